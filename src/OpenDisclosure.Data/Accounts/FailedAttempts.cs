using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Accounts;

/// <summary>
/// Counts attempts before they are judged, in one statement each, so that a hundred guesses at the same moment are still only
/// the few that the lock allows.
/// </summary>
public sealed class FailedAttempts(DisclosureDb db, IOptions<IdentityOptions> options, TimeProvider clock)
{
    /// <summary>Counts an attempt. False when the account is locked: nothing may then be judged.</summary>
    public async Task<bool> Begin(long accountId, CancellationToken cancel)
    {
        var lockout = options.Value.Lockout;
        DateTimeOffset? now = BeijingTime.Cut(clock.GetUtcNow());
        DateTimeOffset? until = now + lockout.DefaultLockoutTimeSpan;
        var last = lockout.MaxFailedAccessAttempts - 1;
        return await db.Users.Where(user => user.Id == accountId && (user.LockoutEnd == null || user.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(user => user.LockoutEnd, user => user.AccessFailedCount >= last ? until : null)
                    .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount >= last ? 0 : user.AccessFailedCount + 1),
                cancel) == 1;
    }

    /// <summary>Forgets the attempts after a right one.</summary>
    public Task Clear(long accountId, CancellationToken cancel) => db.Users.Where(user => user.Id == accountId)
        .ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null).SetProperty(user => user.AccessFailedCount, 0), cancel);
}
