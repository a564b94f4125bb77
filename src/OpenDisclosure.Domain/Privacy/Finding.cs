namespace OpenDisclosure.Domain.Privacy;

/// <summary>What has to be done about a finding before a text may go on.</summary>
public enum FindingGrade
{
    /// <summary>Masked, or justified one by one.</summary>
    Stop,

    /// <summary>Answered once for all findings of its group.</summary>
    Ask,

    /// <summary>Shown only.</summary>
    Note,
}

/// <summary>What was found. The law behind the personal kinds is 《个人信息保护法》第二十八条, behind the marks 《保守国家秘密法》第二十二条.</summary>
public enum FindingKind
{
    /// <summary>公民身份号码 of 18 characters (GB 11643).</summary>
    IdentityNumber,

    /// <summary>The identity number of 15 digits that was given until 1999.</summary>
    OldIdentityNumber,

    /// <summary>A bank card number of 16 to 19 digits (ISO/IEC 7812).</summary>
    BankCard,

    /// <summary>国家秘密标志: level, star and term, or a level where a mark stands.</summary>
    SecrecyMark,

    /// <summary>A word that stands on papers not meant for the public, such as 内部资料.</summary>
    SecrecyWord,

    /// <summary>A mobile telephone number.</summary>
    Mobile,

    /// <summary>A number of a fixed telephone, mostly an office's.</summary>
    Telephone,

    /// <summary>An address of electronic mail.</summary>
    Email,

    /// <summary>A passport or another travel document.</summary>
    Passport,

    /// <summary>An officer's or soldier's certificate.</summary>
    MilitaryId,

    /// <summary>The number plate of a vehicle.</summary>
    Plate,

    /// <summary>A dwelling near a personal name or a word for home.</summary>
    Address,

    /// <summary>The name of a child under fourteen.</summary>
    Minor,

    /// <summary>Sensitive personal data: faith, health, accounts, whereabouts, a past.</summary>
    SensitiveData,

    /// <summary>A word of the agency's own list.</summary>
    SensitiveWording,

    /// <summary>A leader's name beside a title that is not his.</summary>
    LeaderName,

    /// <summary>A misspelling of the agency's own list.</summary>
    Misspelling,

    /// <summary>The agency's own telephone, mail box, address or staff.</summary>
    OwnDetail,

    /// <summary>Something in a file that a reader does not see. Raised by the scanner of files.</summary>
    HiddenData,

    /// <summary>A file that could not be read, and so not be scanned. Raised by the scanner of files.</summary>
    Unreadable,
}

/// <summary>One place of a text that somebody has to look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Grade">What has to be done about it.</param>
/// <param name="Start">Where it begins in the text as it was given, in UTF-16 units.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Text">The piece as it stands there.</param>
/// <param name="Group">
/// The same for all findings that one answer covers, today and in later texts: the kind, and the word or a hash of the number. The hash
/// keeps numbers out of sight; it does not keep them secret.
/// </param>
/// <param name="Suggestion">The masked form, or the right spelling; null when there is none.</param>
public sealed record Finding(FindingKind Kind, FindingGrade Grade, int Start, int Length, string Text, string Group, string? Suggestion)
{
    /// <summary>Where it ends: the first unit that does not belong to it.</summary>
    public int End => Start + Length;

    /// <summary>Whether its group may be quiet in later texts: a question about words, never one about what could not be read.</summary>
    public bool MayBeAcceptedForGood => Grade == FindingGrade.Ask && Kind is not (FindingKind.HiddenData or FindingKind.Unreadable);
}
