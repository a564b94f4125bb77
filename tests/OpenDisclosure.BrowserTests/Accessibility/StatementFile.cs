using System.Text.Json;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Site.About;

namespace OpenDisclosure.BrowserTests.Accessibility;

/// <summary>
/// What the statement on accessibility says was found. With OPENDISCLOSURE_WRITE_ACCESSIBILITY=1 the file is written anew; without, it must
/// name the pages, modes and widths that are tested, and what is found of each.
/// </summary>
internal static class StatementFile
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("OPENDISCLOSURE_WRITE_ACCESSIBILITY") == "1";

    private static string Address => Path.Combine(Workplace.WebProject, "Site", "About", AccessibilityRecord.FileName);

    /// <summary>Writes what was found, or holds what is committed against it.</summary>
    public static void Hold(IReadOnlyList<TestedPage> found, string engine, string browser)
    {
        if (Writes)
        {
            var record = new AccessibilityRecord(BeijingTime.DateOf(TimeProvider.System.GetUtcNow()), engine, browser, found);
            File.WriteAllText(Address, JsonSerializer.Serialize(record, AccessibilityRecord.Form) + "\n");
            return;
        }

        var committed = JsonSerializer.Deserialize<AccessibilityRecord>(File.ReadAllText(Address), AccessibilityRecord.Form)!;
        Assert.Equal(found.Select(Line), committed.Pages.Select(Line));
        Assert.Equal(engine, committed.Engine);
        Assert.InRange(committed.Date, new DateOnly(2026, 1, 1), BeijingTime.DateOf(TimeProvider.System.GetUtcNow()));
    }

    /// <summary>How many rules are kept depends on what the demonstration shows that day; how many are broken does not.</summary>
    private static string Line(TestedPage page) => $"{page.Name} {page.Mode} {string.Join(',', page.Widths)}: {page.Violations}";
}
