using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Cli.Demonstration;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>A person who may take duties.</summary>
internal sealed record Member(Actor Actor, string Name, string Office);

/// <summary>The agency whose documents are filled in, as its database has it.</summary>
internal sealed class FilledAgency
{
    private readonly List<Member> members = [];

    /// <summary>The columns that take notices and news.</summary>
    public required IReadOnlyList<Column> Ordinary { get; init; }

    /// <summary>The column of normative documents.</summary>
    public required Column Normative { get; init; }

    /// <summary>The column of interpretations.</summary>
    public required Column Interpretations { get; init; }

    /// <summary>The units by id.</summary>
    public required IReadOnlyDictionary<long, Unit> Units { get; init; }

    /// <summary>The open topics.</summary>
    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>What the scanner knows of the agency.</summary>
    public required ScanLists Lists { get; init; }

    /// <summary>What verdicts rest on.</summary>
    public string Ground { get; } = DemonstrationText.Json<Dictionary<string, string>>("notes.json")["ground"];

    /// <summary>Reads it.</summary>
    public static async Task<FilledAgency> Read(DisclosureDb db, CancellationToken cancel)
    {
        var columns = await db.Columns.AsNoTracking().Where(column => !column.Closed).OrderBy(column => column.Id).ToListAsync(cancel);
        var agency = new FilledAgency
        {
            Ordinary = [.. columns.Where(column => column.DefaultKind is DocumentKind.Notice or DocumentKind.News)],
            Normative = columns.First(column => column.DefaultKind == DocumentKind.NormativeDocument),
            Interpretations = columns.First(column => column.DefaultKind == DocumentKind.Interpretation),
            Units = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancel),
            Topics = await db.Topics.AsNoTracking().Where(topic => !topic.Closed).OrderBy(topic => topic.Position).ToListAsync(cancel),
            Lists = await AgencyLists.Read(db, cancel),
        };
        await agency.ReadMembers(db, cancel);
        return agency;
    }

    /// <summary>Who writes in a unit. Heads of office do not: a normative document needs two of them for its reviews.</summary>
    public IReadOnlyList<Member> Authors(long unitId) =>
        [.. members.Where(member => May(member, unitId, Role.Drafter) && !member.Actor.Roles.Contains(Role.OfficeHead))];

    /// <summary>Somebody of the unit who may take a duty and has none yet; they take turns.</summary>
    public Member Next(long unitId, Duty duty, int turn, IReadOnlySet<long> taken)
    {
        var free = members.Where(member => May(member, unitId, DutyRules.RoleFor(duty)) && !taken.Contains(member.Actor.StaffId)).ToList();
        return free.Count > 0 ? free[turn % free.Count] : throw new MeasuringException($"Nobody of unit {unitId} is left for {duty}");
    }

    private static bool May(Member member, long unitId, Role role) => member.Actor.UnitId == unitId && member.Actor.Roles.Contains(role);

    private async Task ReadMembers(DisclosureDb db, CancellationToken cancel)
    {
        var roles = (await db.StaffRoles.AsNoTracking().ToListAsync(cancel)).ToLookup(role => role.StaffId, role => role.Role);
        foreach (var staff in await db.Staff.AsNoTracking().Where(staff => staff.Active).OrderBy(staff => staff.Id).ToListAsync(cancel))
            members.Add(new Member(new Actor(staff.Id, staff.Key, staff.UnitId, roles[staff.Id].ToHashSet()) { OfMainUnit = Units[staff.UnitId].IsMain }, staff.Name, staff.Office));
    }
}
