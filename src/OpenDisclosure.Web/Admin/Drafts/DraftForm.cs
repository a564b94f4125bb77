using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>What an author types. Texts as typed, so that nothing is lost when something is wrong.</summary>
internal sealed class DraftForm
{
    /// <summary>The version that the author saw.</summary>
    public long Version { get; set; }

    /// <summary>The body as it was when the page was opened: the ground of a three-way compare.</summary>
    public string? OpenedBody { get; set; }

    [MaxLength(Draft.TitleLength)]
    public string? Title { get; set; }

    [MaxLength(Draft.SummaryLength)]
    public string? Summary { get; set; }

    [MaxLength(Draft.BodyLength)]
    public string? Body { get; set; }

    public long? ColumnId { get; set; }

    [MaxLength(Draft.ClassLength)]
    public string? SubjectClass { get; set; }

    [MaxLength(Draft.ClassLength)]
    public string? Genre { get; set; }

    [MaxLength(Domain.Catalogue.Topic.KeyLength)]
    public string? Topic { get; set; }

    [Range(1, 15)]
    public int? StatutoryItem { get; set; }

    [MaxLength(Domain.Catalogue.DocumentNumber.Length)]
    public string? DocumentNumber { get; set; }

    public string? IssuedOn { get; set; }

    public string? EffectiveOn { get; set; }

    public string? ExpiresOn { get; set; }

    public Validity? Validity { get; set; }

    public DisclosureMode Mode { get; set; }

    [MaxLength(Draft.KeywordsLength)]
    public string? Keywords { get; set; }

    [MaxLength(Draft.SourceLength)]
    public string? Source { get; set; }

    [MaxLength(Draft.OfficeLength)]
    public string? ResponsibleOffice { get; set; }

    [MaxLength(Draft.NoteLength)]
    public string? ChangeNote { get; set; }

    public CorrectionKind Correction { get; set; }

    [MaxLength(Draft.NoteLength)]
    public string? Notice { get; set; }

    [MaxLength(Draft.LineLength)]
    public string? WhoMayApply { get; set; }

    [MaxLength(Draft.LineLength)]
    public string? ApplyUntil { get; set; }

    [MaxLength(Draft.LineLength)]
    public string? ApplyWhere { get; set; }

    [MaxLength(Draft.LineLength)]
    public string? ApplyContact { get; set; }

    public string? PlannedOn { get; set; }

    public string? PlannedTime { get; set; }

    public bool Urgent { get; set; }

    /// <summary>Documents that this one interprets: index or document numbers, one a line.</summary>
    [MaxLength(1000)]
    public string? Interprets { get; set; }

    /// <summary>Documents that this one relates to in the other ways, under the term of the relation; numbers as in <see cref="Interprets"/>.</summary>
    public Dictionary<string, string?> Relations { get; set; } = [];

    /// <summary>Fields of a site text, or of the document's kind.</summary>
    public Dictionary<string, string?> Fields { get; set; } = [];

    /// <summary>The form as the draft stands.</summary>
    public static DraftForm From(Draft draft, IReadOnlyDictionary<RelationKind, string> relations) => new()
    {
        Version = draft.Version,
        OpenedBody = draft.Body,
        Title = draft.Title,
        Summary = draft.Summary,
        Body = draft.Body,
        ColumnId = draft.ColumnId,
        SubjectClass = draft.SubjectClass,
        Genre = draft.Genre,
        Topic = draft.Topic,
        StatutoryItem = draft.StatutoryItem,
        DocumentNumber = draft.DocumentNumber,
        IssuedOn = DateText.Of(draft.IssuedOn),
        EffectiveOn = DateText.Of(draft.EffectiveOn),
        ExpiresOn = DateText.Of(draft.ExpiresOn),
        Validity = draft.Validity,
        Mode = draft.Mode,
        Keywords = draft.Keywords,
        Source = draft.Source,
        ResponsibleOffice = draft.ResponsibleOffice,
        ChangeNote = draft.ChangeNote,
        Correction = draft.Correction,
        Notice = draft.Notice,
        WhoMayApply = draft.WhoMayApply,
        ApplyUntil = draft.ApplyUntil,
        ApplyWhere = draft.ApplyWhere,
        ApplyContact = draft.ApplyContact,
        PlannedOn = draft.PlannedAt is { } planned ? DateText.Of(BeijingTime.DateOf(planned)) : null,
        PlannedTime = draft.PlannedAt is { } time ? BeijingTime.Of(time).ToString("HH:mm", CultureInfo.InvariantCulture) : null,
        Urgent = draft.Urgent,
        Interprets = relations.GetValueOrDefault(RelationKind.Interprets, ""),
        Relations = OtherRelations.ToDictionary(Term.Of, kind => (string?)relations.GetValueOrDefault(kind)),
        Fields = draft.Fields is { } fields ? JsonSerializer.Deserialize<Dictionary<string, string?>>(fields) ?? [] : [],
    };

