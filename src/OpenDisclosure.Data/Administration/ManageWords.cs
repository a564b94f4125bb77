using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Administration;

/// <summary>A line to be put on a list.</summary>
public sealed record WordLine(WordList List, string Word, string Meaning);

/// <summary>The lists by which the scanner asks. Confidentiality reviewers keep them; every change is an entry.</summary>
public sealed class ManageWords(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Puts a line on a list. Groups are accepted with a verdict, never here.</summary>
    public Task<ActOutcome> Add(Actor actor, WordLine line, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.ConfidentialityReviewer) || line.List == WordList.Accepted)
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        if (await Stands(db, line, cancel))
            return ActOutcome.Refused([new Problem(nameof(line.Word), "WordListed")]);
        var seq = await Add(db, actor, line, writer, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], seq);
    });

    /// <summary>Takes a line off its list.</summary>
    public Task<ActOutcome> Remove(Actor actor, long lineId, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.ConfidentialityReviewer))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        if (await db.ListedWords.SingleOrDefaultAsync(found => found.Id == lineId && found.RemovedAt == null, cancel) is not { } line)
            return ActOutcome.Refused("ChangedByOther");
        (line.RemovedById, line.RemovedAt) = (actor.StaffId, writer.At);
        var entry = await writer.Append(Acts.WordTakenOff, null, Body(actor, new WordLine(line.List, line.Word, line.Meaning)), cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    });

    /// <summary>Puts a line on a list within an act under way; a line that stands there already is left as it is.</summary>
    internal static async Task<long> Add(DisclosureDb db, Actor actor, WordLine line, LedgerWriter writer, CancellationToken cancel)
    {
        if (await Stands(db, line, cancel))
            return 0;
        db.ListedWords.Add(new ListedWord { List = line.List, Word = line.Word, Meaning = line.Meaning, AddedById = actor.StaffId, AddedAt = writer.At });
        return (await writer.Append(Acts.WordListed, null, Body(actor, line), cancel)).Seq;
    }

    private static Task<bool> Stands(DisclosureDb db, WordLine line, CancellationToken cancel) =>
        db.ListedWords.AnyAsync(found => found.List == line.List && found.Word == line.Word && found.RemovedAt == null, cancel);

    /// <summary>The words of the agency's own lists; what a reviewer accepted may be a person's and is named by its group alone.</summary>
    private static Dictionary<string, object?> Body(Actor actor, WordLine line) => new()
    {
        ["actor"] = actor.Key,
        ["list"] = Term.Of(line.List),
        ["word"] = line.List == WordList.Leader ? null : line.Word,
        ["meaning"] = line.List is WordList.Misspelling ? line.Meaning : null,
    };
}
