using System.Diagnostics;
using System.Text;
using CsCheck;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.UnitTests.Content.Markdown;

namespace OpenDisclosure.UnitTests.Content.Comparing;

public sealed class ComparingTests
{
    private static readonly Gen<string> Phrase = Gen.OneOf("本办法", "自2022年", "4月1日", "起施行", "。", "，", "𠮷", "50", "万元", "GDP", "甲", "乙", "丙", "丁", " ", "\n");

    private static readonly Gen<TextBlock> Block =
        Gen.Select(Gen.OneOf(BlockKind.Paragraph, BlockKind.Heading2, BlockKind.TableRow), Phrase.Array[0, 8], (kind, parts) => new TextBlock(kind, string.Concat(parts)));

    [Fact]
    public void Both_sides_can_be_rebuilt_from_the_rows()
    {
        Gen.Select(Block.Array[0, 12], Block.Array[0, 12]).Sample((before, after) =>
        {
            var comparison = TextComparison.Compare(before, after);
            return Side(comparison, row => row.BeforeKind, row => row.Before).SequenceEqual(before)
                && Side(comparison, row => row.AfterKind, row => row.After).SequenceEqual(after);
        }, iter: 2000);
    }

    [Fact]
    public void Every_row_is_split_into_its_own_kinds_of_segments()
    {
        Gen.Select(Phrase.Array[0, 30], Phrase.Array[0, 30]).Sample((before, after) =>
        {
            var row = TextComparison.Compare(string.Concat(before), string.Concat(after));
            return row.Before.All(segment => segment.Kind != SegmentKind.Added && segment.Text.Length > 0)
                && row.After.All(segment => segment.Kind != SegmentKind.Removed && segment.Text.Length > 0)
                && Text(row.Before) == string.Concat(before) && Text(row.After) == string.Concat(after)
                && row.Changed == (string.Concat(before) != string.Concat(after));
        }, iter: 2000);
    }

    [Fact]
    public void A_document_compared_with_itself_has_no_change()
    {
        var blocks = HtmlBlocks.Read(OfficialVector.Sealed);
        var comparison = TextComparison.Compare(blocks, blocks);

        Assert.Equal(0, comparison.Changes);
        Assert.DoesNotContain(comparison.Rows, row => row.Changed);
    }

    [Fact]
    public void A_number_changes_as_a_whole()
    {
        var row = TextComparison.Compare("其中年产值10亿元以上企业", "其中年产值15亿元以上企业");

        Assert.Equal(
            [new(SegmentKind.Same, "其中年产值"), new(SegmentKind.Removed, "10"), new(SegmentKind.Added, "15"), new(SegmentKind.Same, "亿元以上企业")], row.Merged);
    }

    [Fact]
    public void Scattered_letters_are_shown_as_one_phrase()
    {
        var row = TextComparison.Compare("结合我市实际，制定本规则，现印发给你们。", "结合我市实际，对原有规定作了修订，现印发给你们。");

        Assert.Equal([new(SegmentKind.Same, "结合我市实际，"), new(SegmentKind.Removed, "制定本规则"), new(SegmentKind.Same, "，现印发给你们。")], row.Before);
    }

    [Fact]
    public void Changes_are_counted_as_runs()
    {
        TextBlock[] before = [new(BlockKind.Paragraph, "第一条内容不变。"), new(BlockKind.Paragraph, "第二条每家最高30万元，由财政局拨付。"), new(BlockKind.Paragraph, "本条删去不用了。")];
        TextBlock[] after = [new(BlockKind.Paragraph, "第一条内容不变。"), new(BlockKind.Paragraph, "第二条每家最高50万元，由财政局按月拨付。"), new(BlockKind.Heading2, "附：新表格XYZ")];

        var comparison = TextComparison.Compare(before, after);

        Assert.Equal((5, 3, 2), (comparison.Changes, comparison.Added, comparison.Removed));
        Assert.Equal(4, comparison.Rows.Count);
    }

    [Fact]
    public void Long_paragraphs_without_a_common_phrase_are_not_paired()
    {
        TextBlock[] before = [new(BlockKind.Paragraph, Letters(2_000, 1, 3_000))];
        TextBlock[] after = [new(BlockKind.Paragraph, Letters(2_000, 2, 3_000))];

        Assert.Equal(2, TextComparison.Compare(before, after).Rows.Count);
    }

