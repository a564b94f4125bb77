using System.Reflection;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Data.Searching;
using static OpenDisclosure.IntegrationTests.Database.Translation;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>The public site's queries on SQL Server, without a server (see <see cref="QueryTranslationTests"/>).</summary>
public sealed class PublicQueryTranslationTests
{
    private static readonly Dictionary<string, Func<PublishedContent, Task>> Public = new()
    {
        [nameof(PublishedContent.Frame)] = content => content.Frame(default),
        [nameof(PublishedContent.LinesOf)] = content => content.LinesOf([1, 2], default),
        [nameof(PublishedContent.RecordsOf)] = content => content.RecordsOf([1, 2], default),
        [nameof(PublishedContent.InterpretingRepealed)] = content => content.InterpretingRepealed([1, 2], new DateOnly(2022, 11, 22), default),
        [nameof(PublishedContent.Counts)] = content => content.Counts([1, 2], default),
        [nameof(PublishedContent.AllCounts)] = content => content.AllCounts(default),
        [nameof(PublishedContent.CountsOfYear)] = content => content.CountsOfYear(2022, default),
        [nameof(PublishedContent.Document)] = content => content.Document("notices/2022/1", default),
        [nameof(PublishedContent.Withdrawn)] = content => content.Withdrawn("notices/2022/1", default),
        [nameof(PublishedContent.VersionBody)] = content => content.VersionBody(1, default),
        [nameof(PublishedContent.File)] = content => content.File(Seal, "1.pdf", default),
        [nameof(PublishedContent.HtmlOf)] = content => content.HtmlOf([1, 2], default),
        [nameof(PublishedContent.PlacesOf)] = content => content.PlacesOf([1, 2], default),
        [nameof(PublishedContent.Proof)] = content => content.Proof(0, default),
        [nameof(PublishedContent.Checkpoints)] = content => content.Checkpoints(5, default),
        [nameof(PublishedContent.Interpretations)] = content => content.Interpretations([1, 2], default),
    };

    private static readonly Dictionary<string, Func<PublishedDb, Task>> Catalogue = new()
    {
        [nameof(CatalogueReader.All)] = db => Each(CatalogueReader.All(db)),
        [nameof(CatalogueReader.Of)] = db => CatalogueReader.Of(db, [1, 2], default),
        [nameof(CatalogueReader.ChangedAfter)] = db => CatalogueReader.ChangedAfter(db, 5, 20, default),
        [nameof(CatalogueReader.Relations)] = db => Each(CatalogueReader.Relations(db)),
        [nameof(CatalogueReader.RelationsOf)] = db => CatalogueReader.RelationsOf(db, [1, 2], default),
        [nameof(CatalogueReader.Audiences)] = db => Each(CatalogueReader.Audiences(db)),
        [nameof(CatalogueReader.AudiencesOf)] = db => Each(CatalogueReader.AudiencesOf(db, [1, 2])),
        [nameof(CatalogueReader.Interpreted)] = db => CatalogueReader.Interpreted(db, [1, 2], default),
        ["all texts to be found"] = db => SearchTexts.All(db, default),
        ["texts of documents"] = db => SearchTexts.Of(db, [1, 2], default),
        [nameof(PastContent.Document)] = db => new PastContent(db).Document("notices/2022/1", new DateOnly(2022, 11, 22), default),
        [nameof(PastContent.List)] = db => new PastContent(db).List(new PastPlace([1, 2], [7]), new DateOnly(2022, 11, 22), 2, default),
        ["what is found of texts"] = db => SearchTexts.Read(db, new FileStore(Path.Combine(Path.GetTempPath(), "disclosure_no_files")), [1, 2], default),
    };

    public static TheoryData<string> PublicQueries => [.. Public.Keys];

    public static TheoryData<string> CatalogueQueries => [.. Catalogue.Keys];

    [Fact]
    public void No_public_query_is_forgotten() => Assert.Equal(
        typeof(PublishedContent).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name).Order(StringComparer.Ordinal),
        Public.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(PublicQueries))]
    public Task A_public_query_translates_for_SQL_Server(string name) => Translates(async rows =>
    {
        await using var db = Published();
        var connection = Record(db, rows);
        await Run(() => Public[name](new PublishedContent(db)));
        return connection.Commands;
    });

    [Theory]
    [MemberData(nameof(CatalogueQueries))]
    public Task A_query_for_the_index_of_the_catalogue_translates_for_SQL_Server(string name) => Translates(async rows =>
    {
        await using var db = Published();
        var connection = Record(db, rows);
        await Run(() => Catalogue[name](db));
        return connection.Commands;
    });

    [Fact]
    public async Task A_document_page_asks_for_everything_it_shows()
    {
        await using var db = Published();
        var connection = Record(db, rows: 1);
        await new PublishedContent(db).Document("notices/2022/1", default);
        foreach (var view in new[] { "public_document", "public_body", "public_file", "public_version", "public_relation" })
            Assert.Contains(connection.Commands, command => command.Contains($"[{view}]", StringComparison.Ordinal));
    }

    private static async Task Each<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var row in rows)
            Assert.False(Equals(row, default(T)));
    }
}
