using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Data.Administration;

/// <summary>A row of the list of units: key, name, credit code, prefix.</summary>
public sealed record UnitRow(int Number, string Key, string Name, string CreditCode, string NumberPrefix);

/// <summary>A row of the list of offices: name of the unit, name, duties, telephone.</summary>
public sealed record OfficeRow(int Number, string Unit, string Name, string Duties, string Telephone);

/// <summary>A row of the list of people: name of the unit, office, name, account, roles as terms.</summary>
public sealed record PersonRow(int Number, string Unit, string Office, string Name, string UserName, IReadOnlyList<string> Roles);

/// <summary>The three lists of a file.</summary>
public sealed record PeopleTable(IReadOnlyList<UnitRow> Units, IReadOnlyList<OfficeRow> Offices, IReadOnlyList<PersonRow> People);

/// <summary>What became of a row.</summary>
public enum RowResult
{
    /// <summary>It could be added.</summary>
    Added,

    /// <summary>It was added.</summary>
    Stored,

    /// <summary>It is there already and stays as it is.</summary>
    Known,

    /// <summary>It cannot be taken.</summary>
    Refused,
}

/// <summary>A row of the report.</summary>
/// <param name="Sheet">Units, Offices or People.</param>
/// <param name="Number">The row's number in its sheet.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Problem">Why it was refused.</param>
/// <param name="Password">The one-time password of a new account, told once.</param>
public sealed record ImportLine(string Sheet, int Number, string Name, RowResult Result, Problem? Problem = null, string? Password = null);

/// <summary>
/// Takes units, offices and people from lists. Everything is looked at before anything is stored: one refused row, and nothing is.
/// Roles are proposals that a second person confirms, as when they are typed.
/// </summary>
public sealed class ImportPeople(DisclosureDb db, ManageUnits units, ManageOrganisation organisation, ManageAccounts accounts)
{
    /// <summary>Names of the lists in the report.</summary>
    public const string Units = "Units";
    public const string Offices = "Offices";
    public const string People = "People";

    /// <summary>What each row would do; nothing is stored.</summary>
    public async Task<IReadOnlyList<ImportLine>> Look(PeopleTable table, CancellationToken cancel)
    {
        var lines = new List<ImportLine>();
        var unitNames = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Name, unit => unit.Key, cancel);
        var creditCodes = (await db.Units.Select(unit => unit.CreditCode).ToListAsync(cancel)).ToHashSet();
        var offices = await (from office in db.Offices join unit in db.Units on office.UnitId equals unit.Id select new { Name = unit.Name + "\n" + office.Name, office.Closed }).ToListAsync(cancel);
        var known = offices.Select(office => office.Name).ToHashSet();
        var userNames = (await db.Users.Select(user => user.UserName!).ToListAsync(cancel)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        lines.AddRange(table.Units.Select(row => LookAt(row, unitNames, creditCodes)).ToList());
        lines.AddRange(table.Offices.Select(row => LookAt(row, unitNames, known)).ToList());
        known.ExceptWith(offices.Where(office => office.Closed).Select(office => office.Name));
        var typed = new HashSet<string>();
        lines.AddRange(table.People.Select(row => LookAt(row, unitNames, known, userNames, typed)).ToList());
        return lines;
    }

    /// <summary>
    /// Stores what the actor may: units and offices the system administrator, people the security administrator. When one row cannot be
    /// taken, nothing is stored; when a row that could be taken is overtaken by another person's act, the rows after it are not stored.
    /// </summary>
    /// <param name="actor">One of the two.</param>
    /// <param name="table">The lists; those that are another's are looked at by him.</param>
    /// <param name="cancel">Stops between two rows; what is stored by then stays and is known to the next import.</param>
    public async Task<IReadOnlyList<ImportLine>> Run(Actor actor, PeopleTable table, CancellationToken cancel)
    {
        var own = Of(actor.Roles, table);
        var looked = await Look(own, cancel);
        if (looked.Any(line => line.Result == RowResult.Refused))
            return looked;
        var done = new List<ImportLine>();
        foreach (var line in looked.TakeWhile(_ => done.LastOrDefault()?.Result != RowResult.Refused))
            done.Add(line.Result == RowResult.Known ? line : await Store(actor, line, own, cancel));
        return [.. done, .. looked.Skip(done.Count)];
    }

    private static PeopleTable Of(IReadOnlySet<Role> roles, PeopleTable table) => new(
        roles.Contains(Role.SystemAdministrator) ? table.Units : [],
        roles.Contains(Role.SystemAdministrator) ? table.Offices : [],
        roles.Contains(Role.SecurityAdministrator) ? table.People : []);

