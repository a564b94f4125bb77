using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.Web.Admin.SiteTexts;

/// <summary>Names, telephones, guide, banner: what an administrator would type elsewhere goes through the gate here.</summary>
[Route("admin/site-texts")]
internal sealed class SiteTextsController(DisclosureDb db, SiteTextShelf shelf, DraftBook book) : StaffController
{
    /// <summary>The column that site texts are filed under, where the site has it.</summary>
    private const string HomeColumn = "site-texts";

    [Staff(Role.Drafter, Role.SystemAdministrator), HttpGet("")]
    public async Task<IActionResult> Index() => View(new SiteTextsPage(await shelf.All(Cancel), Me.Is(Role.Drafter)));

    /// <summary>Begins the draft of a site text, or opens the one there is.</summary>
    [Staff(Role.Drafter), HttpPost("{key}")]
    public async Task<IActionResult> Begin(string key)
    {
        if (await shelf.Name(key, Cancel) is not { } name)
            return NotFound();
        if (await shelf.DocumentOf(key, Cancel) is { } begun)
            return Editor(begun);
        var home = await db.Columns.Where(column => column.Key == HomeColumn && !column.Closed).Select(column => (long?)column.Id).SingleOrDefaultAsync(Cancel);
        try
        {
            return Editor(await book.Begin(Actor, DocumentKind.SiteText, draft => (draft.Title, draft.ColumnId) = (name, home), key, Cancel));
        }
        catch (DbUpdateException failure) when (DatabaseRefusal.Is(failure))
        {
            // Somebody began it at the same moment: the key is unique.
            db.ChangeTracker.Clear();
            return await shelf.DocumentOf(key, Cancel) is { } others ? Editor(others) : throw new InvalidOperationException($"The site text {key} could not be begun.");
        }
    }

    private LocalRedirectResult Editor(long documentId) => LocalRedirect($"/admin/documents/{documentId.ToString(System.Globalization.CultureInfo.InvariantCulture)}/draft");
}

/// <summary>All site texts.</summary>
internal sealed record SiteTextsPage(IReadOnlyList<SiteTextLine> Lines, bool MayBegin);
