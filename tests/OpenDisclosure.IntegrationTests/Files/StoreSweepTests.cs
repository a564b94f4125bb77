using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Files;

/// <summary>Nothing that no row names grows a day old in the store; nothing that a row names goes.</summary>
public sealed class StoreSweepTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private GateFlow flow = null!;
    private StoreSweep sweep = null!;

    public async Task InitializeAsync()
    {
        flow = await GateFlow.On(await TestDatabase.Create(DatabaseProvider.Sqlite));
        sweep = new StoreSweep(flow.Files, clock);
    }

    [Fact]
    public async Task A_kept_file_without_a_name_is_laid_aside_after_an_hour_and_gone_before_it_is_a_day_old()
    {
        var file = await Keep("broken off");
        await Look(after: Hour / 2);
        Assert.True(flow.Files.Has(file));
        await Look(after: Hour);
        Assert.False(flow.Files.Has(file));
        Assert.Single(AllFiles());
        await Look(after: 22 * Hour);
        Assert.Empty(AllFiles());
    }

    [Fact]
    public async Task A_file_that_a_row_names_stays_and_one_that_was_laid_aside_comes_back_when_a_row_names_it()
    {
        var file = await Keep("early");
        await Look(after: 2 * Hour);
        Assert.False(flow.Files.Has(file));
        var document = await flow.Draft();
        await flow.Attach(document, "a.pdf", "named");
        await using (var db = flow.Database.Open())
            await db.DraftFiles.ExecuteUpdateAsync(set => set.SetProperty(row => row.Sha256, file));
        await Look(after: Hour);
        Assert.True(flow.Files.Has(file));
        await Look(after: 300 * Hour);
        Assert.True(flow.Files.Has(file));
    }

    [Fact]
    public async Task A_temporary_file_of_an_upload_that_was_cut_off_is_gone_before_it_is_a_day_old()
    {
        var received = await flow.Files.Receive(new MemoryStream("half"u8.ToArray()), 100, CancellationToken.None);
        Assert.NotNull(received);
        await Look(after: 20 * Hour);
        Assert.Single(AllFiles());
        await Look(after: 3 * Hour);
        Assert.Empty(AllFiles());
    }

    [Fact]
    public async Task The_same_bytes_brought_again_count_as_brought_now()
    {
        var file = await Keep("twice");
        File.SetLastWriteTimeUtc(AllFiles().Single(), clock.GetUtcNow().UtcDateTime.AddHours(-5));
        await Keep("twice");
        await Look(after: TimeSpan.Zero);
        Assert.True(flow.Files.Has(file));
    }

    /// <summary>A new table that names files by their hash must be known to the sweep, or its files would go.</summary>
    [Fact]
    public void Every_table_that_names_a_file_is_known_to_the_sweep()
    {
        using var db = flow.Database.Open();
        var naming = db.Model.GetEntityTypes().Where(entity => entity.GetProperties().Any(property => property.Name.EndsWith("Sha256", StringComparison.Ordinal)))
            .Select(entity => entity.GetTableName()!).Order();
        // A file of a publication is one of its revision.
        Assert.Equal(["draft_file", "publication_file", "revision_file"], naming);
    }

    public async Task DisposeAsync()
    {
        flow.Dispose();
        await flow.Database.DisposeAsync();
    }

    private async Task<byte[]> Keep(string text)
    {
        await using var received = await flow.Files.Receive(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1000, CancellationToken.None);
        received!.Keep();
        return received.Sha256;
    }

    private async Task Look(TimeSpan after)
    {
        clock.Advance(after);
        await using var db = flow.Database.Open();
        await sweep.Look(db, CancellationToken.None);
    }

    private IEnumerable<string> AllFiles() => Directory.EnumerateFiles(flow.Folder, "*", SearchOption.AllDirectories);
}
