using System.Runtime.CompilerServices;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>
/// The structure of many texts, from a phrase file. <c>[a|b]</c> is a choice; <c>{name}</c> is a word of the list of that name, the same
/// wherever it stands in one item; <c>{name.1}</c> is its next facet; <c>{name:3-9}</c> is a number.
/// </summary>
internal sealed record NewsPattern(
    string Column,
    string Office,
    string Keywords,
    IReadOnlyList<string> Titles,
    IReadOnlyList<string> Summaries,
    IReadOnlyList<string> Body)
{
    private const int Usual = 3;

    /// <summary>What belongs to more months than these is of no season.</summary>
    private const int LongestSeason = 3;

    public string Genre { get; init; } = "新闻动态";

    public string? Topic { get; init; }

    public string? Subject { get; init; }

    /// <summary>How often it is taken, beside the others.</summary>
    public int Weight { get; init; } = Usual;

    /// <summary>How often it may be taken in one span.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>The months it belongs to; none means all.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>The days of the month, first and last.</summary>
    public int FirstDay { get; init; } = 1;

    public int LastDay { get; init; } = 31;

    /// <summary>The only year it is true of.</summary>
    public int? Year { get; init; }

    /// <summary>The day before which nobody could have written it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>What one span tells only once, such as the opening of one works.</summary>
    public string? Once { get; init; }

    /// <summary>Lists of words that only this pattern has.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Each structure is one of its own, however alike.</summary>
    public bool Equals(NewsPattern? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public bool IsOfSeason => Months.Count is > 0 and <= LongestSeason;

    /// <summary>Whether a text of this structure may come out on the day.</summary>
    public bool Fits(DateOnly on) =>
        (Months.Count == 0 || Months.Contains(on.Month)) &&
        on.Day >= FirstDay && on.Day <= LastDay &&
        (Year is null || Year == on.Year) &&
        (From is null || From <= on);
}
