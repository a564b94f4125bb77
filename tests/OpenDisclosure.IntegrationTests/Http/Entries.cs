using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>An entry of the ledger: its act and the text of its body.</summary>
internal sealed record Entry(string Act, string Body);

/// <summary>The entries that came after a moment, in their order.</summary>
internal sealed class Entries
{
    private readonly TestDatabase database;
    private readonly long last;

    private Entries(TestDatabase database, long last)
    {
        this.database = database;
        this.last = last;
    }

    /// <summary>Remembers where the ledger stands.</summary>
    public static async Task<Entries> From(TestDatabase database)
    {
        await using var db = database.Open();
        return new Entries(database, await db.AuditEntries.MaxAsync(entry => entry.Seq));
    }

    /// <summary>What was written since.</summary>
    public async Task<IReadOnlyList<Entry>> Since()
    {
        await using var db = database.Open();
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.Seq > last).OrderBy(entry => entry.Seq).ToListAsync();
        return [.. entries.Select(entry => new Entry(entry.Act, Encoding.UTF8.GetString(entry.Body)))];
    }

    /// <summary>The acts since.</summary>
    public async Task<IReadOnlyList<string>> Acts() => [.. (await Since()).Select(entry => entry.Act)];

    /// <summary>The body of the only entry since, which is of this act.</summary>
    public async Task<string> Only(string act)
    {
        var entry = Assert.Single(await Since());
        Assert.Equal(act, entry.Act);
        return entry.Body;
    }
}
