using System.Globalization;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>What the rules of a kind look at, besides the plain columns of the draft.</summary>
/// <param name="Kind">Kind of the document.</param>
/// <param name="Fields">Its filled fields by name, see <see cref="KindFields"/>.</param>
/// <param name="Relations">The kinds of the relations that it states.</param>
/// <param name="IssuedOn">Beijing date on which it was made.</param>
/// <param name="MediaTypes">Media types of its files.</param>
/// <param name="TextLength">Characters without spaces of its text, or of the longest text view of an attachment when that is longer.</param>
public sealed record KindFacts(
    DocumentKind Kind, IReadOnlyDictionary<string, string> Fields, IReadOnlyCollection<RelationKind> Relations, DateOnly? IssuedOn,
    IReadOnlyCollection<string> MediaTypes, int TextLength)
{
    /// <summary>A field; empty when it is not filled.</summary>
    public string Field(string name) => Fields.GetValueOrDefault(name, "");
}

/// <summary>What a kind of document must carry in its own fields before it is sealed.</summary>
public static class KindRules
{
    /// <summary>
    /// The least text beside a picture or recording, in characters without spaces. 《无障碍环境建设法》第二十九条 and GB/T 37668-2019 ask for
    /// a text that serves as well as the picture or recording; no law gives a number, this one tells a text from a caption.
    /// </summary>
    public const int LeastAlternative = 200;

    /// <summary>《重大行政决策程序暂行条例》第十五条: a draft is open to comments for 30 days as a rule.</summary>
    public const int CommentDays = 30;

    /// <summary>All reasons why the fields of the kind do not do; empty when they do.</summary>
    public static IReadOnlyList<Problem> Check(KindFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Kind switch
        {
            DocumentKind.Interpretation => [.. Interpretation(facts)],
            DocumentKind.NormativeDocument => [.. Plan(facts)],
            DocumentKind.Response => Required(facts, KindFields.Concern),
            DocumentKind.MajorDecision => Decision(facts),
            _ => [],
        };
    }

    /// <summary>The name of a field in problems and forms.</summary>
    public static string NameOf(string field) => $"{nameof(Draft.Fields)}[{field}]";

    /// <summary>The last date for comments of a decision's draft; null when it is none.</summary>
    public static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static IEnumerable<Problem> Interpretation(KindFacts facts)
    {
        foreach (var problem in Required(facts, KindFields.Form, KindFields.Person, KindFields.Office))
            yield return problem;
        if (!facts.Relations.Contains(RelationKind.Interprets) && facts.Field(KindFields.OtherDocument).Length == 0)
            yield return new Problem(nameof(RelationKind.Interprets), "NothingInterpreted");
        if (MediaOf(facts.Field(KindFields.Form)) is not { } media)
            yield break;
        if (!facts.MediaTypes.Any(type => type.StartsWith(media, StringComparison.Ordinal)))
            yield return new Problem(NameOf(KindFields.Form), "FormWithoutFile");
        if (facts.TextLength < LeastAlternative)
            yield return new Problem(nameof(Draft.Body), "NoEqualText", LeastAlternative, facts.TextLength);
    }

    /// <summary>What files of the form are; null for forms that are text themselves.</summary>
    private static string? MediaOf(string form) => KindFields.TermsOf(KindFields.Form)!.Contains(form)
        ? Term.Parse<InterpretationForm>(form) switch
        {
            InterpretationForm.Graphic => "image/",
            InterpretationForm.Audio => "audio/",
            InterpretationForm.Video => "video/",
            _ => null,
        }
        : null;

    private static IEnumerable<Problem> Plan(KindFacts facts)
    {
        if (facts.Field(KindFields.NoInterpretation).Length > 0)
            return [];
        return KindFields.Plan.Where(field => facts.Field(field).Length == 0).Select(field => new Problem(NameOf(field), "NoPlan"));
    }

    private static List<Problem> Decision(KindFacts facts)
    {
        if (facts.Field(KindFields.Stage) != Term.Of(DecisionStage.Draft))
            return Required(facts, KindFields.Stage);
        return [.. Required(facts, KindFields.Explanation, KindFields.CommentTo), .. CommentTime(facts)];
    }

    private static IEnumerable<Problem> CommentTime(KindFacts facts)
    {
        if (DateOf(facts.Field(KindFields.CommentUntil)) is not { } until)
            yield return new Problem(NameOf(KindFields.CommentUntil), facts.Field(KindFields.CommentUntil).Length == 0 ? "Required" : "NoDate");
        else if (facts.IssuedOn is { } issued && until < issued.AddDays(CommentDays) && facts.Field(KindFields.Shortened).Length == 0)
            yield return new Problem(NameOf(KindFields.Shortened), "CommentTimeShort", CommentDays);
    }

    private static List<Problem> Required(KindFacts facts, params string[] fields) =>
        [.. fields.Where(field => facts.Field(field).Length == 0).Select(field => new Problem(NameOf(field), "Required"))];
}
