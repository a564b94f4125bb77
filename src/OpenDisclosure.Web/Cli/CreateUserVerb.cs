using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Cli;

/// <summary>Makes an account from the console: the first ones, before anybody can sign in.</summary>
internal sealed partial class CreateUserVerb : Verb
{
    private const int PasswordLength = 20;
    private const string PasswordCharacters = "abcdefghijkmnpqrstuvwxyz23456789";

    public override string Name => "create-user";

    public override string Arguments => "ACCOUNT --name NAME --unit UNIT [--office OFFICE] --roles ROLE,ROLE";

    public override string Purpose =>
        "makes a staff account with a one-time password; roles: " + string.Join(", ", Enum.GetValues<Role>().Select(Term.Of));

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        var words = line.Words;
        if (words.Count != 1 || line["name"] is not { Length: > 0 } name || line["unit"] is not { Length: > 0 } unitKey)
            return Fail($"Usage: {Name} {Arguments}");
        if (!AccountForm().IsMatch(words[0]))
            return Fail("An account's name is of lower-case letters, digits, points and hyphens, at most 64.");
        if (Roles(line["roles"]) is not { } roles)
            return Fail("Roles are, separated by commas: " + string.Join(", ", Enum.GetValues<Role>().Select(Term.Of)));
        if (roles.Count(StaffRole.IsAdministrative) > 1)
            return Fail("One person holds at most one of auditor, security-administrator and system-administrator.");
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        var account = words[0].ToUpperInvariant();
        if (await db.Units.SingleOrDefaultAsync(found => found.Key == unitKey, cancel) is not { } unit)
            return Fail($"There is no unit '{unitKey}'. Units: {string.Join(", ", await db.Units.Select(found => found.Key).ToListAsync(cancel))}");
        if (await db.Users.AnyAsync(user => user.NormalizedUserName == account, cancel))
            return Fail($"There is an account '{words[0]}' already.");
        var staff = new Staff { Key = RandomKey.Of(Staff.KeyLength), Name = name, UnitId = unit.Id, Office = line["office"] ?? "" };
        var password = RandomNumberGenerator.GetString(PasswordCharacters, PasswordLength);
        await Write(db, scope.ServiceProvider.GetRequiredService<TimeProvider>(), staff, words[0], roles, password, cancel);
        Console.WriteLine($"Account {words[0]} made. One-time password, to be changed at the first sign-in: {password}");
        return Verbs.Good;
    }

    private static async Task Write(
        DisclosureDb db, TimeProvider clock, Staff staff, string userName, IReadOnlySet<Role> roles, string password, CancellationToken cancel)
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.Staff.Add(staff);
        await db.SaveChangesAsync(cancel);
        db.StaffRoles.AddRange(roles.Select(role => new StaffRole(staff.Id, role)));
        var account = new StaffAccount
        {
            StaffId = staff.Id,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            LockoutEnabled = true,
            MustChangePassword = true,
            SecurityStamp = RandomKey.Of(32),
        };
        account.PasswordHash = new PasswordHasher<StaffAccount>().HashPassword(account, password);
        db.Users.Add(account);
        var body = new Dictionary<string, object?> { ["actor"] = ConsoleActor, ["staff"] = staff.Key, ["roles"] = roles.Select(Term.Of).Order(StringComparer.Ordinal).ToArray() };
        await writer.Append(Acts.AccountCreated, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
    }

    /// <summary>The characters that sign-in knows.</summary>
    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,63}\z")]
    private static partial Regex AccountForm();

    private static HashSet<Role>? Roles(string? text)
    {
        var known = Enum.GetValues<Role>().ToDictionary(Term.Of);
        var words = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 0 && words.All(known.ContainsKey) ? [.. words.Select(word => known[word])] : null;
    }
}
