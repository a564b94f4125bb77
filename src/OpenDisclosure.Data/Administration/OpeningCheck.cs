using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Administration;

/// <summary>A line of the check list.</summary>
/// <param name="Code">Which.</param>
/// <param name="Done">Whether it is in order.</param>
/// <param name="Names">What is missing of it, by name; empty when the line says all.</param>
public sealed record OpeningLine(string Code, bool Done, IReadOnlyList<string> Names);

/// <summary>What the database knows of the site's readiness.</summary>
public sealed class OpeningCheck(DisclosureDb db)
{
    /// <summary>The codes of the lines, in order; those of the program's own settings stand behind them.</summary>
    public const string Guide = "Guide";
    public const string Contact = "Contact";
    public const string Identifiers = "Identifiers";
    public const string ColumnNames = "ColumnNames";
    public const string Persons = "Persons";
    public const string SecondFactors = "SecondFactors";
    public const string Drill = "Drill";

    private static readonly string[] ContactFields = [SiteTextKeys.Name, "telephone", "hours", "address"];
    private static readonly string[] IdentifierFields = ["siteId", "icp", "police"];

    /// <summary>Reads the lines.</summary>
    public async Task<IReadOnlyList<OpeningLine>> Lines(CancellationToken cancel)
    {
        var live = await LiveFields(cancel);
        var agency = live.GetValueOrDefault(SiteTextKeys.Agency);
        return
        [
            Line(Guide, live.ContainsKey(SiteTextKeys.Guide) ? [] : [""]),
            Line(Contact, Missing(agency, ContactFields)),
            Line(Identifiers, Missing(agency, IdentifierFields)),
            Line(ColumnNames, await Unnamed(live, cancel)),
            Line(Persons, await TooFew(cancel)),
            Line(SecondFactors, await WithoutSecondFactor(cancel)),
            Line(Drill, await db.AuditEntries.AnyAsync(entry => entry.Act == Acts.RestoreDrilled, cancel) ? [] : [""]),
        ];
    }

    private static OpeningLine Line(string code, IReadOnlyList<string> missing) => new(code, missing.Count == 0, [.. missing.Where(name => name.Length > 0)]);

    private static List<string> Missing(IReadOnlyDictionary<string, string>? fields, IEnumerable<string> needed) =>
        [.. needed.Where(field => fields is null || string.IsNullOrWhiteSpace(fields.GetValueOrDefault(field)))];

    /// <summary>The fields of every live site text, by its key.</summary>
    private async Task<Dictionary<string, IReadOnlyDictionary<string, string>>> LiveFields(CancellationToken cancel)
    {
        var texts = await (
            from publication in db.Publications
            join document in db.Documents on publication.DocumentId equals document.Id
            join body in db.RevisionBodies on publication.RevisionId equals body.RevisionId
            where publication.State == PublicationState.Live && document.SiteTextKey != null
            select new { Key = document.SiteTextKey!, body.Manifest }).ToListAsync(cancel);
        return texts.ToDictionary(text => text.Key, text => ManifestFields.Of(text.Manifest));
    }

    private async Task<IReadOnlyList<string>> Unnamed(Dictionary<string, IReadOnlyDictionary<string, string>> live, CancellationToken cancel)
    {
        var top = await db.Columns.AsNoTracking().IgnoreAutoIncludes().Where(column => !column.Closed && column.ParentId == null && column.Key != StandardColumns.SiteTexts)
            .OrderBy(column => column.Position).Select(column => new { column.Key, column.StaffName }).ToListAsync(cancel);
        return [.. top.Where(column => !live.ContainsKey(SiteTextKeys.Column(column.Key))).Select(column => column.StaffName)];
    }

    /// <summary>The open columns whose duties cannot be taken by that many different persons: three, and one more for each content review.</summary>
    private async Task<IReadOnlyList<string>> TooFew(CancellationToken cancel)
    {
        var columns = await db.Columns.AsNoTracking().Where(column => !column.Closed).OrderBy(column => column.Position).ToListAsync(cancel);
        var people = (await (
            from role in db.StaffRoles
            join staff in db.Staff on role.StaffId equals staff.Id
            where staff.Active
            select new { role.StaffId, staff.UnitId, role.Role }).ToListAsync(cancel))
            .GroupBy(row => (row.StaffId, row.UnitId)).Select(person => (person.Key.UnitId, Roles: person.Select(row => row.Role).ToHashSet())).ToList();
        return [.. columns.Where(column => !Staffing.Suffices(
            [.. people.Where(person => person.UnitId == column.UnitId).Select(person => (IReadOnlySet<Role>)person.Roles)],
            [.. column.Steps.Select(step => step.Duty)])).Select(column => column.StaffName)];
    }

    private Task<List<string>> WithoutSecondFactor(CancellationToken cancel) => (
        from account in db.Users
        join staff in db.Staff on account.StaffId equals staff.Id
        where staff.Active && !account.TwoFactorEnabled && db.StaffRoles.Any(role => role.StaffId == staff.Id)
        orderby staff.Id
        select staff.Name).ToListAsync(cancel);
}
