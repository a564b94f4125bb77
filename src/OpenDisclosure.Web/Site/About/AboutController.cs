using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.Web.Site.About;

/// <summary>Site texts that have a body: guide (条例第十二条), requests, accessibility.</summary>
internal sealed class AboutController : SiteController
{
    [HttpGet("/about/guide")]
    [PublicPage]
    public IActionResult Guide() => Text(SiteTextKeys.Guide, PublicText.Guide);

    [HttpGet("/about/on-request")]
    [PublicPage]
    public IActionResult OnRequest() => Text(SiteTextKeys.OnRequest, PublicText.OnRequest);

    [HttpGet("/about/accessibility")]
    [PublicPage]
    public IActionResult Accessibility() => View("Accessibility", new AccessibilityPage
    {
        Around = Around(new Spot("/about/accessibility", PublicText.AccessibilityStatement) { Below = [new NavLink(PublicText.AccessibilityStatement, null)] }),
        Statement = Frame.Text(SiteTextKeys.Accessibility) is { } text ? new SealedHtml(text.Html) : null,
        Record = AccessibilityRecord.Committed,
        Contact = Surroundings.Contact(Frame),
    });

    private IActionResult Text(string key, string name)
    {
        if (Frame.Text(key) is not { } text)
            return NotFound();
        var address = "/about/" + key;
        var section = Frame.Column(Surroundings.StatutoryColumn);
        return View("Text", new TextPage
        {
            Around = Around(new Spot(address, name) { Column = section, Below = [new NavLink(name, null)] }),
            Heading = name,
            Body = new SealedHtml(text.Html),
            CheckedOn = Texts.Fill(PublicText.LastReleased, Texts.Long(Domain.WorkingDays.BeijingTime.DateOf(text.PublishedAt))),
            SideLabel = section?.Name ?? "",
            SideLinks = section is null ? [] : [.. Surroundings.Statutory(Frame).Select(link => link with { Current = link.Address == address ? "page" : null })],
        });
    }
}

/// <summary>A text of the site itself.</summary>
internal sealed record TextPage : SitePage
{
    public required string Heading { get; init; }

    public required SealedHtml Body { get; init; }

    /// <summary>When this text was last released.</summary>
    public required string CheckedOn { get; init; }

    public required string SideLabel { get; init; }

    public required IReadOnlyList<NavLink> SideLinks { get; init; }
}
