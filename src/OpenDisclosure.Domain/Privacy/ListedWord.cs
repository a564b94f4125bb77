namespace OpenDisclosure.Domain.Privacy;

/// <summary>The lists by which an agency tells the scanner what to ask about, and what not to ask about again.</summary>
public enum WordList
{
    /// <summary>Wording that the agency wants to be asked about.</summary>
    SensitiveWording,

    /// <summary>Leaders by name, each with the right titles.</summary>
    Leader,

    /// <summary>Misspellings, each with the right spelling.</summary>
    Misspelling,

    /// <summary>Groups of findings that a reviewer has accepted for good.</summary>
    Accepted,
}

/// <summary>A line of a list. Lines are added and taken off, never changed; each act is an entry.</summary>
public sealed class ListedWord
{
    public const int WordLength = 100;
    public const int MeaningLength = 200;

    public long Id { get; private set; }

    public required WordList List { get; init; }

    /// <summary>The word, the name, or the group of an accepted finding.</summary>
    public required string Word { get; init; }

    /// <summary>The right titles or the right spelling; of an accepted group what a reader recognises it by. May be empty.</summary>
    public required string Meaning { get; init; }

    public required long AddedById { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Who took it off the list; null while it stands there.</summary>
    public long? RemovedById { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }
}
