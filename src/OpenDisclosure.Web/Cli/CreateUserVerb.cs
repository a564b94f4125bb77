using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli;

/// <summary>
/// Makes another administrator when the ones there are cannot be reached. Other roles need two persons and are granted in the staff area
/// alone: whoever holds the console can never make himself a releaser.
/// </summary>
internal sealed class CreateUserVerb : Verb
{
    public override string Name => "create-user";

    public override string Arguments => "ACCOUNT --name NAME --role ROLE";

    public override string Purpose => "makes another administrator and prints a one-time link; roles: " + string.Join(", ", Administrative.Select(Term.Of));

    private static IEnumerable<Role> Administrative => Enum.GetValues<Role>().Where(StaffRole.IsAdministrative);

    protected override async Task<int> Act(CommandLine line, CancellationToken cancel)
    {
        var words = line.Words;
        if (words.Count != 1 || line["name"] is not { Length: > 0 and <= Staff.NameLength } name)
            return Fail($"Usage: {Name} {Arguments}");
        if (!UserNames.IsUserName(words[0]))
            return Fail($"An account's name is of lower-case letters, digits, points and hyphens, three to {UserNames.Length}, the first a letter.");
        if (Administrative.Where(role => Term.Of(role) == line["role"]).ToList() is not [var role])
            return Fail("The role is one of " + string.Join(", ", Administrative.Select(Term.Of)) + "; others are granted by two persons in the staff area.");
        await using var app = Open(line);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        var account = words[0].ToUpperInvariant();
        if (await db.Units.SingleOrDefaultAsync(unit => unit.IsMain, cancel) is not { } main)
            return Fail("The site is not set up: run the verb 'setup'.");
        if (await db.Users.AnyAsync(user => user.NormalizedUserName == account, cancel))
            return Fail($"There is an account '{words[0]}' already.");
        var office = await db.Offices.Where(found => found.UnitId == main.Id && !found.Closed).OrderBy(found => found.Position).Select(found => found.Name).FirstAsync(cancel);
        var staff = new Staff { Key = NaturalKey.New(Staff.KeyLength), Name = name, UnitId = main.Id, Office = office };
        var token = await Write(db, scope.ServiceProvider.GetRequiredService<TimeProvider>(), staff, words[0], role, cancel);
        Console.WriteLine($"Account {words[0]} made. One-time link, for its holder alone, for three days: {app.Services.CheckedSettings().PublicOrigin.TrimEnd('/')}/admin/welcome/{token}");
        return Verbs.Good;
    }

    private static async Task<string> Write(DisclosureDb db, TimeProvider clock, Staff staff, string userName, Role role, CancellationToken cancel)
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.Staff.Add(staff);
        await db.SaveChangesAsync(cancel);
        db.StaffRoles.Add(new StaffRole(staff.Id, role));
        var account = StaffAccount.New(staff.Id, userName);
        db.Users.Add(account);
        await db.SaveChangesAsync(cancel);
        var token = Invitation.Add(db, account.Id, writer.At);
        var body = new Dictionary<string, object?> { ["actor"] = ConsoleActor, ["staff"] = staff.Key, ["roles"] = new[] { Term.Of(role) } };
        await writer.Append(Acts.AccountCreated, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return token;
    }
}
