using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <content>Bundles, moved and planned times, looks before the time, withdrawals at a set time.</content>
public sealed partial class GateFlow
{
    /// <summary>Releases several as one bundle.</summary>
    public async Task<ActOutcome> Together(IReadOnlyList<SeenRevision> bundle, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await new ReleaseRevision(db, Files, Clock).Together(actor ?? Releaser, bundle, CancellationToken.None));
    }

    /// <summary>Orders several as one bundle.</summary>
    public async Task<ActOutcome> Order(IReadOnlyList<SeenRevision> bundle, DateTimeOffset at)
    {
        await using var db = Database.Open();
        return Tick(await Orders(db).At(Releaser, bundle, at, CancellationToken.None));
    }

    public async Task<ActOutcome> Move(long revisionId, DateTimeOffset at, Actor? actor = null)
    {
        await using var db = Database.Open();
        var order = await db.ReleaseOrders.Where(found => found.RevisionId == revisionId).OrderByDescending(found => found.Id).Select(found => found.Id).FirstAsync();
        return Tick(await Orders(db).Move(actor ?? Releaser, order, at, CancellationToken.None));
    }

    public async Task<ActOutcome> Plan(long revisionId, DateTimeOffset? at, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await new PlanRelease(db, Clock).Move(actor ?? Author, revisionId, at, CancellationToken.None));
    }

    /// <summary>What stands in the way of each set release whose look is due.</summary>
    public async Task<IReadOnlyList<PreflightCheck>> Look()
    {
        await using var db = Database.Open();
        return await new Preflight(db, Orders(db), Clock).Run(CancellationToken.None);
    }

    public async Task<ActOutcome> OrderWithdrawal(long documentId, byte[] hash, DateTimeOffset at, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await Withdrawals(db).At(actor ?? Releaser, documentId, hash, WithdrawalReason.PersonalData, at, CancellationToken.None));
    }

    public async Task<ActOutcome> CallWithdrawalBack(long documentId, Actor? actor = null)
    {
        await using var db = Database.Open();
        return Tick(await Withdrawals(db).CallBack(actor ?? Releaser, await WithdrawalOrder(db, documentId), CancellationToken.None));
    }

    public async Task<ActOutcome> FulfilWithdrawal(long documentId)
    {
        await using var db = Database.Open();
        return Tick(await Withdrawals(db).Fulfil(await WithdrawalOrder(db, documentId), CancellationToken.None));
    }

    private static Task<long> WithdrawalOrder(DisclosureDb db, long documentId) =>
        db.WithdrawalOrders.Where(found => found.DocumentId == documentId).OrderByDescending(found => found.Id).Select(found => found.Id).FirstAsync();

    private OrderWithdrawal Withdrawals(DisclosureDb db) => new(db, new WithdrawPublication(db, Clock), Clock);
}
