using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.Web.Jobs;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>The rights of the two runtime logins: enough for every act, and for nothing else.</summary>
public sealed class GrantsTests
{
    private const string NotAllowed = "42501";

    [Fact]
    public void The_rights_name_columns_that_exist_and_no_sealed_table()
    {
        using var db = TestDatabase.Open(DatabaseProvider.Postgres, "Host=nowhere;Database=none");
        var columns = db.Model.GetEntityTypes().ToLookup(entity => entity.GetTableName()!, entity => entity.GetProperties().Select(property => property.GetColumnName()));
        foreach (var (table, changed) in Grants.Changed)
            Assert.Subset(columns[table].SelectMany(names => names).ToHashSet(), changed.ToHashSet());
        Assert.All(Grants.Deleted, table => Assert.True(columns.Contains(table), table));
        Assert.Empty(GateRules.AppendOnly.Intersect(Grants.Changed.Keys.Concat(Grants.Deleted)));
        Assert.Empty(Grants.Changed["publication"].Intersect(GateRules.FixedOfPublication));
        Assert.Empty(Grants.Changed["release_order"].Intersect(GateRules.FixedOfOrder));
    }

    [Fact]
    public void The_statements_for_SQL_Server_parse_and_name_every_table_and_view()
    {
        using var db = TestDatabase.Open(DatabaseProvider.SqlServer, "Server=nowhere;Database=none");
        var statements = Grants.Of(db, "od_staff", "od]public");
        SelectedColumns.Parse(string.Join('\n', statements));
        Assert.All(GateRules.Views, view => Assert.Contains($"grant select on dbo.[{view.Name}] to [od]]public];", statements));
        Assert.All(db.Model.GetEntityTypes(), entity => Assert.Contains($"grant select, insert on dbo.[{entity.GetTableName()}] to [od_staff];", statements));
    }

    [Fact]
    public void SQLite_knows_no_logins()
    {
        using var db = TestDatabase.Open(DatabaseProvider.Sqlite, "Data Source=:memory:");
        Assert.Throws<NotSupportedException>(() => Grants.Of(db, "a", "b"));
    }

    [Fact]
    public Task The_staff_login_can_do_every_act_of_the_program() => WithLogins(async logins =>
    {
        using var flow = await GateFlow.On(logins.Staff);
        var (document, seen) = await flow.Live(number: "某办发〔2022〕1号");
        await flow.Attach(document, "1.pdf", "x");
        var (other, _) = await flow.Live(flow.News);
        await flow.Relate(document, RelationKind.Interprets, other);
        await flow.Revise(document);
        await Closed(flow, document, seen);
        await Ordered(flow);
        await Refused(flow);
        var live = await flow.Revise(document);
        GateFlow.Must(await flow.Withdraw(document, live.ContentHash, target: other));
        GateFlow.Must(await flow.TakeDown(other, await HashOfLive(flow, other)));
        await Drafted(flow);
        await Administered(flow);
        await Messaged(flow);
    });

    [Fact]
    public Task The_staff_login_can_check_the_catalogue_and_try_the_gate() => WithLogins(async logins =>
    {
        using var flow = await GateFlow.On(logins.Staff);
        await flow.Live();
        await using var db = logins.Staff.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Empty(await CatalogueCheck.Run(db, CancellationToken.None));
        Assert.Empty(await GateSelfTest.Run(db, CancellationToken.None));
    });

    [Fact]
    public Task The_staff_login_can_change_nothing_sealed_and_makes_and_drops_nothing() => WithLogins(async logins =>
    {
        using var flow = await GateFlow.On(logins.Staff);
        await flow.Live();
        await using var connection = await logins.Staff.OpenPlain();
        var sealedTables = GateRules.AppendOnly.Append("publication").Append("release_order").ToList();
        foreach (var table in sealedTables)
        {
            await Denied(connection, $"delete from {table}");
            await Denied(connection, $"truncate {table} cascade");
            await Denied(connection, $"alter table {table} disable trigger all");
            await Denied(connection, $"drop table {table} cascade");
        }

        foreach (var table in GateRules.AppendOnly)
            await Denied(connection, $"update {table} set {await FirstColumn(connection, table)} = {await FirstColumn(connection, table)}");
        foreach (var column in GateRules.FixedOfPublication)
            await Denied(connection, $"update publication set {column} = {column}");
        foreach (var column in GateRules.FixedOfOrder)
            await Denied(connection, $"update release_order set {column} = {column}");
        foreach (var statement in new[]
        {
            "create table evil (id int)", "create view evil as select 1", "create function evil() returns int language sql as 'select 1'", "create schema evil",
            "drop view public_document", "drop trigger publication_update on publication", "drop function gate_publication_update() cascade",
            "create or replace function gate_publication_update() returns trigger language plpgsql as 'begin return new; end'",
            "alter table publication drop constraint ck_publication", "set session_replication_role = replica", "drop index ux_publication_document_id",
            "insert into migration_history values ('x', 'y')", "create or replace view public_head as select 1 as id", $"create role evil_{Guid.NewGuid():N}",
        })
            await Denied(connection, statement);
    });

