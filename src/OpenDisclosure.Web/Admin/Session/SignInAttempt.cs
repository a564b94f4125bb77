using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>
/// Judges a sign-in. Unknown, disabled, locked, wrong password, wrong code: one answer, after the same work and not before the same
/// time, so that nobody learns which accounts exist.
/// </summary>
internal sealed class SignInAttempt(
    DisclosureDb db, UserManager<StaffAccount> users, Reauthentication secrets, SecondFactor factor, FailedAttempts attempts, ILogger<SignInAttempt> log)
{
    /// <summary>Longer than a hash and the statements around it take; a refusal is never told earlier.</summary>
    private static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(600);

    private static readonly StaffAccount Nobody = new() { StaffId = 0, UserName = "" };
    private static readonly string HashOfNobody = new PasswordHasher<StaffAccount>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>The account, when everything is right; null otherwise.</summary>
    public async Task<StaffAccount?> Judge(string? name, string? password, string? code, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        var account = await Find(name, cancel);
        if (account is not null && await IsRight(account, password, code, cancel))
        {
            await attempts.Clear(account.Id, cancel);
            return account;
        }

        if (account is null)
            users.PasswordHasher.VerifyHashedPassword(Nobody, HashOfNobody, password ?? "");
        log.LogWarning("A sign-in was refused for account {AccountId}.", account?.Id);
        if (RefusalTakes - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest)
            await Task.Delay(rest, cancel);
        return null;
    }

    private async Task<StaffAccount?> Find(string? name, CancellationToken cancel)
    {
        var key = users.NormalizeName((name ?? "").Trim());
        return await (
            from account in db.Users.AsNoTracking()
            join staff in db.Staff on account.StaffId equals staff.Id
            where account.NormalizedUserName == key && staff.Active
            select account).SingleOrDefaultAsync(cancel);
    }

    private async Task<bool> IsRight(StaffAccount account, string? password, string? code, CancellationToken cancel)
    {
        var open = await attempts.Begin(account.Id, cancel);
        var right = secrets.IsPassword(account, password);
        return open && right && (!account.TwoFactorEnabled || await factor.Takes(account, code, cancel));
    }
}
