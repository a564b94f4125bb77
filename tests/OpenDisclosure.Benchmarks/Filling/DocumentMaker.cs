using System.Text.Json;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Cli.Demonstration;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>A draft with its seal.</summary>
/// <param name="Number">Which document it is, from 0.</param>
/// <param name="Whole">The draft.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Html">What was rendered.</param>
/// <param name="Manifest">The sealed bytes.</param>
/// <param name="Scan">What the scanner found.</param>
internal sealed record SealedDocument(int Number, DraftWhole Whole, Member Author, string Html, byte[] Manifest, ScanRecord Scan)
{
    /// <summary>The hash of the seal.</summary>
    public byte[] Hash { get; } = Domain.Publishing.Manifest.Hash(Manifest);
}

/// <summary>Writes and seals documents by the product's renderer, scanner and manifest, several at a time.</summary>
internal sealed class DocumentMaker(FillRequest request, FilledAgency agency, ArticleTexts texts, Schedule schedule, FirstIds ids)
{
    /// <summary>Every so many documents there is a normative one, with its interpretation behind it.</summary>
    private const int NormativeEvery = 20;

    private const int MostTries = 50;
    private const int MostDaysToEffect = 60;
    private const int YearsOfValidity = 5;
    private const int StatutoryItems = 15;

    private readonly List<string> classes =
        [.. SubjectClasses.All.SelectMany(top => top.Second.Select(second => $"{top.Top}\\{second}"))];

    /// <summary>Documents in their order; what is released together stands together.</summary>
    public IReadOnlyList<IReadOnlyList<SealedDocument>> Make(int from, int count, CancellationToken cancel)
    {
        if (count <= 0)
            return [];
        return
        [
            .. Enumerable.Range(from, count).Where(number => !IsInterpretation(number)).AsParallel().AsOrdered()
                .WithDegreeOfParallelism(Environment.ProcessorCount).WithCancellation(cancel).Select(number => Bundle(number, cancel)),
        ];
    }

    private bool IsNormative(int number) => number % NormativeEvery == 0 && number + 1 < request.Documents;

    private static bool IsInterpretation(int number) => number % NormativeEvery == 1;

    private IReadOnlyList<SealedDocument> Bundle(int number, CancellationToken cancel)
    {
        var dice = new Dice(((ulong)request.Seed << 32) + (ulong)number);
        if (!IsNormative(number))
            return [Seal(number, dice, agency.Ordinary[dice.Next(agency.Ordinary.Count)], null, cancel)];
        var normative = Seal(number, dice, agency.Normative, null, cancel);
        return [normative, Seal(number + 1, dice, agency.Interpretations, normative.Whole.Document, cancel)];
    }

    private SealedDocument Seal(int number, Dice dice, Column column, Document? interpreted, CancellationToken cancel)
    {
        var author = dice.Of(agency.Authors(column.UnitId));
        var blank = Blank(number, column, author, interpreted);
        Describe(blank, author, dice);
        for (var tries = 0; tries < MostTries; tries++)
        {
            Write(blank, texts.Of((long)number + tries), number, author);
            if (Sealed(number, blank, author, interpreted, cancel) is { } made)
                return made;
        }

        throw new MeasuringException($"No text was found for document {number}");
    }

    private DraftWhole Blank(int number, Column column, Member author, Document? interpreted)
    {
        var at = schedule.At(number, 0);
        var document = FirstIds.Give(
            new Document { Key = NaturalKey.New(Document.KeyLength), UnitId = column.UnitId, Kind = column.DefaultKind, CreatedAt = at }, ids.Document + number);
        var draft = new Draft { DocumentId = document.Id, CreatedAt = at, UpdatedAt = at, UpdatedById = author.Actor.StaffId, ColumnId = column.Id };
        IReadOnlyList<DraftRelation> relations = interpreted is null
            ? []
            : [new DraftRelation { DocumentId = document.Id, Kind = RelationKind.Interprets, TargetId = interpreted.Id }];
        return new DraftWhole(document, draft, column, [], relations, [author.Actor.StaffId]);
    }