    /// <summary>The relations that any document may state; interpreting is a field of its own.</summary>
    public static IReadOnlyList<RelationKind> OtherRelations { get; } = [.. Enum.GetValues<RelationKind>().Where(kind => kind != RelationKind.Interprets)];

    /// <summary>What was typed of each relation with the name of its field; a relation that the form did not have is left as it is.</summary>
    public IEnumerable<(RelationKind Kind, string Field, string Reference)> Stated() =>
        new[] { (Kind: RelationKind.Interprets, Field: nameof(Interprets), Reference: Interprets ?? "") }
            .Concat(OtherRelations.Where(kind => Relations.ContainsKey(Term.Of(kind)))
                .Select(kind => (kind, RelationField(kind), Relations[Term.Of(kind)] ?? "")));

    /// <summary>The posted name of a relation's field.</summary>
    public static string RelationField(RelationKind kind) => $"{nameof(Relations)}[{Term.Of(kind)}]";

    /// <summary>Keeps of the fields those of the document's kind that are filled, so that a form which nobody touched changes nothing.</summary>
    public void Keep(DocumentKind kind) =>
        Fields = Fields.Where(field => KindFields.Of(kind).Contains(field.Key) && !string.IsNullOrWhiteSpace(field.Value)).ToDictionary();

    /// <summary>Puts a reviewer's suggestion into the fields. Where the text was typed anew since the seal, the typed lines stay.</summary>
    public void Take(OpenSuggestion suggestion)
    {
        Title = Title == suggestion.Sealed.Title ? suggestion.Text.Title : Title;
        Summary = (Summary ?? "") == suggestion.Sealed.Summary ? suggestion.Text.Summary : Summary;
        Body = ThreeWay.Compare(suggestion.Sealed.Body, Body ?? "", suggestion.Text.Body).Suggestion;
    }

    /// <summary>Puts what cannot be stored beside its field: forbidden characters, dates that are none.</summary>
    public void Check(ModelStateDictionary state)
    {
        foreach (var (field, text) in Texts())
        {
            if (ForbiddenText.In(field, text) is { } found)
                state.AddModelError(field, ProblemText.Of(found));
        }

        foreach (var (field, text) in new[] { (nameof(IssuedOn), IssuedOn), (nameof(EffectiveOn), EffectiveOn), (nameof(ExpiresOn), ExpiresOn), (nameof(PlannedOn), PlannedOn) })
        {
            if (!DateText.IsDateOrEmpty(text))
                state.AddModelError(field, ProblemText.Of(new Problem(field, "NoDate")));
        }

        if (!string.IsNullOrWhiteSpace(PlannedTime) && DateText.Time(PlannedTime) is null)
            state.AddModelError(nameof(PlannedTime), ProblemText.Of(new Problem(nameof(PlannedTime), "NoTime")));
    }

