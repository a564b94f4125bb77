using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>What stands around every staff page: the agency's name and telephones, today, the newest entry of the ledger.</summary>
internal sealed class StaffFrame(DisclosureDb db, PublishedContent content, LastSiteFrame last, WorkingDayCalendar calendar, TimeProvider clock)
{
    private SiteFrame? site;

    /// <summary>Number of the newest entry; null before the ledger is founded.</summary>
    public long? NewestEntry { get; private set; }

    public string Agency => Field(SiteTextKeys.Name) is { Length: > 0 } name ? name : SettingsText.Mast_NoAgency;

    /// <summary>The words that mark a demonstration; null on a real site.</summary>
    public string? Demonstration => Field("demonstration") is { Length: > 0 } words ? words : null;

    /// <summary>Today with weekday, and whether the office is open.</summary>
    public string Today
    {
        get
        {
            var today = BeijingTime.DateOf(clock.GetUtcNow());
            var weekday = SettingsText.Foot_Weekdays[(int)today.DayOfWeek];
            var kind = calendar.IsWorkingDay(today) ? SettingsText.Foot_WorkingDay : SettingsText.Foot_DayOff;
            return Texts.Fill(SettingsText.Foot_Today, today.Year, today.Month, today.Day, weekday, kind);
        }
    }

    /// <summary>Said while the year's holidays are not in the data; else null.</summary>
    public string? MissingHolidays =>
        BeijingTime.DateOf(clock.GetUtcNow()).Year is var year && !calendar.Knows(year) ? Texts.Fill(SettingsText.Foot_NoHolidays, year) : null;

    /// <summary>Whom to call; null while the agency's text names nobody.</summary>
    public string? Support => (Field("telephone"), Field("hours")) switch
    {
        ("", _) => null,
        (var telephone, "") => Texts.Fill(SettingsText.Foot_Support, telephone),
        var (telephone, hours) => Texts.Fill(SettingsText.Foot_SupportHours, telephone, hours),
    };

    /// <summary>A field of the agency's live site text; empty when it is not set.</summary>
    public string Field(string name) => site?.Agency(name) ?? "";

    /// <summary>Reads what has changed since the last page; called once by the layout.</summary>
    public async Task Load(CancellationToken cancel)
    {
        var head = await db.LedgerHeads.AsNoTracking().Select(found => new { found.TipSeq, found.Epoch }).SingleOrDefaultAsync(cancel);
        if (head is null)
            return;
        NewestEntry = head.TipSeq;
        if (last.Frame is null || last.Frame.Epoch != head.Epoch)
            last.Frame = await content.Frame(cancel);
        site = last.Frame;
    }

    /// <summary>The main navigation of a person.</summary>
    public static IReadOnlyList<NavLink> Navigation(CurrentStaff me, string? section)
    {
        var links = new List<NavLink> { Link(Section.Work, SettingsText.Nav_Work, "/admin", section) };
        if (me.Is(Role.Drafter, Role.OfficeHead, Role.ConfidentialityReviewer, Role.Releaser, Role.Auditor))
            links.Add(Link(Section.Documents, SettingsText.Nav_Documents, "/admin/documents", section));
        if (me.Is(Role.Releaser))
            links.Add(Link(Section.Release, SettingsText.Nav_Release, "/admin/release", section));
        if (me.Is(Role.Drafter, Role.OfficeHead, Role.ConfidentialityReviewer, Role.Releaser, Role.Auditor))
            links.Add(Link(Section.Calendar, SettingsText.Nav_Calendar, "/admin/calendar", section));
        if (me.Is(Role.Drafter, Role.OfficeHead, Role.Releaser))
            links.Add(Link(Section.Messages, MessageText.Staff_Nav, "/admin/messages", section));
        if (me.Is(Role.Auditor, Role.SecurityAdministrator, Role.SystemAdministrator))
            links.Add(Link(Section.Audit, SettingsText.Nav_Audit, "/admin/audit", section));
        if (Settings(me, null) is [{ } first, ..])
            links.Add(Link(Section.Settings, SettingsText.Nav_Settings, first.Address!, section));
        return links;
    }

    /// <summary>The parts of the settings that a person may see.</summary>
    public static IReadOnlyList<NavLink> Settings(CurrentStaff me, string? part)
    {
        var links = new List<NavLink>();
        if (me.Is(Role.SystemAdministrator, Role.Auditor, Role.Drafter))
            links.Add(Link("columns", SettingsText.Nav_Columns, "/admin/columns", part));
        if (me.Is(Role.SystemAdministrator, Role.Auditor, Role.Drafter))
            links.Add(Link("topics", SettingsText.Nav_Topics, "/admin/topics", part));
        if (me.Is(Role.ConfidentialityReviewer, Role.Auditor))
            links.Add(Link("words", SettingsText.Nav_Words, "/admin/words", part));
        if (me.Is(Role.ConfidentialityReviewer, Role.Auditor))
            links.Add(Link("reviews", StaffText.Reviews_Nav, "/admin/reviews", part));
        if (me.Is(Role.SystemAdministrator, Role.Drafter))
            links.Add(Link("site-texts", SettingsText.Nav_SiteTexts, "/admin/site-texts", part));
        if (me.Is(Role.SystemAdministrator, Role.Auditor))
            links.Add(Link("units", SettingsText.Nav_Units, "/admin/units", part));
        if (me.Is(Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor))
            links.Add(Link("offices", SettingsText.Nav_Offices, "/admin/offices", part));
        if (me.Is(Role.SystemAdministrator, Role.Auditor))
            links.Add(Link("leading-group", SettingsText.Nav_Group, "/admin/leading-group", part));
        if (me.Is(Role.SecurityAdministrator, Role.SystemAdministrator, Role.Auditor))
            links.Add(Link("accounts", SettingsText.Nav_Accounts, "/admin/accounts", part));
        if (me.Is(Role.SystemAdministrator, Role.SecurityAdministrator))
            links.Add(Link("import", SettingsText.Nav_Import, "/admin/import", part));
        if (me.Is(Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor))
            links.Add(Link("opening", SettingsText.Nav_Opening, "/admin/opening", part));
        links.Add(Link("absences", SettingsText.Nav_Absences, "/admin/absences", part));
        return links;
    }

    private static NavLink Link(string key, string text, string address, string? current) =>
        new(text, address, key == current ? "page" : null);
}

/// <summary>Keys of the main navigation, for <c>ViewData["Section"]</c>.</summary>
internal static class Section
{
    public const string Work = "work";
    public const string Documents = "documents";
    public const string Release = "release";
    public const string Calendar = "calendar";
    public const string Messages = "messages";
    public const string Audit = "audit";
    public const string Settings = "settings";
}

/// <summary>The public frame as it was last read; one for the program.</summary>
internal sealed class LastSiteFrame
{
    public SiteFrame? Frame { get; set; }
}
