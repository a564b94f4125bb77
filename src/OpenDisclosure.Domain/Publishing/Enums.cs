namespace OpenDisclosure.Domain.Publishing;

/// <summary>What a document is; decides the fields it must carry before it may be submitted.</summary>
public enum DocumentKind
{
    Notice,
    NormativeDocument,
    News,
    Interpretation,

    /// <summary>An answer to what the public is concerned about (回应关切).</summary>
    Response,

    /// <summary>A policy of a higher body, with its source and its original date (转载).</summary>
    Repost,

    /// <summary>The public answer to a message of a visitor (留言答复), without his data.</summary>
    Reply,
    AnnualReport,
    Overview,
    SiteText,

    /// <summary>重大行政决策: its list, a draft with its explanation, or the result; <see cref="DecisionStage"/> says which.</summary>
    MajorDecision,
}

/// <summary>The one thing a person does on a revision. One person, one duty: the key of <see cref="RevisionPerson"/> holds it.</summary>
public enum Duty
{
    Author,
    ContentReviewer,
    ConfidentialityReviewer,
    Releaser,
}

/// <summary>Verdict of one step of content review (三审三校).</summary>
public enum ReviewOutcome
{
    Passed,
    Returned,
}

/// <summary>Verdict of the confidentiality review: 主动公开, 依申请公开, 不予公开, 退回修改.</summary>
public enum ClearanceOutcome
{
    Cleared,
    OnRequest,
    Refused,
    Returned,
}

/// <summary>Where a publication stands. It only ever leaves <see cref="Live"/>, once.</summary>
public enum PublicationState
{
    Live,
    Superseded,
    Withdrawn,
}

/// <summary>The three ways a document leaves: gone (410), moved (redirect), kept with a notice (the notice is a revision).</summary>
public enum WithdrawalKind
{
    Gone,
    Moved,
    Kept,
}

/// <summary>The closed list of reasons for a withdrawal; a citizen reads one of them on the page.</summary>
public enum WithdrawalReason
{
    WrongContent,
    Replaced,
    Repealed,
    PersonalData,
    Confidential,
    PublishedByMistake,
    RightsOfOthers,
}

/// <summary>Why a released document is revised. After a correction for personal data or secrecy the earlier text is closed at once.</summary>
public enum CorrectionKind
{
    Ordinary,
    PersonalData,
    Confidential,
}

/// <summary>What a file of a revision is for.</summary>
public enum FileRole
{
    Original,
    Derived,
    Inline,
}

/// <summary>How one document stands to another. Inside the seal.</summary>
public enum RelationKind
{
    Interprets,
    Amends,
    Repeals,
    Replaces,
    Forwards,
    ReliesOn,

    /// <summary>It takes up what an earlier document began, as the result of a decision does its draft.</summary>
    Continues,

    /// <summary>A clean-up of normative documents (规范性文件清理) finds that the earlier one stays in force.</summary>
    Confirms,
}

/// <summary>有效性 of a document.</summary>
public enum Validity
{
    InForce,
    Amended,
    Expired,
    Repealed,
    NotYetInForce,
}

/// <summary>公开方式 intended by the drafter (源头认定).</summary>
public enum DisclosureMode
{
    Proactive,
    OnRequest,
}
