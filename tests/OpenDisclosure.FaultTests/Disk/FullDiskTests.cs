using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.FaultTests.Fixtures;
using OpenDisclosure.FaultTests.Kills;

namespace OpenDisclosure.FaultTests.Disk;

/// <summary>No room: what cannot be stored is refused in words, reading goes on, and all is well again when there is room, without a restart.</summary>
public sealed class FullDiskTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task An_upload_without_room_is_refused_in_words_and_works_when_there_is_room()
    {
        await using var disk = await SmallDisk.Mount(24);
        await using var site = await Ground.NewSite(DatabaseProvider.Sqlite, folder: Path.Combine(disk.Folder, "data"));
        var (life, live, draft) = (await site.Start(), await site.Papers.Live(), await site.Papers.Draft());
        var author = await site.Person(Papers.Author, life);
        var tray = $"/admin/documents/{draft.DocumentId}/draft/files";
        disk.Fill(left: Megabyte);
        await Refused(author.PostFile(life, tray, "大文件.txt", Text(3 * Megabyte)));
        Assert.Equal(Standing.Nothing, await site.Examination.Attached(draft));
        Assert.Null(await Flow.Of("release").Wrong(site, life, live, Standing.All));
        Assert.True((await author.PostFile(life, tray, "小文件.txt", Text(1000))).Acknowledges);
        disk.MakeRoom();
        Assert.True((await author.PostFile(life, tray, "大文件.txt", Text(3 * Megabyte))).Acknowledges);
        Assert.False(life.IsOver);
        Assert.Empty(await site.Examination.Violations());
        Assert.Empty(await site.Examination.Leftovers());
    }

    /// <summary>The form itself is received into the system's temporary folder before the program looks at it.</summary>
    [Fact]
    public async Task An_upload_is_refused_in_words_when_the_temporary_folder_has_no_room()
    {
        await using var disk = await SmallDisk.Mount(2);
        await using var site = await Ground.NewSite(DatabaseProvider.Sqlite);
        site.Environment["ASPNETCORE_TEMP"] = disk.Folder;
        var (life, draft) = (await site.Start(), await site.Papers.Draft());
        var author = await site.Person(Papers.Author, life);
        var tray = $"/admin/documents/{draft.DocumentId}/draft/files";
        await Refused(author.PostFile(life, tray, "大文件.txt", Text(4 * Megabyte)));
        Assert.True((await author.PostFile(life, tray, "小文件.txt", Text(1000))).Acknowledges);
    }

    [Fact]
    public async Task A_release_without_room_for_the_database_is_refused_whole_and_works_when_there_is_room()
    {
        await using var disk = await SmallDisk.Mount(24);
        await using var site = await Ground.NewSite(DatabaseProvider.Sqlite, folder: Path.Combine(disk.Folder, "data"));
        var life = await site.Start();
        var (before, during) = (await site.Papers.Live(), new List<Paper>());
        for (var count = 0; count < 12; count++)
            during.Add(await site.Papers.Cleared());
        await site.Person(Papers.Releaser, life);
        await ShrinkLog(site);
        disk.Fill(left: 0);
        var done = new List<Paper>();
        var refused = 0;
        foreach (var paper in during)
        {
            var reply = await Flow.Of("release").Try(site, life, paper);
            if (reply.Acknowledges)
                done.Add(paper);
            else
                refused += Full(reply);
        }

        Assert.True(refused > 0, "The database never ran out of room.");
        foreach (var paper in during.Prepend(before))
            Assert.Null(await Flow.Of("release").Wrong(site, life, paper, paper == before || done.Contains(paper) ? Standing.All : Standing.Nothing));
        disk.MakeRoom();
        foreach (var paper in during.Except(done))
            Assert.True((await Flow.Of("release").Try(site, life, paper)).Acknowledges);
        Assert.False(life.IsOver);
        Assert.Empty(await site.Examination.Violations());
    }

    [Fact]
    public async Task A_log_without_room_stops_nothing()
    {
        await using var site = await Ground.NewSite(DatabaseProvider.Sqlite);
        site.LogsTo = "/dev/full";
        var (life, paper) = (await site.Start(), await site.Papers.Cleared());
        Assert.True((await Flow.Of("release").Try(site, life, paper)).Acknowledges);
        Assert.Null(await Flow.Of("release").Wrong(site, life, paper, Standing.All));
        using var reader = new Person();
        for (var count = 0; count < 50; count++)
            Assert.Equal(404, (await reader.Get(life, $"/nothing-{count}")).Code);
        Assert.False(life.IsOver);
        Assert.Empty(await site.Examination.Violations());
    }

    /// <summary>What the write-ahead log has grown to it would use again; without it the next write needs room.</summary>
    private static async Task ShrinkLog(Site site)
    {
        await using var db = site.Open();
        var log = new FileInfo(Path.Combine(site.Folder, "disclosure.db-wal"));
        Assert.True(await Workplace.Until(TimeSpan.FromSeconds(20), async () =>
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
            log.Refresh();
            return log.Length == 0;
        }));
    }

    private static byte[] Text(int length) => [.. Enumerable.Repeat((byte)'a', length)];

    private static async Task Refused(Task<Reply> request) => Assert.Equal(1, Full(await request));

    private static int Full(Reply reply)
    {
        Assert.True(reply.Code is 503 or 507, $"{reply.Code} {reply.Text}");
        Assert.Contains(reply.Code == 507 ? "没有存储空间" : "暂时打不开", reply.Text, StringComparison.Ordinal);
        Assert.NotNull(reply.RetryAfter);
        return 1;
    }
}
