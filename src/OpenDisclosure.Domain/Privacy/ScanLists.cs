namespace OpenDisclosure.Domain.Privacy;

/// <summary>What an agency tells the scanner about itself. Immutable: build it once and scan many texts with it.</summary>
public sealed class ScanLists
{
    private readonly Lazy<ListWords> words;
    private readonly Lazy<OwnDetails> own;

    public ScanLists()
    {
        words = new(() => new ListWords(this));
        own = new(() => new OwnDetails(this));
    }

    /// <summary>No list at all.</summary>
    public static ScanLists Empty { get; } = new();

    /// <summary>Words that the agency wants to be asked about.</summary>
    public IReadOnlyList<string> SensitiveWords { get; init; } = [];

    /// <summary>Leaders by name, each with the right titles; a title may hold several, divided by 、.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Leaders { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Common misspellings, each with the right spelling.</summary>
    public IReadOnlyDictionary<string, string> Misspellings { get; init; } = new Dictionary<string, string>();

    /// <summary>The agency's own telephone numbers, in any spelling, with or without the area code.</summary>
    public IReadOnlyList<string> OwnNumbers { get; init; } = [];

    /// <summary>The agency's own postal and mail addresses; a mail address that begins with @ stands for its whole domain.</summary>
    public IReadOnlyList<string> OwnAddresses { get; init; } = [];

    /// <summary>Members of staff, whose names beside an address tell nothing about a citizen.</summary>
    public IReadOnlyList<string> OwnNames { get; init; } = [];

    /// <summary>
    /// Groups that a reviewer has accepted for good (<see cref="Finding.Group"/>). They lower a question to a note; what stops a text is
    /// justified one by one and stays.
    /// </summary>
    public IReadOnlySet<string> AcceptedGroups { get; init; } = new HashSet<string>();

    internal ListWords Words => words.Value;

    internal OwnDetails Own => own.Value;
}
