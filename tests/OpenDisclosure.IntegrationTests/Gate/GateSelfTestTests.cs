using OpenDisclosure.Data;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.IntegrationTests.Database;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>The self-test of an installation: silent where the gate holds, and it names what stands open.</summary>
public sealed class GateSelfTestTests(ClassFlows flows) : IClassFixture<ClassFlows>
{
    private static readonly Dictionary<DatabaseProvider, Dictionary<string, string>> Opened = new()
    {
        [DatabaseProvider.Sqlite] = new()
        {
            ["drop trigger publication_update"] = "revive",
            ["drop trigger publication_insert"] = "release of an older revision",
            ["drop trigger clearance_update"] = "upgrade a refusal",
            ["drop trigger revision_body_update"] = "change the sealed HTML",
            ["drop trigger release_order_delete"] = "delete an order",
            ["drop index ux_publication_document_id"] = "two live publications",
            ["drop index ux_release_order_revision_id"] = "a second order while one stands",
        },
        [DatabaseProvider.Postgres] = new()
        {
            ["drop trigger revision_step_sealed on revision_step"] = "add a step to a sealed revision",
            ["alter table audit_entry disable trigger audit_entry_update"] = "change an entry",
            ["drop trigger withdrawal_truncate on withdrawal"] = "truncate withdrawal",
            ["alter table publication drop constraint fk_publication_revision_id_releaser_id_duty_revision_person"] = "release by the author",
            ["alter table publication drop constraint fk_publication_seq_published_at_audit_entry"] = "publication back-dated against its entry",
            ["alter table content_review drop constraint fk_content_review_revision_id_step_duty_revision_step"] = "content reviewer's step taken with the releaser's duty",
            ["alter table audit_entry drop constraint ck_audit_entry_chain"] = "second genesis",
        },
    };

    public static IEnumerable<string> Openings(DatabaseProvider provider) => Opened[provider].Keys;

    [Theory, EachDatabase]
    public async Task An_installation_in_use_refuses_everything_and_keeps_no_trace(DatabaseProvider provider)
    {
        var flow = await flows.Of(provider);
        var (document, _) = await flow.Live();
        await flow.Revise(document);
        var before = await flow.Stored();
        Assert.Empty(await Findings(flow.Database));
        Assert.Equal(before, await flow.Stored());
        await flow.Live();
    }

    [Theory, EachDatabase]
    public async Task A_database_without_a_ledger_refuses_everything_and_stays_empty(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        Assert.Empty(await Findings(database));
        await using var connection = await database.OpenPlain();
        Assert.Equal(0, await connection.Number($"select (select count(*) from audit_entry) + (select count(*) from ledger_head) + (select count(*) from revision) + (select count(*) from unit)"));
    }

    [Theory, EachDatabase(Cases = nameof(Openings))]
    public async Task What_was_taken_out_is_named_by_what_it_let_through(DatabaseProvider provider, string statement)
    {
        await using var database = await TestDatabase.Create(provider);
        await using (var connection = await database.OpenPlain())
            await connection.DoText(statement);
        Assert.Contains(new ProbeFinding(Opened[provider][statement], GateSelfTest.Accepted), await Findings(database));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void The_list_has_the_core_of_the_attacks_under_names_of_their_own(DatabaseProvider provider)
    {
        var names = GateSelfTestProbes.On(provider).Select(probe => probe.Name).ToList();
        Assert.True(names.Count >= 30, $"{names.Count} statements");
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task Every_statement_for_SQL_Server_parses()
    {
        var connection = new RecordedConnection(0, (_, _) => null);
        var transaction = await connection.BeginTransactionAsync();
        var dialect = GateSelfTestDialect.Of(DatabaseProvider.SqlServer);
        var flow = new GateSelfTestFlow(connection, transaction, dialect, CancellationToken.None);
        await flow.Build();
        foreach (var probe in dialect.Probes)
            await flow.Do(await probe.Prepare(flow));
        Assert.True(connection.Commands.Count > dialect.Probes.Count);
        Assert.All(connection.Commands, command => SelectedColumns.Parse(command));
    }

    private static async Task<IReadOnlyList<ProbeFinding>> Findings(TestDatabase database)
    {
        await using var db = database.Open();
        return await GateSelfTest.Run(db, CancellationToken.None);
    }
}