    [Fact]
    public void A_paragraph_that_becomes_a_heading_is_a_change()
    {
        var comparison = TextComparison.Compare([new(BlockKind.Paragraph, "总则")], [new(BlockKind.Heading2, "总则")]);

        Assert.True(comparison.Changes > 0);
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_a_change()
    {
        var before = HtmlBlocks.Read("<p>见<a href=\"https://a.example\" class=\"ext\">网站</a>。</p>");
        var after = HtmlBlocks.Read("<p>见<a href=\"https://b.example\" class=\"ext\">网站</a>。</p>");

        Assert.Equal("见网站 <https://a.example>。", before[0].Text);
        Assert.True(TextComparison.Compare(before, after).Changes > 0);
    }

    [Fact]
    public void Blocks_of_sealed_html_keep_their_kind_and_order()
    {
        var blocks = HtmlBlocks.Read(OfficialVector.Sealed);

        Assert.Equal(
            [
                BlockKind.Addressees, BlockKind.Paragraph, BlockKind.Signature, BlockKind.Paragraph, BlockKind.Heading2, BlockKind.Heading2, BlockKind.Paragraph, BlockKind.Heading2,
                BlockKind.Heading3, BlockKind.ListItem, BlockKind.ListItem, BlockKind.ListItem, BlockKind.ListItem, BlockKind.TableHead, BlockKind.TableRow, BlockKind.TableRow,
                BlockKind.Picture, BlockKind.Caption, BlockKind.Heading2, BlockKind.Paragraph, BlockKind.Quotation, BlockKind.Footnote,
            ],
            blocks.Select(block => block.Kind));
        Assert.Equal("示例市工业和信息化局\n2022年3月2日", blocks[2].Text);
        Assert.Equal("类别 | 比例 | 最高（万元）", blocks[13].Text);
        Assert.StartsWith("申报、初审、评审、公示、拨付五步 <files/", blocks[16].Text);
        Assert.Equal("见会议纪要〔2022〕3号。", blocks[^1].Text);
    }

    public static TheoryData<string> LargePairs => new("one block", "another block", "many lines", "rewritten", "edited", "single letters");

    [Theory]
    [MemberData(nameof(LargePairs))]
    public void Two_hundred_thousand_letters_are_compared_without_end_of_patience(string shape)
    {
        var (before, after) = Large(shape);
        var watch = Stopwatch.StartNew();

        var comparison = TextComparison.Compare(before, after);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(after.Select(block => block.Text), Side(comparison, row => row.AfterKind, row => row.After).Select(block => block.Text));
    }

    [Fact]
    public void Changes_of_two_people_in_different_places_are_joined()
    {
        var merge = ThreeWay.Compare("一\n二\n三\n四", "一改\n二\n三\n四", "一\n二\n三\n四\n五");

        Assert.Empty(merge.Conflicts);
        Assert.Equal("一改\n二\n三\n四\n五", merge.Suggestion);
    }

    [Fact]
    public void Changes_of_two_people_in_one_place_are_a_conflict_that_keeps_ones_own_text()
    {
        var merge = ThreeWay.Compare("一\n二\n三", "一\n二甲\n三", "一\n二乙\n三");

        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal((2, "二", "二甲", "二乙"), (conflict.BaseLine, conflict.Base[0], conflict.Mine[0], conflict.Theirs[0]));
        Assert.Equal("一\n二甲\n三", merge.Suggestion);
    }

    [Fact]
    public void The_same_change_of_two_people_is_no_conflict()
    {
        var merge = ThreeWay.Compare("一\n二", "一\n二改", "一\r\n二改");

        Assert.Empty(merge.Conflicts);
        Assert.Equal(ThreeWayState.Both, merge.Rows[^1].State);
    }

    [Fact]
    public void The_three_texts_can_be_rebuilt_from_the_rows()
    {
        var text = Gen.OneOf("一", "二", "三", "四", "五").List[1, 10].Select(lines => string.Join('\n', lines));
        Gen.Select(text, text, text).Sample((common, mine, theirs) =>
        {
            var merge = ThreeWay.Compare(common, mine, theirs);
            return string.Join('\n', merge.Rows.SelectMany(row => row.Base)) == common
                && string.Join('\n', merge.Rows.SelectMany(row => row.Mine)) == mine
                && string.Join('\n', merge.Rows.SelectMany(row => row.Theirs)) == theirs
                && ThreeWay.Compare(common, mine, common).Suggestion == mine
                && ThreeWay.Compare(common, common, theirs).Suggestion == theirs;
        }, iter: 2000);
    }

    private static IEnumerable<TextBlock> Side(TextComparison comparison, Func<ComparedRow, BlockKind?> kind, Func<ComparedRow, IReadOnlyList<Segment>> segments) =>
        comparison.Rows.Where(row => kind(row) is not null).Select(row => new TextBlock(kind(row)!.Value, Text(segments(row))));

    private static string Text(IEnumerable<Segment> segments) => string.Concat(segments.Select(segment => segment.Text));

    private static (TextBlock[] Before, TextBlock[] After) Large(string shape)
    {
        var first = Letters(200_000, 1, 3_000);
        var second = Letters(200_000, 2, 3_000);
        return shape switch
        {
            "one block" => (Split(first, 200_000), Split(second, 200_000)),
            "another block" => (Split(Letters(200_000, 1, 6), 200_000), Split(Letters(200_000, 2, 6), 200_000)),
            "many lines" => (Split(first, 40), Split(second, 40)),
            "rewritten" => (Split(Letters(200_000, 1, 30), 400), Split(Letters(200_000, 2, 30), 400)),
            "edited" => (Split(first, 300), Split(first.Replace('\u4E10', '\u5E10').Insert(100_000, "新增一段。"), 300)),
            // A source of 200,000 letters has no more paragraphs: two line ends follow each.
            _ => (Split(first[..66_000], 1), Split(second[..66_000], 1)),
        };
    }

    private static TextBlock[] Split(string text, int length) => [.. text.Chunk(length).Select(part => new TextBlock(BlockKind.Paragraph, new string(part)))];

    private static string Letters(int count, int seed, int alphabet)
    {
        var random = new Random(seed);
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++)
            text.Append((char)(0x4E00 + random.Next(alphabet)));
        return text.ToString();
    }
}
