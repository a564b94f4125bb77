using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Benchmarks.Engines;
using OpenDisclosure.Benchmarks.Filling;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Gate;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Filling;

/// <summary>Databases for measuring are filled in bulk; what is in them is what the acts of the gate would have written.</summary>
public sealed class FillingTests
{
    private const int Documents = 200;
    private const int Years = 10;

    /// <summary>A number as nobody has it, with the right check digit: no text that holds it may be sealed.</summary>
    private const string IdentityNumber = "11010519491231002X";

    [Theory, EachDatabase]
    public async Task A_filled_database_satisfies_the_gate_and_the_verifier(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        var folder = Directory.CreateTempSubdirectory("disclosure_filled_").FullName;
        try
        {
            await Fill(database, folder);
            await using (var db = database.Open())
            {
                await IsWhole(db, folder);
                await IsCounted(db);
                await IsSpread(db);
            }

            await IsServed(database, folder);
            await using var after = database.Open();
            await IsWhole(after, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task Fill(TestDatabase database, string folder) =>
        new DatabaseFilling(new FillRequest(database.Provider, database.Connection, folder, Documents), Articles(), _ => { }).Run(CancellationToken.None);

    /// <summary>A prime number of them: the texts of the documents begin with each in turn.</summary>
    private static List<Article> Articles() =>
    [
        .. Enumerable.Range(1, 31).Select(number => new Article(
            $"示例市工业促进条例 第{number}条",
            $"**第{number}条** 市、区人民政府应当支持企业技术改造。\n\n# 小标题\n\n<!-- 注 -->\n\n" + string.Concat(Enumerable.Repeat("申请材料应当真实、完整、合法。", 6))
                + (number == 5 ? $"联系人身份证号码{IdentityNumber}。" : number == 20 ? "咨询电话：0571-87654321。" : ""),
            0)),
    ];

    private static async Task IsWhole(DisclosureDb db, string folder)
    {
        var store = new FileStore(Path.Combine(folder, "store"));
        Assert.Empty(await Verifier.OfDatabase(db, store, new Trust("localhost", null, []), CancellationToken.None).ToListAsync());
        Assert.Empty(await CatalogueCheck.Run(db, CancellationToken.None));
        Assert.Empty(await GateSelfTest.Run(db, CancellationToken.None));
        Assert.False(await db.RevisionBodies.AnyAsync(body => body.Source.Contains(IdentityNumber)));
        var asked = await db.RevisionScans.AsNoTracking().ToListAsync();
        Assert.Contains(asked, scan => Domain.Privacy.ScanRecord.Read(scan.Findings).Questions.Count > 0);
    }

    private static async Task IsCounted(DisclosureDb db)
    {
        var live = await (
            from publication in db.Publications
            join document in db.Documents on publication.DocumentId equals document.Id
            where publication.State == PublicationState.Live && document.Kind != DocumentKind.SiteText
            select new { publication.ColumnId, publication.FirstPublishedAt, document.UnitId }).ToListAsync();
        Assert.Equal(
            live.GroupBy(row => (row.ColumnId, BeijingTime.DateOf(row.FirstPublishedAt).Year)).ToDictionary(rows => rows.Key, rows => rows.Count()),
            await db.ColumnCounters.Where(counter => counter.Live > 0).ToDictionaryAsync(counter => (counter.ColumnId, counter.Year), counter => counter.Live));
        Assert.Equal(await db.CatalogueEntries.CountAsync(), await db.IndexCounters.SumAsync(counter => counter.Last));
    }

    private static async Task IsSpread(DisclosureDb db)
    {
        var first = BeijingTime.Instant(new DateOnly(BeijingTime.DateOf(TimeProvider.System.GetUtcNow()).Year - Years + 1, 1, 1), TimeOnly.MinValue);
        var filled = await db.Publications.Where(publication => publication.FirstPublishedAt >= first).ToListAsync();
        Assert.Equal(Documents, filled.Count);
        Assert.Equal(Years, filled.Select(publication => BeijingTime.DateOf(publication.FirstPublishedAt).Year).Distinct().Count());
        Assert.True(filled.Select(publication => publication.ColumnId).Distinct().Count() >= 10);
        Assert.Equal(Documents / 20, await db.Revisions.CountAsync(revision => revision.Kind == DocumentKind.NormativeDocument && revision.SealedAt >= first));
        var instants = await db.AuditEntries.OrderBy(entry => entry.Seq).Select(entry => entry.At).ToListAsync();
        Assert.Equal(instants.Order(), instants);
    }

    private static async Task IsServed(TestDatabase database, string folder)
    {
        string address;
        await using (var db = database.Open())
            address = await db.CatalogueEntries.OrderByDescending(entry => entry.Seq).Select(entry => entry.Address).FirstAsync();
        await using var site = WebSite.On(database, folder);
        var visitor = site.Visitor();
        Assert.Equal(200, (await visitor.Get("/notices")).Code);
        var page = await visitor.Get("/" + address);
        Assert.Equal(200, page.Code);
        Assert.Contains("示例市工业促进条例", page.Text, StringComparison.Ordinal);
        await site.Office.Live();
    }
}
