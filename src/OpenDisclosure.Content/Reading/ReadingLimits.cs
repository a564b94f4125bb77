namespace OpenDisclosure.Content.Reading;

/// <summary>How much is read of one file: what is beyond makes it unreadable instead of slow.</summary>
internal static class ReadingLimits
{
    /// <summary>Characters of all parts together.</summary>
    public const int MostCharacters = 5_000_000;

    /// <summary>Elements inside each other.</summary>
    public const int DeepestXml = 256;

    /// <summary>Bytes of one XML part, unpacked; bounds what a single text or section of it can take of the memory.</summary>
    public const long LongestXml = 40L * 1024 * 1024;

    /// <summary>Bytes of all parts that are read, unpacked.</summary>
    public const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>Bytes between two tags; bounds an attribute, which the library's reader holds as a whole.</summary>
    public const int LongestTag = 4 * 1024 * 1024;

    /// <summary>Office files inside office files.</summary>
    public const int DeepestNesting = 2;

    /// <summary>Bytes of a file inside a file, and of a plain text.</summary>
    public const long LongestEmbedded = 20L * 1024 * 1024;

    /// <summary>Pages of a PDF or OFD.</summary>
    public const int MostPages = 5_000;

    /// <summary>Entries of lists that a file makes us keep: shared strings, styles, names.</summary>
    public const int MostItems = 1_000_000;
}
