using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Administration;

/// <summary>Sets the e-mail address that a person's own notices go to. The entry says that it changed, never what it is.</summary>
public sealed class SetNoticeAddress(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Changes the actor's own address; an empty one means no mail. An unchanged one is no act.</summary>
    public Task<ActOutcome> Run(Actor actor, string address, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (address.Length > 0 && !NoticeAddress.IsWellFormed(address))
            return ActOutcome.Refused([new Problem("Address", "AddressShape")]);
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var account = await db.Users.SingleOrDefaultAsync(found => found.StaffId == actor.StaffId, cancel);
        if (account is null)
            return ActOutcome.Refused("NoAccount");
        if ((account.Email ?? "") == address)
            return new ActOutcome([]);
        (account.Email, account.NormalizedEmail) = address.Length == 0 ? (null, null) : (address, address.ToUpperInvariant());
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["staff"] = actor.Key };
        var entry = await writer.Append(Acts.AddressChanged, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    });
}