    [Fact]
    public Task The_public_login_reads_the_views_and_nothing_else() => WithLogins(async logins =>
    {
        using var flow = await GateFlow.On(logins.Staff);
        var (_, seen) = await flow.Live();
        await using var connection = await logins.Public.OpenPlain();
        var names = await Names(connection, "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p', 'f', 'S')");
        var readable = GateRules.Views.Select(view => view.Name).ToHashSet();
        Assert.Superset(readable, names.ToHashSet());
        foreach (var name in names.Where(name => !readable.Contains(name)))
            await Denied(connection, $"select * from \"{name}\" limit 1");
        foreach (var name in readable)
        {
            await connection.AskText($"select count(*) from {name}");
            Assert.Equal(false, await connection.AskText($"select has_table_privilege('{name}', 'insert, update, delete, truncate, references, trigger')"));
        }

        foreach (var statement in new[] { "create table evil (id int)", "create temporary table evil (id int)", "update public_column set position = 1", "truncate audit_entry" })
            await Denied(connection, statement);
        await using var published = logins.Public.OpenPublished();
        Assert.Equal(seen.ContentHash, (await published.Documents.SingleAsync()).ContentHash);
    });

    private static async Task Closed(GateFlow flow, long document, SeenRevision earlier)
    {
        await using var db = flow.Database.Open();
        var publication = await db.Publications.Where(found => found.DocumentId == document && found.RevisionId == earlier.RevisionId).Select(found => found.Id).SingleAsync();
        GateFlow.Must(await flow.Close(publication));
    }

    private static async Task Ordered(GateFlow flow)
    {
        var seen = await flow.Ready(await flow.Draft());
        GateFlow.Must(await flow.Order(seen, flow.Clock.GetUtcNow().AddHours(1)));
        GateFlow.Must(await flow.CallBack(seen.RevisionId));
        GateFlow.Must(await flow.Order(seen, flow.Clock.GetUtcNow().AddHours(1)));
        flow.Clock.Advance(TimeSpan.FromHours(2));
        GateFlow.Must(await flow.Fulfil(seen.RevisionId));
    }

    private static async Task Refused(GateFlow flow)
    {
        var returned = await flow.Submitted(await flow.Draft());
        GateFlow.Must(await flow.Review(returned, outcome: ReviewOutcome.Returned));
        var refused = await flow.Submitted(await flow.Draft(flow.News));
        GateFlow.Must(await flow.Refer(refused));
        GateFlow.Must(await flow.Clear(refused, outcome: ClearanceOutcome.Refused));
    }

    private static async Task<byte[]> HashOfLive(GateFlow flow, long document)
    {
        await using var db = flow.Database.Open();
        return await db.Publications.Where(found => found.DocumentId == document && found.State == PublicationState.Live).Select(found => found.ContentHash).SingleAsync();
    }

