using System.Globalization;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Shared;

/// <summary>The fields of a kind of document in words, for staff and citizens alike.</summary>
internal static class KindWords
{
    /// <summary>What a field is called.</summary>
    public static string Label(string field) => PublicText.ResourceManager.GetString($"KindField_{field}", CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"No label for the field {field}.");

    /// <summary>The text of a field; of a term its name.</summary>
    public static string Value(string field, string value)
    {
        if (KindFields.TermsOf(field) is { } terms)
            return terms.Contains(value) ? Name(field, value) : value;
        return field == KindFields.CommentUntil && KindRules.DateOf(value) is { } date ? Texts.Long(date) : value;
    }

    /// <summary>The terms of a field with their names; null for free text.</summary>
    public static IReadOnlyList<(string Term, string Name)>? Choices(string field) =>
        KindFields.TermsOf(field)?.Select(term => (term, Name(field, term))).ToList();

    /// <summary>The lines of the metadata block that a kind adds.</summary>
    public static IEnumerable<Fact> Facts(DocumentKind kind, IReadOnlyDictionary<string, string> fields) =>
        Lines(fields, kind switch
        {
            DocumentKind.NormativeDocument => [KindFields.Audience],
            DocumentKind.Interpretation => [KindFields.OtherDocument],
            DocumentKind.Response => [KindFields.Concern, KindFields.ConcernSource],
            DocumentKind.MajorDecision => [KindFields.Stage, KindFields.Explanation, KindFields.Shortened],
            _ => [],
        });

    /// <summary>What a citizen can do with a document of the kind: comment on a draft.</summary>
    public static IEnumerable<Fact> Errand(DocumentKind kind, IReadOnlyDictionary<string, string> fields) =>
        kind == DocumentKind.MajorDecision ? Lines(fields, [KindFields.CommentUntil, KindFields.CommentTo]) : [];

    /// <summary>Under the title of an interpretation: its form, and who interprets.</summary>
    public static IEnumerable<string> Byline(DocumentKind kind, IReadOnlyDictionary<string, string> fields) => kind == DocumentKind.Interpretation
        ? Lines(fields, [KindFields.Form, KindFields.Person, KindFields.Office]).Select(fact => Texts.Fill(PublicText.LabelledPart, fact.Label, fact.Text))
        : [];

    private static IEnumerable<Fact> Lines(IReadOnlyDictionary<string, string> fields, IEnumerable<string> names) =>
        names.Where(fields.ContainsKey).Select(name => new Fact(Label(name), Value(name, fields[name]), KindFields.LengthOf(name) > Draft.LineLength));

    private static string Name(string field, string term) =>
        field == KindFields.Form ? Labels.Of(Term.Parse<InterpretationForm>(term)) : Labels.Of(Term.Parse<DecisionStage>(term));
}
