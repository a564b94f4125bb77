using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>
/// The one-time code beside the password: whether it is asked, how it is bound, and whether a code may be taken.
/// Secrets are stored under the program's key, recovery codes as hashes.
/// </summary>
internal sealed class SecondFactor(
    DisclosureDb db, IDataProtectionProvider protection, IOptions<Settings> settings, IHostEnvironment environment, TimeProvider clock)
{
    private static readonly TimeSpan OfferLasts = TimeSpan.FromMinutes(15);

    private readonly IDataProtector secrets = protection.CreateProtector("second-factor");
    private readonly ITimeLimitedDataProtector offers = protection.CreateProtector("second-factor-offer").ToTimeLimitedDataProtector();

    /// <summary>Whether nobody works without one. In Production yes, unless the settings say otherwise.</summary>
    public bool Required => settings.Value.RequireSecondFactor ?? environment.IsProduction();

    /// <summary>Whether the person must still bind one before anything else.</summary>
    public bool MustEnrol(StaffAccount account) => Required && !account.TwoFactorEnabled;

    /// <summary>A new secret for the account, sealed so that the form can carry it; nothing is stored yet.</summary>
    public string Offer(StaffAccount account) =>
        offers.Protect($"{account.Id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(OneTimeCode.SecretLength))}", clock.GetUtcNow() + OfferLasts);

    /// <summary>The secret of an offer made to this account; null when it is another's or too old.</summary>
    public byte[]? Secret(StaffAccount account, string? offer)
    {
        if (string.IsNullOrEmpty(offer))
            return null;
        try
        {
            var parts = offers.Unprotect(offer, out var until).Split(':');
            return until > clock.GetUtcNow() && parts[0] == account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ? Convert.FromBase64String(parts[1])
                : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Binds a secret when the code proves that the authenticator has it.</summary>
    /// <returns>The recovery codes, to be shown once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> Enrol(StaffAccount account, byte[] secret, string? code, CancellationToken cancel)
    {
        if (OneTimeCode.Match(secret, Plain(code), clock.GetUtcNow(), account.LastTotpStep) is not { } step)
            return null;
        var codes = RecoveryCodes.Make();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var bound = await db.Users.Where(user => user.Id == account.Id && !user.TwoFactorEnabled && user.LastTotpStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.TwoFactorEnabled, true).SetProperty(user => user.LastTotpStep, step), cancel);
        if (bound == 0)
            return null;
        await Keep(account, SecondFactorTokens.Secret, secrets.Protect(Convert.ToBase64String(secret)), cancel);
        await Keep(account, SecondFactorTokens.RecoveryCodes, RecoveryCodes.Store(codes), cancel);
        await transaction.CommitAsync(cancel);
        return codes;
    }

    /// <summary>New recovery codes in place of all old ones.</summary>
    public async Task<IReadOnlyList<string>> RenewCodes(StaffAccount account, CancellationToken cancel)
    {
        var codes = RecoveryCodes.Make();
        await Keep(account, SecondFactorTokens.RecoveryCodes, RecoveryCodes.Store(codes), cancel);
        return codes;
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CodesLeft(StaffAccount account, CancellationToken cancel) =>
        RecoveryCodes.Left(await Stored(account, SecondFactorTokens.RecoveryCodes, cancel));

    /// <summary>Takes a one-time or recovery code of an account that has bound one. Each is good once, however many ask at a time.</summary>
    public async Task<bool> Takes(StaffAccount account, string? code, CancellationToken cancel)
    {
        if (!account.TwoFactorEnabled || string.IsNullOrWhiteSpace(code))
            return false;
        return RecoveryCodes.LooksLikeOne(code) ? await TakesRecovery(account, code, cancel) : await TakesTimed(account, code, cancel);
    }

    private async Task<bool> TakesTimed(StaffAccount account, string code, CancellationToken cancel)
    {
        if (await Stored(account, SecondFactorTokens.Secret, cancel) is not { } stored)
            return false;
        var secret = Convert.FromBase64String(secrets.Unprotect(stored));
        if (OneTimeCode.Match(secret, Plain(code), clock.GetUtcNow(), account.LastTotpStep) is not { } step)
            return false;
        return await db.Users.Where(user => user.Id == account.Id && user.LastTotpStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastTotpStep, step), cancel) == 1;
    }

    private async Task<bool> TakesRecovery(StaffAccount account, string code, CancellationToken cancel)
    {
        if (await Stored(account, SecondFactorTokens.RecoveryCodes, cancel) is not { } stored || RecoveryCodes.Without(stored, code) is not { } rest)
            return false;
        return await Tokens(account, SecondFactorTokens.RecoveryCodes).Where(token => token.Value == stored)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, rest), cancel) == 1;
    }

    private async Task Keep(StaffAccount account, string name, string value, CancellationToken cancel)
    {
        if (await Tokens(account, name).ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, value), cancel) == 1)
            return;
        var token = new IdentityUserToken<long> { UserId = account.Id, LoginProvider = SecondFactorTokens.Provider, Name = name, Value = value };
        db.UserTokens.Add(token);
        await db.SaveChangesAsync(cancel);
        db.Entry(token).State = EntityState.Detached;
    }

    private Task<string?> Stored(StaffAccount account, string name, CancellationToken cancel) =>
        Tokens(account, name).Select(token => token.Value).SingleOrDefaultAsync(cancel);

    private IQueryable<IdentityUserToken<long>> Tokens(StaffAccount account, string name) => db.UserTokens.AsNoTracking()
        .Where(token => token.UserId == account.Id && token.LoginProvider == SecondFactorTokens.Provider && token.Name == name);

    /// <summary>Spaces and full width are forgiven.</summary>
    private static string Plain(string? code) => new([.. (code ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
}
