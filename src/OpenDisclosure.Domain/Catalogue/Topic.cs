namespace OpenDisclosure.Domain.Catalogue;

/// <summary>
/// A topic (专题): a field of work under which documents of all columns are found together. Its public name is a site text that goes
/// through the gate; which topic a document stands under is inside its seal.
/// </summary>
public sealed class Topic
{
    public const int KeyLength = 40;
    public const int NameLength = 60;

    public long Id { get; private set; }

    /// <summary>Lower-case Latin name; part of its address. Never changes.</summary>
    public required string Key { get; init; }

    /// <summary>What staff call it.</summary>
    public required string StaffName { get; set; }

    public required int Position { get; set; }

    /// <summary>A closed topic takes no new documents and stays readable.</summary>
    public bool Closed { get; set; }

    public long Version { get; set; }
}
