using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.Web.Cli;

/// <summary>
/// Units, offices and people of a table, taken at the console on behalf of the administrators that the setup has just made. The entries
/// name the console; roles stay proposals that the system administrator confirms or refuses.
/// </summary>
internal sealed class SetupPeople(DisclosureDb db, TimeProvider clock)
{
    /// <summary>The table of a file; null when it is none.</summary>
    public static PeopleTable? Read(string file)
    {
        if (!File.Exists(file))
            return null;
        using var bytes = new MemoryStream(File.ReadAllBytes(file));
        return SheetReader.Read(bytes) is { } sheets ? PeopleSheets.Of(sheets) : null;
    }

    /// <summary>Takes the table and prints the report on each row.</summary>
    /// <returns>Whether every row was taken; rows behind one that was not are left for the page.</returns>
    public async Task<bool> Take(PeopleTable people, CancellationToken cancel)
    {
        var grants = new GrantRoles(db, clock);
        var import = new ImportPeople(db, new ManageUnits(db, clock), new ManageOrganisation(db, clock), new ManageAccounts(db, grants, clock));
        return await Take(import, Role.SystemAdministrator, people, cancel) && await Take(import, Role.SecurityAdministrator, people, cancel);
    }

    private async Task<bool> Take(ImportPeople import, Role role, PeopleTable people, CancellationToken cancel)
    {
        var lines = await import.Run(await ConsoleFor(role, cancel), people, cancel);
        foreach (var line in lines)
            Console.WriteLine($"  {PeopleReport.Place(line)} {line.Name} {PeopleReport.Result(line)}{(line.Password is { } password ? $" {SettingsText.Import_Password} {password}" : "")}");
        if (lines.Count > 0)
            Console.WriteLine(PeopleReport.Sentence(lines));
        return PeopleReport.IsWhole(lines);
    }

    private async Task<Actor> ConsoleFor(Role role, CancellationToken cancel)
    {
        var staff = await db.Staff.AsNoTracking().SingleAsync(found => db.StaffRoles.Any(held => held.StaffId == found.Id && held.Role == role), cancel);
        return new Actor(staff.Id, SetUpAgency.Console, staff.UnitId, new HashSet<Role> { role }) { OfMainUnit = true };
    }
}
