using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>Asks once more, before an act that matters, whether the person at the keyboard is the one who signed in.</summary>
internal sealed class Reauthentication(DisclosureDb db, UserManager<StaffAccount> users, SecondFactor factor, FailedAttempts attempts)
{
    /// <summary>Whether the text is the signed-in person's password or a fresh one-time code. Wrong ones count towards the lock.</summary>
    public async Task<bool> Confirms(CurrentStaff me, string? passwordOrCode, CancellationToken cancel)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(found => found.StaffId == me.StaffId, cancel);
        return await Confirms(account, passwordOrCode, cancel);
    }

    /// <inheritdoc cref="Confirms(CurrentStaff, string?, CancellationToken)"/>
    public async Task<bool> Confirms(StaffAccount account, string? passwordOrCode, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(passwordOrCode) || !await attempts.Begin(account.Id, cancel))
            return false;
        var right = IsPassword(account, passwordOrCode) || await factor.Takes(account, passwordOrCode, cancel);
        if (right)
            await attempts.Clear(account.Id, cancel);
        return right;
    }

    /// <summary>Whether the text is the account's password. Does not count.</summary>
    public bool IsPassword(StaffAccount account, string? password) =>
        account.PasswordHash is { } hash && users.PasswordHasher.VerifyHashedPassword(account, hash, password ?? "") != PasswordVerificationResult.Failed;
}
