namespace OpenDisclosure.UnitTests.Assets;

public sealed class BudgetTests
{
    private const int Kilobyte = 1000;

    [Theory]
    [InlineData("css/site.css", 12)]
    [InlineData("css/staff.css", 16)]
    [InlineData("js/staff.js", 8)]
    public void A_file_stays_within_its_budget(string path, int kilobytes)
    {
        var size = AssetFiles.Brotli(File.ReadAllText(AssetFiles.Path(path)));
        Assert.InRange(size, 1, kilobytes * Kilobyte);
    }

    [Fact]
    public void Both_public_sheets_together_stay_within_the_budget_of_one() =>
        Assert.InRange(AssetFiles.Brotli(StyleSheet.Served("site.css").Text) + AssetFiles.Brotli(StyleSheet.Served("pages.css").Text), 1, 12 * Kilobyte);

    [Fact]
    public void The_public_sheet_leaves_three_kilobytes_of_ten_to_an_article() =>
        Assert.InRange(AssetFiles.Brotli(StyleSheet.Served("site.css").Text), 1, 7 * Kilobyte);

    [Fact]
    public void Public_pages_have_no_script_to_load() =>
        Assert.Equal(["staff.js"], Directory.GetFiles(AssetFiles.Path("js")).Select(Path.GetFileName));
}
