namespace OpenDisclosure.Domain.Publishing;

/// <summary>The forms of an interpretation (解读形式): 文字, 图解, 音频, 视频, 问答, 新闻发布会, 专家解读.</summary>
public enum InterpretationForm
{
    Text,
    Graphic,
    Audio,
    Video,
    Questions,
    PressConference,
    Expert,
}

/// <summary>The stages of a major decision (《重大行政决策程序暂行条例》): its list, the draft put to the public, the result.</summary>
public enum DecisionStage
{
    Catalogue,
    Draft,
    Result,
}

/// <summary>
/// The fields that a kind of document has beside those of every document. They are sealed in the manifest's <c>fields</c> as those of site
/// texts are, so that a new one changes neither the manifest's format nor a table.
/// </summary>
public static class KindFields
{
    private static readonly char[] ListMarks = ['\u3001', '\uFF0C', '\uFF1B', ',', ';'];

    /// <summary>Of an interpretation: its form, a term of <see cref="InterpretationForm"/>.</summary>
    public const string Form = "form";

    /// <summary>Of an interpretation: who interprets.</summary>
    public const string Person = "person";

    /// <summary>Of an interpretation: the office or body of that person.</summary>
    public const string Office = "office";

    /// <summary>Of an interpretation: a document of another body, which is not on this site.</summary>
    public const string OtherDocument = "otherDocument";

    /// <summary>Of a normative document: whom it concerns.</summary>
    public const string Audience = "audience";

    /// <summary>Of a normative document, the plan of its interpretation (解读方案): what is to be explained.</summary>
    public const string PlanOutline = "planOutline";

    /// <inheritdoc cref="PlanOutline"/>
    public const string PlanForm = "planForm";

    /// <inheritdoc cref="PlanOutline"/>
    public const string PlanChannel = "planChannel";

    /// <inheritdoc cref="PlanOutline"/>
    public const string PlanTime = "planTime";

    /// <summary>Of a normative document: why it goes out without an interpretation.</summary>
    public const string NoInterpretation = "noInterpretation";

    /// <summary>Of a response: what the public is concerned about.</summary>
    public const string Concern = "concern";

    /// <summary>Of a response: where the concern was heard.</summary>
    public const string ConcernSource = "concernSource";

    /// <summary>Of a major decision: a term of <see cref="DecisionStage"/>.</summary>
    public const string Stage = "stage";

    /// <summary>Of the draft of a major decision: what it is for and what it rests on.</summary>
    public const string Explanation = "explanation";

    /// <summary>Of the draft of a major decision: the last Beijing date for comments, as <c>yyyy-MM-dd</c>.</summary>
    public const string CommentUntil = "commentUntil";

    /// <summary>Of the draft of a major decision: where comments go.</summary>
    public const string CommentTo = "commentTo";

    /// <summary>Of the draft of a major decision: why the time for comments is shorter than the law has it.</summary>
    public const string Shortened = "shortened";

    /// <summary>The parts of the plan of an interpretation (解读方案); all of them or a reason for none.</summary>
    public static IReadOnlyList<string> Plan { get; } = [PlanOutline, PlanForm, PlanChannel, PlanTime];

    /// <summary>The fields of a kind in the order of the form; most kinds have none.</summary>
    public static IReadOnlyList<string> Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Interpretation => [Form, Person, Office, OtherDocument],
        DocumentKind.NormativeDocument => [Audience, .. Plan, NoInterpretation],
        DocumentKind.Response => [Concern, ConcernSource],
        DocumentKind.MajorDecision => [Stage, Explanation, CommentUntil, CommentTo, Shortened],
        _ => [],
    };

    /// <summary>What stays when a document is begun as an earlier one or from a template: what is said of one matter alone does not.</summary>
    public static IReadOnlyList<string> Lasting { get; } = [Form, Person, Office, Audience, PlanForm, PlanChannel, ConcernSource, CommentTo];

    /// <summary>Those whom a document concerns, one by one.</summary>
    /// <param name="audience">The field, which parts them by the marks of a Chinese or Western list.</param>
    public static IReadOnlyList<string> AudiencesOf(string audience)
    {
        ArgumentNullException.ThrowIfNull(audience);
        return [.. audience.Split(ListMarks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
    }

    /// <summary>The terms that a field may have; null for one that is free text.</summary>
    public static IReadOnlyList<string>? TermsOf(string field) => field switch
    {
        Form => [.. Enum.GetValues<InterpretationForm>().Select(Term.Of)],
        Stage => [.. Enum.GetValues<DecisionStage>().Select(Term.Of)],
        _ => null,
    };

    /// <summary>The longest text of a field, in characters.</summary>
    public static int LengthOf(string field) => field switch
    {
        Explanation => 2000,
        PlanOutline => 1000,
        NoInterpretation or Shortened or Concern => Draft.NoteLength,
        _ => Draft.LineLength,
    };
}
