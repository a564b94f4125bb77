using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace OpenDisclosure.Data.Accounts;

/// <summary>
/// When a person set his password, and the slow hashes of those before it. Kept under every profile, so that the stricter one can be
/// switched to on any day. Rows of the token table, under the provider of the second factor with names of their own.
/// </summary>
public sealed class PasswordHistory(DisclosureDb db)
{
    public const string SetAtName = "password-set-at";
    public const string FormerName = "former-passwords";

    private const char Separator = ';';
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly PasswordHasher<StaffAccount> Hasher = new();

    /// <summary>When the person set his password; null when he has not, or nobody knows.</summary>
    public async Task<DateTimeOffset?> SetAt(long accountId, CancellationToken cancel)
    {
        var stored = await Tokens(accountId, SetAtName).AsNoTracking().Select(token => token.Value).SingleOrDefaultAsync(cancel);
        return stored is null ? null : DateTimeOffset.ParseExact(stored, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>Whether the text is one of the person's last passwords.</summary>
    public async Task<bool> Holds(StaffAccount account, string password, CancellationToken cancel)
    {
        var hashes = await Former(account.Id, cancel);
        return hashes.Prepend(account.PasswordHash).OfType<string>().Any(hash => Hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed);
    }

    /// <summary>Notes that another password took the place of one; saved with what the context saves next.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="former">Hash of the one before.</param>
    /// <param name="setAt">When the person set the new one; null when it is a one-time password of an administrator.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task Note(long accountId, string? former, DateTimeOffset? setAt, CancellationToken cancel)
    {
        if (former is not null)
            await Keep(accountId, FormerName, string.Join(Separator, (await Former(accountId, cancel)).Prepend(former).Take(PasswordRules.Remembered - 1)), cancel);
        if (setAt is { } instant)
            await Keep(accountId, SetAtName, instant.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture), cancel);
        else
            db.UserTokens.RemoveRange(await Tokens(accountId, SetAtName).ToListAsync(cancel));
    }

    private async Task<string[]> Former(long accountId, CancellationToken cancel) =>
        (await Tokens(accountId, FormerName).AsNoTracking().Select(token => token.Value).SingleOrDefaultAsync(cancel))?.Split(Separator) ?? [];

    private async Task Keep(long accountId, string name, string value, CancellationToken cancel)
    {
        var token = await Tokens(accountId, name).AsTracking().SingleOrDefaultAsync(cancel);
        if (token is null)
            db.UserTokens.Add(new IdentityUserToken<long> { UserId = accountId, LoginProvider = SecondFactorTokens.Provider, Name = name, Value = value });
        else
            token.Value = value;
    }

    private IQueryable<IdentityUserToken<long>> Tokens(long accountId, string name) =>
        db.UserTokens.Where(token => token.UserId == accountId && token.LoginProvider == SecondFactorTokens.Provider && token.Name == name);
}