    private async Task<ImportLine> Store(Actor actor, ImportLine line, PeopleTable table, CancellationToken cancel)
    {
        switch (line.Sheet)
        {
            case Units:
                var unit = table.Units.Single(row => row.Number == line.Number);
                return After(line, await units.Create(actor, unit.Key, unit.CreditCode, new UnitValues(unit.Name, unit.NumberPrefix), cancel));
            case Offices:
                var office = table.Offices.Single(row => row.Number == line.Number);
                return After(line, await organisation.AddOffice(
                    actor, await UnitId(office.Unit, cancel) ?? 0, office.Name, new OfficeValues(office.Duties, office.Telephone, line.Number, false), cancel));
            default:
                var person = table.People.Single(row => row.Number == line.Number);
                var roles = person.Roles.Select(Term.Parse<Role>).ToList();
                var outcome = await accounts.Create(actor, new NewAccount(person.Name, await UnitId(person.Unit, cancel) ?? 0, person.Office, person.UserName, roles), cancel);
                return After(line, outcome.Act) with { Password = outcome.Password };
        }
    }

    private static ImportLine After(ImportLine line, ActOutcome outcome) =>
        outcome.Done ? line with { Result = RowResult.Stored } : line with { Result = RowResult.Refused, Problem = outcome.Problems[0] };

    /// <summary>Null when the unit was renamed since the rows were looked at.</summary>
    private Task<long?> UnitId(string name, CancellationToken cancel) => db.Units.Where(unit => unit.Name == name).Select(unit => (long?)unit.Id).SingleOrDefaultAsync(cancel);

    private static ImportLine LookAt(UnitRow row, Dictionary<string, string> known, HashSet<string> creditCodes)
    {
        if (Unclean(row.Name, row.NumberPrefix) is { } problem)
            return new ImportLine(Units, row.Number, row.Name, RowResult.Refused, problem);
        if (known.TryGetValue(row.Name, out var key))
            return key == row.Key ? new ImportLine(Units, row.Number, row.Name, RowResult.Known) : Refuse("UnitKeyOther");
        if (!LatinKey.IsKey(row.Key, 1, Unit.KeyLength))
            return Refuse("UnitKeyShape");
        if (known.ContainsValue(row.Key))
            return Refuse("UnitKeyTaken");
        if (row.Name.Length is 0 or > Unit.NameLength || row.NumberPrefix.Length is 0 or > Unit.PrefixLength)
            return Refuse("RowIncomplete");
        if (!CreditCode.IsValid(row.CreditCode))
            return Refuse("CreditCodeShape");
        if (!creditCodes.Add(row.CreditCode))
            return Refuse("CreditCodeTaken");
        known[row.Name] = row.Key;
        return new ImportLine(Units, row.Number, row.Name, RowResult.Added);

        ImportLine Refuse(string code) => new(Units, row.Number, row.Name, RowResult.Refused, new Problem("", code));
    }

    private static ImportLine LookAt(OfficeRow row, Dictionary<string, string> unitNames, HashSet<string> known)
    {
        if (Unclean(row.Name, row.Duties, row.Telephone) is { } problem)
            return new ImportLine(Offices, row.Number, row.Name, RowResult.Refused, problem);
        if (!unitNames.ContainsKey(row.Unit))
            return Refuse("NoUnit");
        if (row.Name.Length is 0 or > Office.NameLength || row.Duties.Length > Office.DutiesLength || row.Telephone.Length > Office.TelephoneLength)
            return Refuse("RowIncomplete");
        return new ImportLine(Offices, row.Number, row.Name, known.Add(row.Unit + "\n" + row.Name) ? RowResult.Added : RowResult.Known);

        ImportLine Refuse(string code) => new(Offices, row.Number, row.Name, RowResult.Refused, new Problem("", code));
    }

    private static ImportLine LookAt(PersonRow row, Dictionary<string, string> unitNames, HashSet<string> offices, HashSet<string> userNames, HashSet<string> typed)
    {
        if (Unclean(row.Name) is { } problem)
            return new ImportLine(People, row.Number, row.Name, RowResult.Refused, problem);
        if (!unitNames.ContainsKey(row.Unit))
            return Refuse("NoUnit");
        if (!offices.Contains(row.Unit + "\n" + row.Office))
            return Refuse("NoOffice");
        if (row.Name.Length is 0 or > Staff.NameLength)
            return Refuse("RowIncomplete");
        if (!UserNames.IsUserName(row.UserName))
            return Refuse("AccountShape");
        if (userNames.Contains(row.UserName))
            return new ImportLine(People, row.Number, row.Name, RowResult.Known);
        var known = Enum.GetValues<Role>().Select(Term.Of).ToHashSet();
        if (row.Roles.FirstOrDefault(role => !known.Contains(role)) is { } unknown)
            return new ImportLine(People, row.Number, row.Name, RowResult.Refused, new Problem("", "NoRole", unknown));
        if (GrantRoles.ExcludeEachOther(row.Roles.Select(Term.Parse<Role>)))
            return Refuse("AdministratorsExclude");
        if (!typed.Add(row.UserName))
            return Refuse("AccountTaken");
        return new ImportLine(People, row.Number, row.Name, RowResult.Added);

        ImportLine Refuse(string code) => new(People, row.Number, row.Name, RowResult.Refused, new Problem("", code));
    }

    private static Problem? Unclean(params string[] texts)
    {
        foreach (var text in texts)
        {
            if (ForbiddenText.In("", text) is { } found)
                return found;
            if (text.AsSpan().ContainsAny('\n', '\r', '\t'))
                return new Problem("", "NotAValue");
        }

        return null;
    }
}
