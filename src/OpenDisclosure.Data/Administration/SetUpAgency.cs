using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Administration;

/// <summary>The unit that the site is of, and its three administrators.</summary>
/// <param name="Unit">Key, name, code and prefix of the unit.</param>
/// <param name="Administrators">One for each administrative role.</param>
public sealed record NewAgency(NewUnit Unit, IReadOnlyList<NewAdministrator> Administrators);

/// <summary>The main unit.</summary>
public sealed record NewUnit(string Key, string Name, string CreditCode, string NumberPrefix);

/// <summary>One of the three administrators.</summary>
public sealed record NewAdministrator(Role Role, string Name, string UserName);

/// <summary>A site text prepared as a draft: a title, and fields or a body.</summary>
public sealed record PreparedText(string Key, string Title, IReadOnlyDictionary<string, string>? Fields, string? Body);

/// <summary>What was set up: for each administrator the token of his one-time link, told once.</summary>
public sealed record SetUpOutcome(ActOutcome Act, IReadOnlyDictionary<Role, string> Tokens);

/// <summary>
/// The first act on an empty database: unit, office, the three administrators with one-time links, the tree of columns, and the site's
/// first texts as drafts. It can be done once.
/// </summary>
public sealed class SetUpAgency(DisclosureDb db, TimeProvider clock)
{
    /// <summary>The actor named in the entry when it was done at the host's console.</summary>
    public const string Console = "console";