    private static async Task Drafted(GateFlow flow)
    {
        await using var db = flow.Database.Open();
        var book = new DraftBook(db, flow.Clock);
        var document = await book.Begin(flow.Author, DocumentKind.News, draft => draft.ColumnId = flow.News, null, CancellationToken.None);
        Assert.Equal(SaveResult.Saved, (await book.Save(flow.SecondAuthor, document, 1, draft => draft.Title = "新", CancellationToken.None)).Result);
        await flow.Attach(document, "2.pdf", "y");
        var file = await db.DraftFiles.Where(found => found.DocumentId == document).Select(found => found.Id).SingleAsync();
        Assert.Equal(SaveResult.Saved, await book.RemoveFile(flow.Author, document, file, CancellationToken.None));
        Assert.True(await book.Relate(flow.Author, document, RelationKind.Interprets, "某办发〔2022〕1号", CancellationToken.None));
        Assert.True(await book.Relate(flow.Author, document, RelationKind.Interprets, "", CancellationToken.None));
        db.Presences.Add(new Presence { DocumentId = document, StaffId = flow.Author.StaffId, SeenAt = flow.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        await db.Presences.ExecuteUpdateAsync(set => set.SetProperty(presence => presence.SeenAt, flow.Clock.GetUtcNow().AddMinutes(1)));
    }

    private static async Task Administered(GateFlow flow)
    {
        await using var db = flow.Database.Open();
        var security = flow.SecurityAdministrator;
        var system = security with { Roles = new HashSet<Role> { Role.SystemAdministrator } };
        var grants = new GrantRoles(db, flow.Clock);
        var accounts = new ManageAccounts(db, grants, flow.Clock);
        GateFlow.Must(await new ManageOrganisation(db, flow.Clock).AddOffice(system, flow.MainUnit, "新科室", new OfficeValues("", "", 1, false), CancellationToken.None));
        var made = await accounts.Create(security, new NewAccount("新人", flow.MainUnit, "新科室", "newcomer", [Role.Drafter, Role.Releaser]), CancellationToken.None);
        GateFlow.Must(made.Act);
        var proposal = await db.RoleProposals.AsNoTracking().Where(found => found.StaffId == made.StaffId).Select(found => found.Id).SingleAsync();
        GateFlow.Must(await grants.Confirm(system with { StaffId = flow.Author.StaffId, Key = flow.Author.Key }, proposal, CancellationToken.None));
        GateFlow.Must(await grants.Propose(security, made.StaffId, await Stamp(db, made.StaffId), [Role.Drafter], CancellationToken.None));
        GateFlow.Must((await accounts.ResetPassword(security, made.StaffId, await Stamp(db, made.StaffId), CancellationToken.None)).Act);
        GateFlow.Must(await accounts.ResetSecondFactor(security, made.StaffId, await Stamp(db, made.StaffId), CancellationToken.None));
        GateFlow.Must(await accounts.SetActive(security, made.StaffId, await Stamp(db, made.StaffId), false, CancellationToken.None));
        await Sessions(db, flow, security, made.StaffId);
        await WholeAccount(db, made.StaffId);
        var values = new ColumnValues("新栏目", null, Domain.Catalogue.ColumnClass.Catalogue, DocumentKind.News, 3, 0, [Duty.ContentReviewer], false);
        var columns = new ManageColumns(db, flow.Clock);
        GateFlow.Must(await columns.Create(system, "newcolumn", flow.MainUnit, values, CancellationToken.None));
        db.ChangeTracker.Clear();
        var column = await db.Columns.AsNoTracking().SingleAsync(found => found.Key == "newcolumn");
        GateFlow.Must(await columns.Change(system, column.Id, column.Version, values with { StaffName = "改名", Steps = [Duty.ContentReviewer, Duty.Releaser] }, CancellationToken.None));
        GateFlow.Must(await new ManageUnits(db, flow.Clock).Change(system, flow.MainUnit, new UnitValues("某局", "某"), new UnitValues("某某局", "某"), CancellationToken.None));
        Assert.True(await Claims.Take(db, "job", flow.Clock.GetUtcNow(), TimeSpan.FromSeconds(5), CancellationToken.None));
        Assert.True(await Claims.Take(db, "job", flow.Clock.GetUtcNow().AddSeconds(6), TimeSpan.FromSeconds(5), CancellationToken.None));
        await Told(flow, db, made.StaffId);
    }

    private static async Task Messaged(GateFlow flow)
    {
        await using var db = flow.Database.Open();
        var system = flow.SecurityAdministrator with { Roles = new HashSet<Role> { Role.SystemAdministrator } };
        GateFlow.Must(await new ManageOrganisation(db, flow.Clock).AddOffice(system, flow.MainUnit, "办公室", new OfficeValues("", "", 1, false), CancellationToken.None));
        var office = await db.Offices.AsNoTracking().Where(found => found.Name == "办公室").Select(found => found.Id).SingleAsync();
        var (seal, times, calendar) = (new MessageSeal(new EphemeralDataProtectionProvider()), new MessageTimes(5, 15, 180), HolidayList.Calendar());
        var message = new NewMessage(MessageKind.Question, new MessageContent("问", "问", "", ""), false, "", true);
        await new LeaveMessage(db, seal, times, calendar, flow.Clock).Run(message, MessageSecret.New(), CancellationToken.None);
        var id = await db.Messages.AsNoTracking().Select(found => found.Id).SingleAsync();
        var handle = new HandleMessage(db, seal, new DraftBook(db, flow.Clock), times, calendar, flow.Clock);
        GateFlow.Must(await handle.Assign(flow.Releaser with { OfMainUnit = true }, id, 1, office, true, CancellationToken.None));
        GateFlow.Must(await handle.Answer(flow.Author, id, 2, "答", CancellationToken.None));
        GateFlow.Must((await handle.Publish(flow.Author, id, 3, new PublicReply("题", "问", "答"), CancellationToken.None)).Outcome);
        GateFlow.Must(await handle.Close(flow.Author, id, 4, CancellationToken.None));
        flow.Clock.Advance(TimeSpan.FromDays(181));
        Assert.Equal(1, await new EraseMessages(db, times, flow.Clock).Run(CancellationToken.None));
    }

    private static async Task Told(GateFlow flow, DisclosureDb db, long staffId)
    {
        var key = await db.Staff.Where(staff => staff.Id == staffId).Select(staff => staff.Key).SingleAsync();
        var person = new Actor(staffId, key, flow.MainUnit, new HashSet<Role> { Role.Drafter });
        GateFlow.Must(await new SetNoticeAddress(db, flow.Clock).Run(person, "newcomer@example.gov.cn", CancellationToken.None));
        var work = new WaitingWork(staffId, key, "1/author", false);
        await NoticeBook.Write(db, "mail", [work], flow.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Empty(await NoticeBook.Untold(db, "mail", [work], CancellationToken.None));
        Assert.Single(await NoticeBook.Untold(db, "hook", [work], CancellationToken.None));
    }

    private static async Task Sessions(DisclosureDb db, GateFlow flow, Actor security, long staffId)
    {
        var session = SessionRows.Begun(staffId, "browser", flow.Clock.GetUtcNow());
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync();
        await SessionRows.Seen(db, session.Id, flow.Clock.GetUtcNow().AddMinutes(1), CancellationToken.None);
        GateFlow.Must(await new EndSessions(db, flow.Clock).OfAnother(security, staffId, session.Id, CancellationToken.None));
        await SessionRows.EndAll(db, staffId, flow.Clock.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>Identity writes every column of the row, and tokens beside it.</summary>
    private static async Task WholeAccount(DisclosureDb db, long staffId)
    {
        db.ChangeTracker.Clear();
        var account = await db.Users.SingleAsync(user => user.StaffId == staffId);
        db.Users.Update(account);
        db.UserTokens.Add(new Microsoft.AspNetCore.Identity.IdentityUserToken<long> { UserId = account.Id, LoginProvider = "p", Name = "n", Value = "v" });
        db.DataProtectionKeys.Add(new Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey { FriendlyName = "k", Xml = "<key/>" });
        await db.SaveChangesAsync();
        await db.UserTokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, "w"));
        await db.UserTokens.ExecuteDeleteAsync();
        db.ChangeTracker.Clear();
    }

    private static async Task<string?> Stamp(DisclosureDb db, long staffId)
    {
        db.ChangeTracker.Clear();
        return await db.Users.AsNoTracking().Where(user => user.StaffId == staffId).Select(user => user.ConcurrencyStamp).SingleAsync();
    }

    private static async Task Denied(DbConnection connection, string statement)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.DoText(statement));
        Assert.True(refusal.SqlState == NotAllowed, $"{statement}: {refusal.SqlState} {refusal.MessageText}");
    }

    private static async Task<string> FirstColumn(DbConnection connection, string table) =>
        (string)(await connection.Ask($"select attname::text from pg_attribute where attrelid = {table}::regclass and attnum = 1"))!;

    private static async Task<List<string>> Names(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this file.
        command.CommandText = query;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>A database with both logins and the printed rights; only where the run has PostgreSQL.</summary>
    private static async Task WithLogins(Func<(TestDatabase Staff, TestDatabase Public), Task> test)
    {
        if (!Databases.Available.Contains(DatabaseProvider.Postgres))
            return;
        var mark = Guid.NewGuid().ToString("N")[..8];
        var (staff, reader, password) = ("od staff " + mark, "od_public_" + mark, RandomNumberGenerator.GetHexString(16));
        var database = await TestDatabase.Create(DatabaseProvider.Postgres);
        await using (var owner = await database.OpenPlain())
        {
            await owner.DoText($"create role \"{staff}\" login password '{password}'; create role \"{reader}\" login password '{password}'");
            await using var db = database.Open();
            foreach (var statement in Grants.Of(db, staff, reader))
                await owner.DoText(statement);
        }

        try
        {
            await test((database.As(staff, password), database.As(reader, password)));
        }
        finally
        {
            await database.DisposeAsync();
            await using var server = new NpgsqlConnection(Databases.PostgresConnection);
            await server.OpenAsync();
            await server.DoText($"drop role \"{staff}\"; drop role \"{reader}\"");
        }
    }
}
