using OpenDisclosure.Data.Programs;

namespace OpenDisclosure.UnitTests.Data;

/// <summary>What a machine says it read of a page: words in their lines, or nothing when it guesses.</summary>
public sealed class RecognisedTextTests
{
    private const string Head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n";

    [Fact]
    public void Words_of_Chinese_join_and_Latin_words_keep_their_gap() =>
        Assert.Equal("身份证号11010519491231002X\nNotice 2022", RecognisedText.Of(Head + Word(1, "身份", 96) + Word(1, "证号", 93) + Word(1, "11010519491231002X", 90) + Word(2, "Notice", 95) + Word(2, "2022", 95)));

    [Fact]
    public void A_guess_is_no_text() => Assert.Empty(RecognisedText.Of(Head + Word(1, "乱", 31) + Word(1, "码", 40)));

    [Fact]
    public void A_long_word_weighs_more_than_a_speck() => Assert.Equal("示例市工业和信息化局.", RecognisedText.Of(Head + Word(1, "示例市工业和信息化局", 90) + Word(1, ".", 5)));

    [Theory]
    [InlineData("")]
    [InlineData("\t\t\t")]
    [InlineData("5\t1\t1\t1\t1\t1\t0\t0\t1\t1\tmany\ttext\n")]
    [InlineData("5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t95\t \n")]
    public void What_is_no_table_is_no_text(string table) => Assert.Empty(RecognisedText.Of(table));

    private static string Word(int line, string text, int sure) => $"5\t1\t1\t1\t{line}\t1\t0\t0\t9\t9\t{sure}.5\t{text}\n";
}
