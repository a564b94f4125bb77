using OpenDisclosure.Content.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Messages;

namespace OpenDisclosure.Web.Site;

/// <summary>Puts together what stands around a page, from live site texts alone.</summary>
internal static class Surroundings
{
    /// <summary>The column of the statutory section (国办公开办函〔2019〕61号).</summary>
    public const string StatutoryColumn = "disclosure";

    private const string Between = " - ";

    /// <param name="frame">The frame; null when no database ever answered, then only the program's own words appear.</param>
    /// <param name="origin">The public origin without slash at the end.</param>
    /// <param name="view">How the reader wants it.</param>
    /// <param name="spot">Where the page stands.</param>
    public static Surround Of(SiteFrame? frame, string origin, ViewChoice view, Spot spot) => new()
    {
        Title = TitleOf(frame, spot),
        Agency = AgencyName(frame),
        Superior = Agency(frame, "superior"),
        Accent = Agency(frame, SiteTextKeys.Accent),
        Emblem = frame?.Text(SiteTextKeys.Agency)?.Emblem is { } emblem ? EmblemAddress(emblem) : null,
        Section = IsStatutory(frame, spot.Column) ? PublicText.StatutorySection : PublicText.GovernmentSite,
        Path = spot.Path,
        View = view,
        AccessibilityAddress = frame is null ? null : "/about/accessibility",
        ViewButtons = Buttons(view),
        Navigation = Navigation(frame, spot),
        Trail = spot.HasTrail ? Trail(frame, spot) : [],
        Meta = [.. Meta(frame, origin, spot)],
        Canonical = spot.CanonicalPath is { } path ? origin + path : spot.Indexed ? origin + spot.Path : null,
        Feed = spot is { HasFeed: true, Column: { } column } ? $"/{column.Key}/feed.atom" : null,
        BodyClass = spot.BodyClass,
        Script = spot.Script,
        Sheet = spot.Sheet,
        Suggests = spot.Suggests,
        Demonstration = Agency(frame, SiteTextKeys.Demonstration) is { Length: > 0 } words ? words : null,
        Banner = frame?.Field(SiteTextKeys.Banner, "text") is { Length: > 0 } text ? text : null,
        Foot = Foot(frame, origin, spot.Path),
    };

    /// <summary>A file of a site text has its address below the site's own texts; no column may be called so.</summary>
    private static string EmblemAddress(EmblemFile emblem) => $"/about/{SealedFile.Address(emblem.Sha256, emblem.Name)}";

    /// <summary>The agency's name, or the program's word for the site before there is one.</summary>
    public static string AgencyName(SiteFrame? frame) => Agency(frame, SiteTextKeys.Name) is { Length: > 0 } name ? name : PublicText.GovernmentSite;

    /// <summary>Telephone with hours, as pages that lead nowhere give it; empty when none is live.</summary>
    public static string Contact(SiteFrame? frame) => Agency(frame, "telephone") is { Length: > 0 } telephone
        ? Agency(frame, "hours") is { Length: > 0 } hours ? Texts.Fill(PublicText.TelephoneHours, telephone, hours) : telephone
        : "";

    /// <summary>Where the State Council's office takes reports of faults, for one page.</summary>
    public static string? FaultAddress(SiteFrame? frame, string origin, string path) => Agency(frame, "siteId") is { Length: > 0 } id
        ? $"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={Uri.EscapeDataString(id)}&url={Uri.EscapeDataString(origin + path)}"
        : null;

    /// <summary>The columns of the statutory section's own navigation, with guide and requests around them.</summary>
    public static IEnumerable<NavLink> Statutory(SiteFrame frame)
    {
        if (frame.Text(SiteTextKeys.Guide) is not null)
            yield return new NavLink(PublicText.Guide, "/about/guide");
        if (frame.Column(StatutoryColumn) is { } section)
        {
            foreach (var column in frame.Below(section.Id))
                yield return new NavLink(column.Name, "/" + column.Key);
        }

        if (frame.Text(SiteTextKeys.OnRequest) is not null)
            yield return new NavLink(PublicText.OnRequest, "/about/on-request");
    }

    private static string Agency(SiteFrame? frame, string field) => frame?.Agency(field) ?? "";

    private static bool IsStatutory(SiteFrame? frame, ColumnView? column) =>
        frame is not null && column is not null && frame.PathTo(column)[0].Key == StatutoryColumn;

    private static string TitleOf(SiteFrame? frame, Spot spot)
    {
        var above = frame is null || spot.Column is null
            ? []
            : frame.PathTo(spot.Column).Reverse().Skip(spot.IsColumn ? 1 : 0).Select(column => column.Name);
        string[] parts = [spot.Name.Length > 0 ? spot.Name + spot.Suffix : PublicText.Home, .. above, AgencyName(frame)];
        return string.Join(Between, parts.Where(part => part.Length > 0));
    }

    private static List<NavLink> Navigation(SiteFrame? frame, Spot spot)
    {
        var links = new List<NavLink> { new(PublicText.Home, "/", spot.Path == "/" ? "page" : null) };
        var root = frame is null || spot.Column is null ? null : frame.PathTo(spot.Column)[0];
        foreach (var column in frame?.Below(null) ?? [])
        {
            var address = "/" + column.Key;
            links.Add(new NavLink(column.Name, address, spot.Path == address ? "page" : column.Id == root?.Id ? "true" : null));
        }

        return links;
    }

