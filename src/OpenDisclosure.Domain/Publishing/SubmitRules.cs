using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>What a draft must carry before it is sealed. A draft may lack anything; these rules are for submitting alone.</summary>
public static class SubmitRules
{
    /// <summary>All reasons why the draft cannot be submitted; empty when it can.</summary>
    /// <param name="draft">The working copy.</param>
    /// <param name="kind">Kind of its document.</param>
    /// <param name="releasedBefore">Whether a revision was released, so that a change note is due.</param>
    /// <param name="today">Beijing date.</param>
    public static IReadOnlyList<Problem> Check(Draft draft, DocumentKind kind, bool releasedBefore, DateOnly today)
    {
        var problems = new List<Problem>();
        Require(problems, draft.Title, nameof(Draft.Title));
        if (draft.ColumnId is null)
            problems.Add(new Problem(nameof(Draft.ColumnId), "Required"));
        if (releasedBefore)
            Require(problems, draft.ChangeNote, nameof(Draft.ChangeNote));
        if (kind != DocumentKind.SiteText)
            CheckDocument(problems, draft, kind, today);
        return problems;
    }

    private static void CheckDocument(List<Problem> problems, Draft draft, DocumentKind kind, DateOnly today)
    {
        Require(problems, draft.Body, nameof(Draft.Body));

        // 《政府信息公开条例》第十二条: the catalogue names index, name, summary and date of origin.
        Require(problems, draft.Summary, nameof(Draft.Summary));
        if (draft.IssuedOn is null)
            problems.Add(new Problem(nameof(Draft.IssuedOn), "Required"));
        if (draft.IssuedOn > today)
            problems.Add(new Problem(nameof(Draft.IssuedOn), "IssuedInFuture"));

        // 《政府信息公开条例》第十三条: what is meant for requests is not published on the agency's own motion.
        if (draft.Mode != DisclosureMode.Proactive)
            problems.Add(new Problem(nameof(Draft.Mode), "NotProactive"));
        if (kind is DocumentKind.Notice or DocumentKind.NormativeDocument)
            Require(problems, draft.SubjectClass, nameof(Draft.SubjectClass));
        if (kind == DocumentKind.Repost)
            Require(problems, draft.Source, nameof(Draft.Source));
        if (kind == DocumentKind.NormativeDocument)
            CheckNormative(problems, draft);
        CheckNumber(problems, draft);
        CheckDates(problems, draft);
    }

    private static void CheckNormative(List<Problem> problems, Draft draft)
    {
        Require(problems, draft.DocumentNumber, nameof(Draft.DocumentNumber));
        if (draft.Validity is null)
            problems.Add(new Problem(nameof(Draft.Validity), "Required"));
        if (draft.EffectiveOn is null)
            problems.Add(new Problem(nameof(Draft.EffectiveOn), "Required"));
    }

    private static void CheckNumber(List<Problem> problems, Draft draft)
    {
        if (!string.IsNullOrWhiteSpace(draft.DocumentNumber) && DocumentNumber.Parse(draft.DocumentNumber) is null)
            problems.Add(new Problem(nameof(Draft.DocumentNumber), "DocumentNumberShape"));
    }

    private static void CheckDates(List<Problem> problems, Draft draft)
    {
        if (draft.EffectiveOn < draft.IssuedOn)
            problems.Add(new Problem(nameof(Draft.EffectiveOn), "EffectiveBeforeIssued"));
        if (draft.ExpiresOn < (draft.EffectiveOn ?? draft.IssuedOn))
            problems.Add(new Problem(nameof(Draft.ExpiresOn), "ExpiresBeforeEffective"));
    }

    private static void Require(List<Problem> problems, string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new Problem(field, "Required"));
    }
}
