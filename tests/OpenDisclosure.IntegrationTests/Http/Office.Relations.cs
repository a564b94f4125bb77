using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>Documents of a kind, and how they stand to each other.</summary>
public sealed partial class Office
{
    private int numbers = 700;

    /// <summary>A complete normative document; without the reason it needs an interpretation.</summary>
    public async Task<Paper> Normative(string? reason = null, Action<Draft>? change = null) => await Kind(DocumentKind.NormativeDocument, draft =>
    {
        draft.DocumentNumber = $"示工信发〔2026〕{Interlocked.Increment(ref numbers)}号";
        (draft.EffectiveOn, draft.Validity) = (draft.IssuedOn, Validity.InForce);
        draft.Fields = reason is null
            ? JsonSerializer.Serialize(KindFields.Plan.ToDictionary(field => field, _ => "x"))
            : JsonSerializer.Serialize(new Dictionary<string, string> { [KindFields.NoInterpretation] = reason });
        change?.Invoke(draft);
    });

    /// <summary>A complete interpretation of a document.</summary>
    public async Task<Paper> Interpretation(Paper of)
    {
        var paper = await Kind(DocumentKind.Interpretation, draft => draft.Fields = """{"form":"text","office":"某科","person":"某科科长"}""");
        await Relate(paper, RelationKind.Interprets, of);
        return paper;
    }

    /// <summary>A complete draft of a kind in the column of notices.</summary>
    public async Task<Paper> Kind(DocumentKind kind, Action<Draft> change)
    {
        var actor = await Actor(Author);
        await using var db = site.Database.Open();
        var column = await db.Columns.Where(found => found.Key == "notices").Select(found => found.Id).SingleAsync();
        var number = Interlocked.Increment(ref papers);
        return new Paper(await Do<DraftBook, long>(book => book.Begin(actor, kind, draft =>
        {
            (draft.Title, draft.Summary, draft.Body, draft.ColumnId) = ($"第{number}份{kind}", "摘要", "正文。", column);
            (draft.SubjectClass, draft.IssuedOn) = ("工业、交通\\其他", new DateOnly(2026, 1, 5));
            change(draft);
        }, null, CancellationToken.None)));
    }

    /// <summary>States a relation of a draft.</summary>
    public async Task Relate(Paper paper, RelationKind kind, Paper target)
    {
        await using var db = site.Database.Open();
        db.DraftRelations.Add(new DraftRelation { DocumentId = paper.DocumentId, Kind = kind, TargetId = target.DocumentId });
        await db.SaveChangesAsync();
    }

    /// <summary>A draft through every review: only the signature is missing.</summary>
    public async Task<Paper> Ready(Paper draft) => await Judge(await Review(await Submit(draft)));

    /// <summary>Signs papers as one bundle, and says what became of it.</summary>
    public async Task<ActOutcome> Bundle(params Paper[] papers)
    {
        var actor = await Actor(Releaser);
        var outcome = await Do<ReleaseRevision, ActOutcome>(release => release.Together(actor, [.. papers.Select(Seen)], CancellationToken.None));
        if (outcome.Done)
            await Shown(outcome);
        return outcome;
    }

    /// <summary>What stands in the way of a paper's order.</summary>
    public async Task<Problem?> Preflight(Paper paper)
    {
        await using var db = site.Database.Open();
        var orderId = await db.ReleaseOrders.Where(order => order.RevisionId == paper.RevisionId).Select(order => order.Id).SingleAsync();
        return await Do<OrderRelease, Problem?>(orders => orders.Preflight(orderId, CancellationToken.None));
    }
}
