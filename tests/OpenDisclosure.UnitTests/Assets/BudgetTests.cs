namespace OpenDisclosure.UnitTests.Assets;

public sealed class BudgetTests
{
    private const int Kilobyte = 1000;

    [Theory]
    [InlineData("css/lists.css", 8)]
    [InlineData("css/pages.css", 10)]
    [InlineData("css/staff.css", 16)]
    [InlineData("js/staff.js", 8)]
    [InlineData("js/paste.js", 3)]
    [InlineData("js/read.js", 2)]
    [InlineData("js/search.js", 2)]
    public void A_file_stays_within_its_budget(string path, int kilobytes)
    {
        var size = AssetFiles.Brotli(File.ReadAllText(AssetFiles.Path(path)));
        Assert.InRange(size, 1, kilobytes * Kilobyte);
    }

    [Fact]
    public void The_sheet_of_a_document_leaves_four_kilobytes_of_ten_to_its_text() =>
        Assert.InRange(AssetFiles.Brotli(StyleSheet.Served("site.css").Text), 1, 6 * Kilobyte);

    /// <summary>One reads a document aloud and copies its address, one suggests titles in the search box.</summary>
    [Fact]
    public void Public_pages_can_do_without_the_two_small_scripts_that_one_of_them_may_load() =>
        Assert.Equal(["paste.js", "read.js", "review.js", "search.js", "staff.js"], Directory.GetFiles(AssetFiles.Path("js")).Select(Path.GetFileName).Order());
}