    private static readonly Role[] Needed = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor];

    /// <summary>Whether nothing was set up yet.</summary>
    public static async Task<bool> IsWanted(DisclosureDb db, CancellationToken cancel) => !await db.Units.AnyAsync(cancel) && !await db.Users.AnyAsync(cancel);

    /// <summary>Sets up the agency.</summary>
    /// <param name="agency">The unit and the administrators.</param>
    /// <param name="office">The office of the administrators.</param>
    /// <param name="texts">The first site texts.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public async Task<SetUpOutcome> Run(NewAgency agency, string office, IReadOnlyList<PreparedText> texts, CancellationToken cancel)
    {
        var tokens = new Dictionary<Role, string>();
        var act = await ActOutcome.Guarded(async () =>
        {
            await using var writer = await LedgerWriter.Begin(db, clock, cancel);
            if (!await IsWanted(db, cancel))
                return ActOutcome.Refused("SetUpAlready");
            if (Problems(agency) is { Count: > 0 } problems)
                return ActOutcome.Refused(problems);
            var unit = new Unit { Key = agency.Unit.Key, Name = agency.Unit.Name, CreditCode = agency.Unit.CreditCode, NumberPrefix = agency.Unit.NumberPrefix, IsMain = true };
            db.Units.Add(unit);
            await db.SaveChangesAsync(cancel);
            db.Offices.Add(new Office { UnitId = unit.Id, Name = office, Duties = "", Telephone = "", Position = 1, Version = 1 });
            await writer.Append(Acts.UnitChanged, null, Body(("unit", unit.Key), ("name", unit.Name), ("credit-code", unit.CreditCode), ("prefix", unit.NumberPrefix)), cancel);
            var staff = new Dictionary<Role, Staff>();
            foreach (var administrator in agency.Administrators)
                (staff[administrator.Role], tokens[administrator.Role]) = await Hire(administrator, unit.Id, office, writer, cancel);
            var columns = await LayColumns(unit.Id, writer, cancel);
            await Prepare(texts, unit.Id, columns[StandardColumns.SiteTexts], staff[Role.SystemAdministrator].Id, writer.At, cancel);
            var entry = await writer.Append(Acts.SetUp, null, Body(("unit", unit.Key), ("columns", columns.Count), ("texts", texts.Count)), cancel);
            var epoch = await writer.Commit(changesSite: true, cancel);
            return new ActOutcome([], entry.Seq, epoch);
        });
        return new SetUpOutcome(act, act.Done ? tokens : new Dictionary<Role, string>());
    }

    private static List<Problem> Problems(NewAgency agency)
    {
        var problems = new List<Problem>();
        if (!CreditCode.IsValid(agency.Unit.CreditCode))
            problems.Add(new Problem(nameof(NewUnit.CreditCode), "CreditCodeShape"));
        if (agency.Administrators.Select(administrator => administrator.Role).Order().SequenceEqual(Needed.Order()) is false)
            problems.Add(Problem.Whole("ThreeAdministrators"));
        if (agency.Administrators.Select(administrator => administrator.UserName).Distinct(StringComparer.OrdinalIgnoreCase).Count() != agency.Administrators.Count)
            problems.Add(Problem.Whole("AdministratorsDiffer"));
        if (agency.Administrators.Select(administrator => administrator.Name).Distinct(StringComparer.Ordinal).Count() != agency.Administrators.Count)
            problems.Add(Problem.Whole("AdministratorsDiffer"));
        return problems;
    }

    private async Task<(Staff Staff, string Token)> Hire(NewAdministrator administrator, long unitId, string office, LedgerWriter writer, CancellationToken cancel)
    {
        var staff = new Staff { Key = NaturalKey.New(Staff.KeyLength), Name = administrator.Name, UnitId = unitId, Office = office };
        db.Staff.Add(staff);
        await db.SaveChangesAsync(cancel);
        db.StaffRoles.Add(new StaffRole(staff.Id, administrator.Role));
        var account = StaffAccount.New(staff.Id, administrator.UserName);
        db.Users.Add(account);
        await db.SaveChangesAsync(cancel);
        var token = Invitation.Add(db, account.Id, writer.At);
        await writer.Append(Acts.AccountCreated, null, Body(("staff", staff.Key), ("roles", new[] { Term.Of(administrator.Role) })), cancel);
        await db.SaveChangesAsync(cancel);
        return (staff, token);
    }

    private async Task<IReadOnlyDictionary<string, long>> LayColumns(long unitId, LedgerWriter writer, CancellationToken cancel)
    {
        var ids = new Dictionary<string, long>();
        foreach (var standard in StandardColumns.All)
        {
            var column = new Column
            {
                UnitId = unitId,
                ParentId = standard.Parent is null ? null : ids[standard.Parent],
                Key = standard.Key,
                StaffName = standard.Name,
                Class = standard.Class,
                DefaultKind = standard.Kind,
                Position = ids.Count + 1,
                UpdateIntervalDays = standard.UpdateIntervalDays,
                Version = 1,
            };
            foreach (var duty in standard.Steps)
                column.Steps.Add(new ColumnStep { Step = column.Steps.Count + 1, Duty = duty });
            db.Columns.Add(column);
            await writer.Append(Acts.ColumnChanged, null, Body(("column", column.Key), ("name", column.StaffName), ("parent", standard.Parent), ("class", Term.Of(column.Class))), cancel);
            await db.SaveChangesAsync(cancel);
            ids[standard.Key] = column.Id;
        }

        return ids;
    }

    private async Task Prepare(IReadOnlyList<PreparedText> texts, long unitId, long columnId, long authorId, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var text in texts)
        {
            var document = new Document { Key = NaturalKey.New(Document.KeyLength), UnitId = unitId, Kind = DocumentKind.SiteText, SiteTextKey = text.Key, CreatedAt = at };
            db.Documents.Add(document);
            await db.SaveChangesAsync(cancel);
            db.Drafts.Add(new Draft
            {
                DocumentId = document.Id,
                CreatedAt = at,
                UpdatedAt = at,
                UpdatedById = authorId,
                ColumnId = columnId,
                Title = text.Title,
                Body = text.Body,
                Fields = text.Fields is null ? null : JsonSerializer.Serialize(new SortedDictionary<string, string>(text.Fields.ToDictionary(), StringComparer.Ordinal)),
            });
            db.DraftContributors.Add(new DraftContributor { DocumentId = document.Id, StaffId = authorId, Since = at });
        }

        await db.SaveChangesAsync(cancel);
    }

    private static Dictionary<string, object?> Body(params (string Name, object? Value)[] facts)
    {
        var body = new Dictionary<string, object?> { ["actor"] = Console };
        foreach (var (name, value) in facts)
            body[name] = value;
        return body;
    }
}
