using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Data.Administration;

/// <summary>What every change of an account rests on: the security administrator makes it, not to himself, on the state that he saw.</summary>
internal static class AccountChange
{
    /// <summary>Runs a change in one transaction, or tells why it cannot be made.</summary>
    public static Task<ActOutcome> Run(
        DisclosureDb db, TimeProvider clock, Actor actor, long staffId, string? version,
        Func<StaffAccount, Staff, LedgerWriter, Task<ActOutcome>> change, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SecurityAdministrator))
            return ActOutcome.Refused("NotYourRole");
        if (actor.StaffId == staffId)
            return ActOutcome.Refused("OwnAccount");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var account = await db.Users.SingleOrDefaultAsync(found => found.StaffId == staffId, cancel);
        if (account is null)
            return ActOutcome.Refused("NoAccount");
        if (account.ConcurrencyStamp != version)
            return ActOutcome.Refused("ChangedByOther");
        return await change(account, await db.Staff.SingleAsync(found => found.Id == staffId, cancel), writer);
    });
}
