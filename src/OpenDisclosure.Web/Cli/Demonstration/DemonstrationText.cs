using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>
/// One step of the demonstration, from an embedded file: facts as lines <c>name: value</c> between two lines of dashes, then the
/// source text. Names in braces stand for dates, so that the texts are always of the weeks before now.
/// </summary>
internal sealed partial class DemonstrationText
{
    private const string Folder = "OpenDisclosure.Web.Cli.Demonstration.Texts.";
    private const string YearFolder = Folder + "Year.";
    private const string Ending = ".md";
    private static readonly Assembly Home = typeof(DemonstrationText).Assembly;

    private readonly ILookup<string, string> facts;

    private DemonstrationText(string name, string text)
    {
        Name = name;
        var parts = text.Split("---\n", 3);
        facts = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .ToLookup(pair => pair[0], pair => pair[1].Trim());
        Body = parts[2].Trim() + "\n";
    }

    /// <summary>The file's name without ending; what other steps call this one.</summary>
    public string Name { get; }

    public string Body { get; }

    /// <summary>The steps of the last weeks, in the order in which they happen.</summary>
    public static IReadOnlyList<DemonstrationText> OfWeeks() => All(Folder, name => !name.StartsWith(YearFolder, StringComparison.Ordinal));

    /// <summary>The steps of the year that the annual report tells of, and of the years before it.</summary>
    public static IReadOnlyList<DemonstrationText> OfYear() => All(YearFolder, _ => true);

    /// <summary>An embedded JSON file.</summary>
    public static T Json<T>(string name) => JsonSerializer.Deserialize<T>(Read(Folder + name), JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"{name} is empty.");

    /// <summary>The value of a fact, or null.</summary>
    public string? Fact(string name) => facts[name].FirstOrDefault();

    /// <summary>The value of a fact that the step must have.</summary>
    public string Needed(string name) => Fact(name) ?? throw new InvalidOperationException($"{Name} lacks '{name}'.");

    /// <summary>All values of a fact that may stand several times.</summary>
    public IEnumerable<string> Facts(string name) => facts[name];

    /// <summary>A whole number, or null.</summary>
    public int? Number(string name) => Fact(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A time of day, or null.</summary>
    public TimeOnly? Time(string name) => Fact(name) is { } text ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>A date: as it stands, or as days after a day.</summary>
    public DateOnly? Date(string name, DateOnly from) => Fact(name) switch
    {
        null => null,
        ['+' or '-', ..] text => from.AddDays(int.Parse(text, CultureInfo.InvariantCulture)),
        { } text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>Puts dates in the place of <c>{year}</c>, <c>{last-year}</c> and <c>{+10}</c> (days after the date of origin).</summary>
    public static string Dated(string text, DateOnly issuedOn) => Marks().Replace(text, mark => mark.Groups["name"].Value switch
    {
        "year" => issuedOn.Year.ToString(CultureInfo.InvariantCulture),
        "last-year" => (issuedOn.Year - 1).ToString(CultureInfo.InvariantCulture),
        "next-year" => (issuedOn.Year + 1).ToString(CultureInfo.InvariantCulture),
        var days => Written(issuedOn.AddDays(int.Parse(days, CultureInfo.InvariantCulture))),
    });

    private static List<DemonstrationText> All(string folder, Func<string, bool> wanted) =>
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal) && wanted(name))
            .Order(StringComparer.Ordinal)
            .Select(name => new DemonstrationText(name[folder.Length..^Ending.Length], Read(name))),
    ];

    private static string Written(DateOnly date) => date.ToString("yyyy\u5E74M\u6708d\u65E5", CultureInfo.InvariantCulture);

    private static string Read(string resource)
    {
        using var stream = Home.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{(?<name>year|last-year|next-year|[+-]\d{1,4})\}")]
    private static partial Regex Marks();
}
