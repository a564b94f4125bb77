using OpenDisclosure.Domain.Searching;
using OpenDisclosure.Web.Site.Search;

namespace OpenDisclosure.UnitTests.Web;

/// <summary>What was found is marked where it stands, in the text's own spelling.</summary>
public sealed class SnippetTests
{
    [Theory]
    [InlineData("补助", "数字化改造补助办法", "数字化改造[补助]办法")]
    [InlineData("補助", "数字化改造补助办法", "数字化改造[补助]办法")]
    [InlineData("2022", "２０２２年第20221号", "[２０２２]年第20221号")]
    [InlineData("改造办法", "数字化改造的补助办法", "数字化[改造]的补助[办法]")]
    [InlineData("补助 改造", "改造补助", "[改造补助]")]
    [InlineData("没有", "改造补助", "改造补助")]
    public void Words_are_marked(string typed, string text, string marked) => Assert.Equal(marked, Written(Of(typed).Mark(text)));

    [Fact]
    public void The_piece_of_a_long_text_begins_with_the_sentence_of_the_first_hit()
    {
        var piece = Written(Of("充电桩").Cut(string.Concat(Enumerable.Repeat("前面的话。", 100)) + "公共充电桩按功率补助。" + string.Concat(Enumerable.Repeat("后面的话。", 100)))!);
        Assert.StartsWith("公共[充电桩]按功率补助。", piece, StringComparison.Ordinal);
        Assert.InRange(piece.Length, 50, 130);
    }

    [Fact]
    public void A_text_without_the_words_has_no_piece() => Assert.Null(Of("充电桩").Cut("别的内容"));

    [Fact]
    public void A_pair_of_surrogates_is_never_cut_in_two() => Assert.All(Enumerable.Range(0, 60), before =>
    {
        var piece = string.Concat(Of("词").Cut(string.Concat(Enumerable.Repeat("𠮷", 30)) + new string('字', before) + "词" + string.Concat(Enumerable.Repeat("𠮷", 90)))!.Select(part => part.Text));
        Assert.Equal(piece, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(piece)));
    });

    private static Snippet Of(string typed) => new(Question.Of(typed, Synonyms.None));

    private static string Written(IReadOnlyList<Piece> pieces) => string.Concat(pieces.Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text));
}
