using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OpenDisclosure.Data;
using OpenDisclosure.FaultTests.Fixtures;
using OpenDisclosure.FaultTests.Kills;

namespace OpenDisclosure.FaultTests.Server;

/// <summary>PostgreSQL goes and comes back: readers keep what was in memory, the staff is told to wait, and nothing is done twice.</summary>
public sealed class GoneDatabaseTests
{
    private const int Crowd = 100;

    /// <summary>What a page says that is sent without the database.</summary>
    private const string Old = "您看到的是截至北京时间";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task While_the_database_is_gone_pages_in_memory_answer_the_rest_asks_to_wait_and_it_recovers_by_itself()
    {
        await using var server = await OwnPostgres.Begin();
        await using var site = await Ground.NewSite(DatabaseProvider.Postgres, server.Connection);
        var (life, live, cleared) = (await site.Start(), await site.Papers.Live(), await site.Papers.Cleared());
        var address = (await site.Examination.Address(live))!;
        var releaser = await site.Person(Papers.Releaser, life);
        using var reader = new Person();
        Assert.True(await Workplace.Until(Soon, async () => (await reader.Get(life, address)).Code == 200));
        Assert.Equal(200, (await reader.Get(life, "/")).Code);
        var threads = Threads(life);

        await server.Crash();
        foreach (var page in new[] { "/", address })
        {
            Assert.Equal(200, (await reader.Get(life, page)).Code);
            Assert.True(await Workplace.Until(Soon, async () => (await reader.Get(life, page)) is { Code: 200 } reply && reply.Text.Contains(Old, StringComparison.Ordinal)));
        }

        Waits(await releaser.Get(life, "/admin"));
        Waits(await Flow.Of("release").Try(site, life, cleared));
        Waits(await reader.Get(life, "/policies"));
        Assert.Equal(200, (await reader.Get(life, "/healthz/live")).Code);
        Assert.True(await Workplace.Until(Soon, async () => (await reader.Get(life, "/healthz/ready")).Code == 503));
        var begun = Stopwatch.GetTimestamp();
        var crowd = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(number => reader.Get(life, $"/search?q={number}")));
        Tally.Note($"database gone: {Crowd} searches at once answered in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s, threads {threads} before, {Threads(life)} after");
        Assert.All(crowd, Waits);
        Assert.InRange(Threads(life), 1, threads + 50);

        await server.Start();
        begun = Stopwatch.GetTimestamp();
        Assert.True(await Workplace.Until(Soon, async () => (await reader.Get(life, "/healthz/ready")).Code == 200), life.Log);
        Tally.Note($"database back: served again after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s");
        foreach (var page in new[] { "/", address })
            Assert.DoesNotContain(Old, (await reader.Get(life, page)).Text, StringComparison.Ordinal);
        var reply = await Flow.Of("release").Try(site, life, cleared);
        Assert.True(reply.Acknowledges, $"{reply.Code} {reply.Text}\n{server.Log}");
        Assert.Null(await Flow.Of("release").Wrong(site, life, cleared, Standing.All));
        Assert.False(life.IsOver);
        Assert.Empty(await site.Examination.Violations());
    }

    [Fact]
    public async Task What_was_acknowledged_before_the_database_crashed_is_there_after_it()
    {
        await using var server = await OwnPostgres.Begin();
        await using var site = await Ground.NewSite(DatabaseProvider.Postgres, server.Connection);
        var load = await Load.On(site, papers: 12);
        var life = await site.Start();
        await load.SignIn(life);
        using var stop = new CancellationTokenSource();
        var work = load.Run(life, stop.Token);
        for (var crash = 0; crash < 3; crash++)
        {
            await Task.Delay(700);
            await server.Crash();
            await Task.Delay(300);
            await server.Start();
            await Task.Delay(2000);
        }

        await stop.CancelAsync();
        await work;
        Assert.False(life.IsOver);
        await load.Settle(life);
        Assert.Empty(load.History.Violations);
        Assert.Empty(await load.LostTyping());
        Assert.True(load.History.Count(Phase.Done) > 0);
        Assert.Empty(await site.Examination.Violations());
        Tally.Note($"database crashed three times under load: {load.History.Count(Phase.Done)} acts acknowledged, {load.History.Count(Phase.Refused)} refused or told to wait");
    }

    [Fact]
    public async Task Sessions_of_the_database_that_are_ended_in_the_middle_of_acts_leave_no_act_half_done_or_done_twice()
    {
        await using var server = await OwnPostgres.Begin();
        await using var site = await Ground.NewSite(DatabaseProvider.Postgres, server.Connection);
        var (life, papers) = (await site.Start(), new List<Paper>());
        for (var count = 0; count < 10; count++)
            papers.Add(await site.Papers.Cleared());
        await site.Person(Papers.Releaser, life);
        var (waits, ended) = (0, 0);
        foreach (var paper in papers)
        {
            using var answered = new CancellationTokenSource();
            var ending = EndSession(server, site, answered.Token);
            var reply = await Flow.Of("release").Try(site, life, paper);
            await answered.CancelAsync();
            ended += await ending;

            // Told to wait, a person tries again; when the act had got through before, he is told that there is nothing left to do.
            for (; reply.Code == 503; waits++)
                reply = await Flow.Of("release").Try(site, life, paper);
            Assert.True(reply.Acknowledges || reply.Code == 409, $"{reply.Code} {reply.Text}");
        }

        Assert.True(ended > 0, "No session was ended in the middle of an act.");
        foreach (var paper in papers)
            Assert.Null(await Flow.Of("release").Wrong(site, life, paper, Standing.All));
        Assert.Empty(await site.Examination.Violations());
        Tally.Note(string.Create(CultureInfo.InvariantCulture, $"{ended} sessions of the database ended in the middle of 10 releases, {waits} times told to wait"));
    }

    /// <summary>Ends the first session that it finds in the middle of writing.</summary>
    private static async Task<int> EndSession(OwnPostgres server, Site site, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(server.Connection);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = @name and backend_xid is not null", connection);
        command.Parameters.AddWithValue("name", new NpgsqlConnectionStringBuilder(site.Connection).Database!);
        while (!stop.IsCancellationRequested)
        {
            if (await command.ExecuteScalarAsync(CancellationToken.None) is long and > 0)
                return 1;
        }

        return 0;
    }

    private static void Waits(Reply reply)
    {
        Assert.Equal(503, reply.Code);
        Assert.Contains("暂时打不开", reply.Text, StringComparison.Ordinal);
        Assert.NotNull(reply.RetryAfter);
    }

    private static int Threads(Life life) => Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{life.ProcessId}/task")).Length;
}