    private void Describe(DraftWhole whole, Member author, Dice dice)
    {
        var draft = whole.Draft;
        draft.IssuedOn = BeijingTime.DateOf(draft.CreatedAt);
        draft.SubjectClass = dice.Of(classes);
        draft.Genre = dice.Of(Genres.All);
        draft.Topic = dice.Next(2) == 0 ? dice.Of(agency.Topics).Key : null;
        draft.StatutoryItem = dice.Next(4) == 0 ? 1 + dice.Next(StatutoryItems) : null;
        draft.ResponsibleOffice = author.Office;
        draft.Source = agency.Units[whole.Document.UnitId].Name;
        if (whole.Document.Kind != DocumentKind.NormativeDocument)
            return;
        draft.Validity = Validity.InForce;
        draft.EffectiveOn = draft.IssuedOn.Value.AddDays(dice.Next(MostDaysToEffect));
        draft.ExpiresOn = dice.Next(2) == 0 ? draft.EffectiveOn.Value.AddYears(YearsOfValidity) : null;
    }

    private void Write(DraftWhole whole, ArticleText text, int number, Member author)
    {
        var draft = whole.Draft;
        (draft.Title, draft.Summary, draft.Body, draft.Keywords) = (text.Title, text.Summary, text.Body, text.Subject);
        var fields = FieldsOf(whole, text, number, author);
        draft.Fields = fields.Count == 0 ? null : JsonSerializer.Serialize(new SortedDictionary<string, string>(fields, StringComparer.Ordinal));
        if (whole.Document.Kind == DocumentKind.NormativeDocument)
            draft.DocumentNumber = new DocumentNumber(agency.Units[whole.Document.UnitId].NumberPrefix, draft.IssuedOn!.Value.Year, 1 + (number / NormativeEvery)).ToString();
    }

    private Dictionary<string, string> FieldsOf(DraftWhole whole, ArticleText text, int number, Member author) => whole.Document.Kind switch
    {
        DocumentKind.NormativeDocument => new()
        {
            [KindFields.Audience] = agency.Topics[number / NormativeEvery % agency.Topics.Count].StaffName,
            [KindFields.PlanOutline] = text.Summary,
            [KindFields.PlanForm] = Term.Of(InterpretationForm.Text),
            [KindFields.PlanChannel] = agency.Interpretations.StaffName,
            [KindFields.PlanTime] = Domain.Auditing.EntryInstant.Day(whole.Draft.IssuedOn)!,
        },
        DocumentKind.Interpretation => new()
        {
            [KindFields.Form] = Term.Of(InterpretationForm.Text),
            [KindFields.Person] = author.Name,
            [KindFields.Office] = author.Office,
        },
        _ => [],
    };

    /// <summary>The seal; null when the text may not be sealed: something in it must be masked first, or it does not render.</summary>
    private SealedDocument? Sealed(int number, DraftWhole whole, Member author, Document? interpreted, CancellationToken cancel)
    {
        if (whole.Render(cancel).Html is not { } html || Problems(whole, html).Count > 0)
            return null;
        var scan = ScanDraft.Unanswered(whole, agency.Lists, cancel);
        if (scan.Findings.Any(found => found.Finding.Grade == FindingGrade.Stop))
            return null;
        var keys = new SealKeys(agency.Units[whole.Document.UnitId].Key, [author.Actor.Key], Targets(interpreted));
        return new SealedDocument(number, whole, author, html, Manifest.Write(SealDraft.ContentOf(whole, html, [], 1, keys)), scan);
    }

    private static IReadOnlyList<Problem> Problems(DraftWhole whole, string html)
    {
        var facts = new KindFacts(
            whole.Document.Kind, whole.Fields(), [.. whole.Relations.Select(relation => relation.Kind)], whole.Draft.IssuedOn, [], html.Length);
        return [.. SubmitRules.Check(whole.Draft, whole.Document.Kind, releasedBefore: false, whole.Draft.IssuedOn!.Value), .. KindRules.Check(facts)];
    }

    private static Dictionary<long, string> Targets(Document? interpreted) => interpreted is null ? [] : new() { [interpreted.Id] = interpreted.Key };
}
