using Microsoft.Data.Sqlite;
using OpenDisclosure.Data.Searching;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.UnitTests.Data;

/// <summary>The file of the search: what is put in is found, over the bounds of its blocks too.</summary>
public sealed class SearchFileTests : IDisposable
{
    private const int Texts = 70_000;
    private const int RareEvery = 500;

    private readonly string folder = Directory.CreateTempSubdirectory("disclosure_search_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_text_is_found_by_its_terms_however_many_blocks_they_fill()
    {
        using (var written = SearchFile.Open(folder))
        {
            for (var start = 0; start < Texts; start += 9_999)
                written.Put(start, [.. Enumerable.Range(start, Math.Min(9_999, Texts - start)).Select(TextAt)]);
        }

        using var file = SearchFile.Open(folder);
        var slots = file.Slots();
        Assert.Equal(Enumerable.Range(0, Texts).Select(at => (long)at), slots.Select(slot => slot.DocumentId));
        var live = new Bits();
        foreach (var at in Enumerable.Range(0, Texts))
            live.Add(at);
        using var reading = file.Read();
        Assert.Equal(Texts, reading.Of(Term("通知"), live).Title.Count());
        Assert.Equal(Enumerable.Range(0, Texts).Where(IsRare), reading.Of(Term("许可"), live).Body.Ascending());
        Assert.False(reading.Of(Term("没有"), live).Anywhere.Any());
    }

    [Fact]
    public void A_file_of_another_form_is_made_anew()
    {
        using (var written = SearchFile.Open(folder))
            written.Put(0, [TextAt(0)]);
        using (var other = new SqliteConnection($"Data Source={Path.Combine(folder, "0.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "pragma user_version = 1";
            command.ExecuteNonQuery();
        }

        using var file = SearchFile.Open(folder);
        Assert.Empty(file.Slots());
        file.Put(0, [TextAt(0)]);
        Assert.Single(file.Slots());
    }

    private static bool IsRare(int at) => at % RareEvery == 0;

    private static SearchedText TextAt(int at) => new(at, at, "通知", IsRare(at) ? "许可" : "正文", "", null);

    private static long Term(string word) => Assert.Single(SearchTerms.Asked(word));
}
