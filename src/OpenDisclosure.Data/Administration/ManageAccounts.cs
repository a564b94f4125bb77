using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Administration;

/// <summary>A person and the account to be made for him.</summary>
public sealed record NewAccount(string Name, long UnitId, string Office, string UserName, IReadOnlyCollection<Role> Roles);

/// <summary>An act on an account, with the one-time password that is told once, if it made one.</summary>
public sealed record AccountOutcome(ActOutcome Act, string? Password = null, long StaffId = 0);

/// <summary>
/// Accounts. Each change is an entry with staff keys and roles, never names; whoever loses his account loses it with his next request.
/// </summary>
public sealed class ManageAccounts(DisclosureDb db, GrantRoles grants, TimeProvider clock)
{
    private const int PasswordLength = 20;

    /// <summary>
    /// Makes a person and his account; he must set a password of his own before anything else. His roles are a proposal that a second
    /// person confirms.
    /// </summary>
    public async Task<AccountOutcome> Create(Actor actor, NewAccount account, CancellationToken cancel)
    {
        var password = ReadableSecret.New(PasswordLength);
        var staffId = 0L;
        var outcome = await ActOutcome.Guarded(async () =>
        {
            await using var writer = await LedgerWriter.Begin(db, clock, cancel);
            var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(found => found.Id == account.UnitId, cancel);
            if (await Problems(actor, account, unit, cancel) is { Count: > 0 } problems)
                return ActOutcome.Refused(problems);
            var staff = new Staff { Key = NaturalKey.New(Staff.KeyLength), Name = account.Name, UnitId = unit!.Id, Office = account.Office };
            db.Staff.Add(staff);
            await db.SaveChangesAsync(cancel);
            db.Users.Add(Login(staff.Id, account.UserName, password));
            await writer.Append(Acts.AccountCreated, null, Body(actor, staff.Key, ("unit", unit.Key)), cancel);
            await db.SaveChangesAsync(cancel);
            staffId = staff.Id;
            return await grants.Write(actor, staff.Id, staff.Key, account.Roles, writer, cancel);
        });
        return outcome.Done ? new AccountOutcome(outcome, password, staffId) : new AccountOutcome(outcome);
    }

    /// <summary>Corrects a person's name or office; what he did stays under his key.</summary>
    public Task<ActOutcome> Describe(Actor actor, long staffId, string? version, string name, string office, CancellationToken cancel) =>
        Change(actor, staffId, version, async (account, staff, writer) =>
        {
            if ((staff.Name, staff.Office) == (name, office))
                return new ActOutcome([]);
            if (staff.Office != office && !await HasOffice(staff.UnitId, office, cancel))
                return ActOutcome.Refused([new Problem("Office", "NoOffice")]);
            (staff.Name, staff.Office) = (name, office);
            return await Store(account, writer, Acts.PersonChanged, Body(actor, staff.Key), cancel);
        }, cancel);

    /// <summary>Closes an account, or opens it again. The person and what he did stay.</summary>
    public Task<ActOutcome> SetActive(Actor actor, long staffId, string? version, bool active, CancellationToken cancel) =>
        Change(actor, staffId, version, async (account, staff, writer) =>
        {
            if (staff.Active == active)
                return new ActOutcome([]);
            staff.Active = active;
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
            return await Store(account, writer, active ? Acts.AccountEnabled : Acts.AccountDisabled, Body(actor, staff.Key), cancel);
        }, cancel);

    /// <summary>Sets a one-time password in place of a forgotten one, or of a link that was never used: the link ends with it.</summary>
    public async Task<AccountOutcome> ResetPassword(Actor actor, long staffId, string? version, CancellationToken cancel)
    {
        var password = ReadableSecret.New(PasswordLength);
        var outcome = await Change(actor, staffId, version, async (account, staff, writer) =>
        {
            await new PasswordHistory(db).Note(account.Id, account.PasswordHash, null, cancel);
            await Invitation.Use(db, account.Id, cancel);
            account.PasswordHash = new PasswordHasher<StaffAccount>().HashPassword(account, password);
            account.MustChangePassword = true;
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
            return await Store(account, writer, Acts.PasswordReset, Body(actor, staff.Key), cancel);
        }, cancel);
        return outcome.Done ? new AccountOutcome(outcome, password, staffId) : new AccountOutcome(outcome);
    }

    /// <summary>Unbinds a lost authenticator and throws its recovery codes away.</summary>
    public Task<ActOutcome> ResetSecondFactor(Actor actor, long staffId, string? version, CancellationToken cancel) =>
        Change(actor, staffId, version, async (account, staff, writer) =>
        {
            if (!account.TwoFactorEnabled)
                return new ActOutcome([]);
            account.TwoFactorEnabled = false;
            await db.UserTokens
                .Where(token => token.UserId == account.Id && token.LoginProvider == SecondFactorTokens.Provider
                    && (token.Name == SecondFactorTokens.Secret || token.Name == SecondFactorTokens.RecoveryCodes))
                .ExecuteDeleteAsync(cancel);
            return await Store(account, writer, Acts.SecondFactorReset, Body(actor, staff.Key), cancel);
        }, cancel);

    private Task<ActOutcome> Change(
        Actor actor, long staffId, string? version, Func<StaffAccount, Staff, LedgerWriter, Task<ActOutcome>> act, CancellationToken cancel) =>
        AccountChange.Run(db, clock, actor, staffId, version, act, cancel);

    /// <summary>Open sessions end with every change.</summary>
    private async Task<ActOutcome> Store(
        StaffAccount account, LedgerWriter writer, string act, Dictionary<string, object?> body, CancellationToken cancel)
    {
        account.Restamp();
        await SessionRows.EndAll(db, account.StaffId, writer.At, cancel);
        var entry = await writer.Append(act, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    }

    private async Task<List<Problem>> Problems(Actor actor, NewAccount account, Unit? unit, CancellationToken cancel)
    {
        if (!actor.Roles.Contains(Role.SecurityAdministrator))
            return [Problem.Whole("NotYourRole")];
        var problems = new List<Problem>();
        var name = account.UserName.ToUpperInvariant();
        if (await db.Users.AnyAsync(user => user.NormalizedUserName == name, cancel))
            problems.Add(new Problem(nameof(account.UserName), "AccountTaken"));
        if (unit is null)
            problems.Add(new Problem(nameof(account.UnitId), "NoUnit"));
        else if (!await HasOffice(account.UnitId, account.Office, cancel))
            problems.Add(new Problem(nameof(account.Office), "NoOffice"));
        if (GrantRoles.ExcludeEachOther(account.Roles))
            problems.Add(new Problem(nameof(account.Roles), "AdministratorsExclude"));
        return problems;
    }

    private static StaffAccount Login(long staffId, string userName, string password)
    {
        var login = StaffAccount.New(staffId, userName);
        login.PasswordHash = new PasswordHasher<StaffAccount>().HashPassword(login, password);
        return login;
    }

    private Task<bool> HasOffice(long unitId, string office, CancellationToken cancel) =>
        db.Offices.AnyAsync(found => found.UnitId == unitId && found.Name == office && !found.Closed, cancel);

    private static Dictionary<string, object?> Body(Actor actor, string staffKey, params (string Name, object? Value)[] more)
    {
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["staff"] = staffKey };
        foreach (var (name, value) in more)
            body[name] = value;
        return body;
    }
}
