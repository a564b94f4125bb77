using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Accounts;

/// <summary>
/// A one-time link by which a person sets the first password. The database keeps a hash of its token, never the token; it works once, and
/// for three days.
/// </summary>
public static class Invitation
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    private const int TokenLength = 40;
    private const string Name = "invitation";

    /// <summary>Adds a token of an account to what will be saved, in place of one that it has.</summary>
    /// <returns>The token, to be told once.</returns>
    public static string Add(DisclosureDb db, long accountId, DateTimeOffset now)
    {
        var token = ReadableSecret.New(TokenLength);
        db.UserTokens.Add(new IdentityUserToken<long>
        {
            UserId = accountId,
            LoginProvider = SecondFactorTokens.Provider,
            Name = Name,
            Value = $"{Hash(token)} {(now + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}",
        });
        return token;
    }

    /// <summary>The account that a token opens, or null: it is unknown, used or too old.</summary>
    public static async Task<StaffAccount?> Find(DisclosureDb db, string token, TimeProvider clock, CancellationToken cancel)
    {
        if (token.Length != TokenLength || !ReadableSecret.CouldBe(token))
            return null;
        var start = Hash(token) + " ";
        var found = await db.UserTokens.AsNoTracking().Where(kept => kept.LoginProvider == SecondFactorTokens.Provider && kept.Name == Name && kept.Value!.StartsWith(start))
            .Select(kept => new { kept.UserId, kept.Value }).SingleOrDefaultAsync(cancel);
        if (found is null || DateTimeOffset.FromUnixTimeSeconds(long.Parse(found.Value![start.Length..], CultureInfo.InvariantCulture)) < BeijingTime.Cut(clock.GetUtcNow()))
            return null;
        return await db.Users.SingleOrDefaultAsync(
            account => account.Id == found.UserId && db.Staff.Any(staff => staff.Id == account.StaffId && staff.Active), cancel);
    }

    /// <summary>Uses a token up; false when another use was faster.</summary>
    public static async Task<bool> Use(DisclosureDb db, long accountId, CancellationToken cancel) =>
        await db.UserTokens.Where(kept => kept.UserId == accountId && kept.LoginProvider == SecondFactorTokens.Provider && kept.Name == Name).ExecuteDeleteAsync(cancel) == 1;

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
