using System.Text.Json;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.About;

/// <summary>
/// What the browser tests found of the public pages. They write it (see docs/testing.md), it is committed beside this class and part of the
/// program, and they fail when it says anything else than they find.
/// </summary>
/// <param name="Date">The day of the tests, in Beijing.</param>
/// <param name="Engine">The version of axe-core.</param>
/// <param name="Browser">Name and version.</param>
/// <param name="Pages">One for each page and mode.</param>
internal sealed record AccessibilityRecord(DateOnly Date, string Engine, string Browser, IReadOnlyList<TestedPage> Pages)
{
    /// <summary>The file's name among the program's resources, and beside this class.</summary>
    public const string FileName = "accessibility.json";

    /// <summary>How the file is written.</summary>
    public static JsonSerializerOptions Form { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The record that this program was built with.</summary>
    public static AccessibilityRecord Committed { get; } = Read();

    /// <summary>The modes that were tested, in their order.</summary>
    public IReadOnlyList<string> Modes => [.. Pages.Select(page => page.Mode).Distinct()];

    /// <summary>The pages that were tested, in their order.</summary>
    public IReadOnlyList<string> Names => [.. Pages.Select(page => page.Name).Distinct()];

    public int Violations => Pages.Sum(page => page.Violations);

    /// <summary>A page in a mode; null when it was not tested in it.</summary>
    public TestedPage? Of(string name, string mode) => Pages.SingleOrDefault(page => page.Name == name && page.Mode == mode);

    /// <summary>A mode in words.</summary>
    public static string ModeName(string mode) => PublicText.ResourceManager.GetString($"TestedMode_{Key(mode)}") ?? mode;

    /// <summary>A kind of page in words.</summary>
    public static string PageName(string name) => PublicText.ResourceManager.GetString($"TestedPage_{Key(name)}") ?? name;

    private static string Key(string name) => name.Replace('-', '_');

    private static AccessibilityRecord Read()
    {
        using var stream = typeof(AccessibilityRecord).Assembly.GetManifestResourceStream(FileName)!;
        return JsonSerializer.Deserialize<AccessibilityRecord>(stream, Form)!;
    }
}

/// <summary>What was found of a page in a mode.</summary>
/// <param name="Name">The kind of page, as the tests call it.</param>
/// <param name="Mode">How it was shown.</param>
/// <param name="Widths">Widths of the window, in pixels.</param>
/// <param name="Passed">Rules that were kept, at the width where they were fewest.</param>
/// <param name="Violations">Rules that were broken, at all widths together.</param>
internal sealed record TestedPage(string Name, string Mode, IReadOnlyList<int> Widths, int Passed, int Violations);

/// <summary>The statement on accessibility: the agency's own text, if it has one, and what was tested.</summary>
internal sealed record AccessibilityPage : SitePage
{
    /// <summary>The agency's own text; null while none is live.</summary>
    public required Shared.SealedHtml? Statement { get; init; }

    public required AccessibilityRecord Record { get; init; }

    /// <summary>Telephone with hours; may be empty.</summary>
    public required string Contact { get; init; }
}
