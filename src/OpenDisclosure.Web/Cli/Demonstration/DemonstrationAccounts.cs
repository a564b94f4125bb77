using Microsoft.AspNetCore.Identity;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>The invented people of the demonstration, one or more for each role, all with one password that is no secret.</summary>
internal sealed class DemonstrationAccounts(DisclosureDb db)
{
    /// <summary>The password of every account of the demonstration.</summary>
    public const string Password = "Demonstration-2022";

    /// <summary>What the security stamp of such an account begins with until its holder sets a password of his own.</summary>
    public const string Stamp = "DEMONSTRATION-";

    /// <summary>Key of the bureau itself.</summary>
    public const string MainUnit = "bureau";

    /// <summary>The two who open the site.</summary>
    public static IReadOnlyList<string> Openers { get; } = ["wushigao", "zhouyangli"];

    private readonly Dictionary<string, Actor> actors = [];
    private readonly Dictionary<string, Unit> units = [];

    /// <summary>One hash for all: it costs a tenth of a second, and the password is printed.</summary>
    private readonly string hash = new PasswordHasher<object>().HashPassword(new object(), Password);

    /// <summary>Writes units, staff, roles and accounts.</summary>
    public async Task Write(CancellationToken cancel)
    {
        foreach (var unit in DemonstrationText.Json<List<UnitText>>("units.json"))
            units[unit.Key] = new Unit { Key = unit.Key, Name = unit.Name, CreditCode = unit.CreditCode, NumberPrefix = unit.NumberPrefix, IsMain = unit.IsMain };
        db.Units.AddRange(units.Values);
        await db.SaveChangesAsync(cancel);
        foreach (var person in People())
            await Write(person, units[person.Unit], cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>The units but the bureau itself.</summary>
    public IEnumerable<Unit> Subordinate => units.Values.Where(unit => !unit.IsMain);

    /// <summary>The id of a unit.</summary>
    public long UnitId(string key) => units[key].Id;

    /// <summary>Who may take a duty in a unit, in the order of the list of people.</summary>
    public IReadOnlyList<Actor> Holders(long unitId, Role role) =>
        [.. actors.Values.Where(actor => actor.UnitId == unitId && actor.Roles.Contains(role))];

    /// <summary>The person of a user name, with his roles.</summary>
    public Actor Actor(string account) => actors[account];

    /// <summary>The table of accounts, for the console.</summary>
    public static void Print(TextWriter output)
    {
        output.WriteLine($"Accounts of the demonstration, all with the password {Password}");
        foreach (var person in People())
            output.WriteLine($"  {person.Account,-14} {string.Join(", ", person.Roles)}");
    }

    private static List<PersonText> People() => DemonstrationText.Json<List<PersonText>>("people.json");

    private async Task Write(PersonText person, Unit unit, CancellationToken cancel)
    {
        var staff = new Staff { Key = NaturalKey.New(Staff.KeyLength), Name = person.Name, UnitId = unit.Id, Office = person.Office };
        db.Staff.Add(staff);
        await db.SaveChangesAsync(cancel);
        var roles = person.Roles.Select(Term.Parse<Role>).ToHashSet();
        db.StaffRoles.AddRange(roles.Select(role => new StaffRole(staff.Id, role)));
        var account = StaffAccount.New(staff.Id, person.Account);
        account.SecurityStamp = Stamp + NaturalKey.New(Staff.KeyLength);
        account.MustChangePassword = false;
        account.PasswordHash = hash;
        db.Users.Add(account);
        await db.SaveChangesAsync(cancel);
        actors[person.Account] = new Actor(staff.Id, staff.Key, unit.Id, roles);
    }

    private sealed record UnitText(string Key, string Name, string CreditCode, string NumberPrefix, bool IsMain);

    private sealed record PersonText(string Account, string Name, string Unit, string Office, IReadOnlyList<string> Roles);
}