    private static List<NavLink> Trail(SiteFrame? frame, Spot spot)
    {
        var trail = new List<NavLink> { new(PublicText.Home, "/") };
        if (frame is not null && spot.Column is { } column)
            trail.AddRange(frame.PathTo(column).Select(step => new NavLink(step.Name, spot.IsColumn && step.Id == column.Id ? null : "/" + step.Key)));
        trail.AddRange(spot.Below);
        return trail;
    }

    private static IEnumerable<MetaTag> Meta(SiteFrame? frame, string origin, Spot spot)
    {
        if (!spot.Indexed)
            yield return new MetaTag("robots", "noindex");
        foreach (var tag in Named(frame, origin, spot).Concat(spot.Meta).Where(tag => tag.Content.Length > 0))
            yield return tag;
    }

    private static IEnumerable<MetaTag> Named(SiteFrame? frame, string origin, Spot spot)
    {
        yield return new MetaTag("SiteName", Agency(frame, SiteTextKeys.Name));
        yield return new MetaTag("SiteDomain", Agency(frame, "domain"));
        yield return new MetaTag("SiteIDCode", Agency(frame, "siteId"));
        yield return new MetaTag("ColumnName", spot.Column?.Name ?? (spot.Path == "/" ? PublicText.Home : ""));
        yield return new MetaTag("ColumnDescription", spot.Column?.Description ?? "");
        yield return new MetaTag("ColumnKeywords", spot.Column?.Keywords ?? "");
        yield return new MetaTag("ColumnType", spot.Column is { } column ? Labels.Of(column.Class) : spot.Path == "/" ? PublicText.Home : "");
        if (spot.Meta.Count == 0)
            yield return new MetaTag("Description", spot.Column?.Description is { Length: > 0 } description ? description : PageDescription(frame, spot));
        yield return new MetaTag("Url", spot.Indexed ? origin + spot.Path : "");
    }

    private static string PageDescription(SiteFrame? frame, Spot spot) =>
        Texts.Fill(PublicText.PageDescription, AgencyName(frame), spot.Name.Length > 0 ? spot.Name : PublicText.Home);

    private static PageFoot Foot(SiteFrame? frame, string origin, string path) => new(
        Labelled(PublicText.Sponsor, AgencyName(frame)),
        Labelled(PublicText.Telephone, Contact(frame)),
        CallAddress(Agency(frame, "telephone")),
        Labelled(PublicText.SiteId, Agency(frame, "siteId")),
        Agency(frame, "icp"),
        Agency(frame, "police"),
        Digits(Agency(frame, "police")) is { Length: > 0 } code ? $"https://beian.mps.gov.cn/#/query/webSearch?code={code}" : null,
        Agency(frame, "partyMark") is { Length: > 0 } mark ? $"https://bszs.conac.cn/sitename?method=show&id={Uri.EscapeDataString(mark)}" : null,
        FaultAddress(frame, origin, path),
        Labelled(PublicText.Place, Agency(frame, "address")),
        [.. FootLinks(frame, path)]);

    private static IEnumerable<NavLink> FootLinks(SiteFrame? frame, string path)
    {
        if (frame is { IsOpen: true })
        {
            yield return new NavLink(MessageText.Title, MessagesController.Address);
            yield return new NavLink(MessageText.FaultLink, MessagesController.FaultOn(path));
        }

        yield return new NavLink(PublicText.SiteMap, "/sitemap");
        if (frame is not null)
            yield return new NavLink(PublicText.AccessibilityStatement, "/about/accessibility");
        if (frame?.Text(SiteTextKeys.OnRequest) is not null)
            yield return new NavLink(PublicText.OnRequest, "/about/on-request");
    }

    /// <summary>What a telephone dials: with the country's code (RFC 3966) where the number has an area code; null when the text is no single number.</summary>
    internal static string? CallAddress(string telephone)
    {
        var digits = string.Concat(telephone.Where(letter => letter is not ('-' or ' ')));
        return digits.Length is >= 5 and <= 12 && digits.All(char.IsAsciiDigit) ? digits[0] == '0' ? $"tel:+86{digits[1..]}" : $"tel:{digits}" : null;
    }

    private static string Labelled(string pattern, string text) => text.Length > 0 ? Texts.Fill(pattern, text) : "";

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>The elder view is ink on white: there is no theme to choose in it.</summary>
    private static List<ViewButton> Buttons(ViewChoice view) =>
    [
        new(ViewChoice.ElderField, view.Elder ? "off" : ViewChoice.On, PublicText.ElderView, Pressed(view.Elder)),
        view.Size switch
        {
            null => new(ViewChoice.SizeField, ViewChoice.Large, PublicText.SizeOrdinary, null),
            ViewChoice.Large => new(ViewChoice.SizeField, ViewChoice.Largest, PublicText.SizeLarge, null),
            _ => new(ViewChoice.SizeField, "ordinary", PublicText.SizeLargest, null),
        },
        .. view.Elder ? [] : new[] { ThemeButton(view, ViewChoice.Dark, PublicText.ThemeDark), ThemeButton(view, ViewChoice.Light, PublicText.ThemeLight) },
    ];

    private static ViewButton ThemeButton(ViewChoice view, string theme, string text) =>
        new(ViewChoice.ThemeField, view.Theme == theme ? "system" : theme, text, Pressed(view.Theme == theme));

    private static string Pressed(bool pressed) => pressed ? "true" : "false";
}
