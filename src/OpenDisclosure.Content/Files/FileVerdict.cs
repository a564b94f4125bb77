namespace OpenDisclosure.Content.Files;

/// <summary>What a file is for its readers, and which size limit holds.</summary>
public enum FileClass
{
    /// <summary>PDF, OFD and office files.</summary>
    Document,

    /// <summary>Plain text and CSV.</summary>
    Text,

    /// <summary>PNG and JPEG.</summary>
    Picture,

    /// <summary>Sound and film.</summary>
    Media,
}

/// <summary>Why a file is not accepted.</summary>
public enum FileRefusal
{
    /// <summary>The extension is not on the list.</summary>
    UnknownExtension,

    /// <summary>The bytes are something else than the extension says, or two things at once.</summary>
    ContentDoesNotMatch,

    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>More bytes, unpacked bytes, entries or pixels than allowed; <see cref="FileVerdict.Limit"/> tells how many are.</summary>
    TooLarge,

    /// <summary>An office file with a macro.</summary>
    HasMacro,

    /// <summary>Protected by a password, cut short or built wrongly, so that nobody can check what it says.</summary>
    EncryptedOrDamaged,

    /// <summary>A name with a path, control or direction characters, or no name before the extension.</summary>
    BadName,
}

/// <summary>The outcome of inspecting a file: what it is, or why it is refused.</summary>
public sealed record FileVerdict
{
    private FileVerdict()
    {
    }

    /// <summary>Null when the file is allowed.</summary>
    public FileRefusal? Refusal { get; private init; }

    /// <summary>For <see cref="FileRefusal.TooLarge"/>: the limit that was passed, in bytes, entries or pixels.</summary>
    public long? Limit { get; private init; }

    /// <summary>The media type to send; null when refused.</summary>
    public string? MediaType { get; private init; }

    /// <summary>The canonical extension in lower case without a dot (`jpeg` becomes `jpg`); null when refused.</summary>
    public string? Extension { get; private init; }

    /// <summary>Null when refused.</summary>
    public FileClass? Class { get; private init; }

    internal static FileVerdict Allowed(FileKind kind) =>
        new() { MediaType = kind.MediaType, Extension = kind.Extension, Class = kind.Class };

    internal static FileVerdict Refused(FileRefusal refusal, long? limit = null) => new() { Refusal = refusal, Limit = limit };
}