    /// <summary>Writes the typed fields into the draft.</summary>
    public void WriteTo(Draft draft)
    {
        draft.Title = Clean(Title);
        draft.Summary = Clean(Summary);
        draft.Body = string.IsNullOrEmpty(Body) ? null : TextGuard.Normalise(Body);
        draft.ColumnId = ColumnId;
        draft.SubjectClass = Clean(SubjectClass);
        draft.Genre = Clean(Genre);
        draft.Topic = Clean(Topic);
        draft.StatutoryItem = StatutoryItem;
        draft.DocumentNumber = Domain.Catalogue.DocumentNumber.Parse(DocumentNumber)?.ToString() ?? Clean(DocumentNumber);
        draft.IssuedOn = DateText.Date(IssuedOn);
        draft.EffectiveOn = DateText.Date(EffectiveOn);
        draft.ExpiresOn = DateText.Date(ExpiresOn);
        draft.Validity = Validity;
        draft.Mode = Mode;
        draft.Keywords = Clean(Keywords);
        draft.Source = Clean(Source);
        draft.ResponsibleOffice = Clean(ResponsibleOffice);
        draft.ChangeNote = Clean(ChangeNote);
        draft.Correction = Correction;
        draft.Notice = Clean(Notice);
        draft.WhoMayApply = Clean(WhoMayApply);
        draft.ApplyUntil = Clean(ApplyUntil);
        draft.ApplyWhere = Clean(ApplyWhere);
        draft.ApplyContact = Clean(ApplyContact);
        draft.PlannedAt = DateText.Date(PlannedOn) is { } day ? BeijingTime.Instant(day, DateText.Time(PlannedTime) ?? new TimeOnly(9, 0)) : null;
        draft.Urgent = Urgent;
        draft.Fields = Fields.Count == 0 ? null : JsonSerializer.Serialize(new SortedDictionary<string, string?>(Fields, StringComparer.Ordinal));
    }

    /// <summary>The fields other than the body, each with its text, always in the same order.</summary>
    public IEnumerable<(string Field, string Text)> Named() => new[]
    {
        (nameof(Title), Title), (nameof(Summary), Summary), (nameof(DocumentNumber), DocumentNumber), (nameof(SubjectClass), SubjectClass), (nameof(Genre), Genre), (nameof(Topic), Topic),
        (nameof(IssuedOn), IssuedOn), (nameof(EffectiveOn), EffectiveOn), (nameof(ExpiresOn), ExpiresOn),
        (nameof(Validity), Validity is { } validity ? Labels.Of(validity) : null), (nameof(Mode), Labels.Of(Mode)), (nameof(Keywords), Keywords), (nameof(Source), Source),
        (nameof(ResponsibleOffice), ResponsibleOffice), (nameof(ChangeNote), ChangeNote), (nameof(Notice), Notice), (nameof(WhoMayApply), WhoMayApply),
        (nameof(ApplyUntil), ApplyUntil), (nameof(ApplyWhere), ApplyWhere), (nameof(ApplyContact), ApplyContact), (nameof(PlannedOn), PlannedOn), (nameof(Interprets), Interprets),
    }.Select(field => (field.Item1, field.Item2 ?? ""));

    /// <summary>The fields of a kind in words, always in the same order.</summary>
    public IEnumerable<(string Field, string Text)> OfKind(DocumentKind kind) => KindFields.Of(kind)
        .Select(field => (KindRules.NameOf(field), Fields.GetValueOrDefault(field) is { } value ? KindWords.Value(field, value) : ""));

    private IEnumerable<(string Field, string? Text)> Texts() =>
    [
        (nameof(Title), Title), (nameof(Summary), Summary), (nameof(Body), Body), (nameof(DocumentNumber), DocumentNumber), (nameof(Keywords), Keywords),
        (nameof(Source), Source), (nameof(ResponsibleOffice), ResponsibleOffice), (nameof(ChangeNote), ChangeNote), (nameof(Notice), Notice),
        (nameof(WhoMayApply), WhoMayApply), (nameof(ApplyUntil), ApplyUntil), (nameof(ApplyWhere), ApplyWhere), (nameof(ApplyContact), ApplyContact),
        (nameof(SubjectClass), SubjectClass), (nameof(Genre), Genre), (nameof(Topic), Topic), (nameof(Interprets), Interprets),
        .. Fields.Select(field => ($"{nameof(Fields)}[{field.Key}]", field.Value)),
        .. Relations.Select(relation => ($"{nameof(Relations)}[{relation.Key}]", relation.Value)),
    ];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : TextGuard.Normalise(text.Trim());
}
