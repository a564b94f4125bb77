using System.Diagnostics;
using CsCheck;
using OpenDisclosure.Domain.Privacy;

namespace OpenDisclosure.UnitTests.Domain.Privacy;

public sealed class ScannerPropertyTests
{
    private const string Checks = "10X98765432";
    private const string FullWidth = "０１２３４５６７８９";
    private const string Words = "〇一二三四五六七八九";
    private const string Financial = "零壹贰叁肆伍陆柒捌玖";
    private const string Ringed = "⓪①②③④⑤⑥⑦⑧⑨";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static readonly Gen<string> Context = Gen.OneOf(
        "申请人张某", "，身份证号：", "家住示例市", "。", "\n", "（附件）", "2022年", "总投资50万元", "𠮷", "\u200B", "**", "| ", "电话0477-8588130，", "示工信发〔2022〕15号", "，公示期满")
        .Array[0, 6].Select(parts => string.Concat(parts));

    private static readonly Gen<string> Identity = Gen.Select(
        Gen.OneOf("110105", "150602", "150627", "440106", "530102", "650102"), Gen.Date[new DateTime(1920, 1, 1), new DateTime(2024, 12, 31)], Gen.Int[0, 999], (area, born, serial) =>
    {
        var body = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{area}{born:yyyyMMdd}{serial:000}");
        return body + Checks[body.Select((digit, i) => (digit - '0') * Weights[i]).Sum() % 11];
    });

    private static readonly Gen<Func<string, string>> Disguise = Gen.OneOf(
        Gen.Const<Func<string, string>>(id => id),
        Gen.Const<Func<string, string>>(id => id.ToLowerInvariant()),
        Gen.Const<Func<string, string>>(id => Swap(id, FullWidth)),
        Gen.Const<Func<string, string>>(id => Swap(id, Words)),
        Gen.Const<Func<string, string>>(id => Swap(id, Financial)),
        Gen.Const<Func<string, string>>(id => Swap(id, Ringed)),
        Gen.OneOf(" ", "-", ".", "·", "\u3000", "—", "\u200B", "\u2060", " - ", "\u00AD").Select(joint => new Func<string, string>(id => string.Join(joint, id.ToCharArray()))),
        Gen.OneOf(" ", "-", ".", "\u00A0", "\uFEFF").Select(joint => new Func<string, string>(id => $"{id[..6]}{joint}{id[6..14]}{joint}{id[14..]}")));

    private static readonly Gen<string> Piece = Gen.OneOf(
        Context,
        Gen.Select(Identity, Disguise, (id, disguise) => disguise(id)),
        Gen.OneOf(PlantedTexts.Numbers.Concat(PlantedTexts.Words).Select(row => (string)row[2]).Distinct().ToArray()),
        Gen.Char.Array[0, 6].Select(chars => new string(chars)),
        Gen.Char['0', '9'].Array[0, 24].Select(chars => new string(chars)),
        Gen.OneOf("****", "*", "X", "@", "\uD842", "\uDFB7", "秘密", "★"));

    private static readonly Gen<string> Text = Piece.Array[0, 10].Select(pieces => string.Concat(pieces));

    [Fact]
    public void A_valid_identity_number_is_found_in_any_disguise_as_it_stands() =>
        Gen.Select(Context, Identity, Disguise, Context).Sample((before, id, disguise, after) =>
        {
            var planted = disguise(id);
            // Where the text before ends in the same digits there is no telling where the number begins.
            var text = before + "：" + planted + "，" + after;
            return TextScanner.Scan(text, ScanLists.Empty).Any(finding =>
                finding.Kind == FindingKind.IdentityNumber && finding.Grade == FindingGrade.Stop && finding.Start == before.Length + 1 && finding.Text == planted);
        }, iter: 5000);

    [Fact]
    public void Findings_are_in_order_and_name_their_place() =>
        Text.Sample(text =>
        {
            var findings = TextScanner.Scan(text, ScanLists.Empty);
            return findings.All(finding => finding.Length > 0 && finding.Text == text.Substring(finding.Start, finding.Length))
                && findings.Zip(findings.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start)
                && findings.GroupBy(finding => finding.Kind).All(kind => kind.Zip(kind.Skip(1)).All(pair => pair.First.End <= pair.Second.Start));
        }, iter: 5000);

    [Fact]
    public void No_string_fails() =>
        Gen.Char.Array[0, 200].Select(chars => new string(chars)).Sample(text => TextScanner.Scan(text, ScanLists.Empty) is not null, iter: 5000);

    [Fact]
    public void The_same_text_gives_the_same_findings() =>
        Text.Sample(text => TextScanner.Scan(text, ScanLists.Empty).SequenceEqual(TextScanner.Scan(text, ScanLists.Empty)), iter: 500);

    [Fact]
    public void A_masked_identity_number_is_none_any_more() =>
        Gen.Select(Context, Identity, Disguise, Context).Sample((before, id, disguise, after) =>
        {
            var text = $"{before}：{disguise(id)}，{after}";
            var masked = Mask.Apply(text, TextScanner.Scan(text, ScanLists.Empty));
            return TextScanner.Scan(masked, ScanLists.Empty).All(finding => finding.Kind != FindingKind.IdentityNumber)
                && Mask.Apply(masked, TextScanner.Scan(masked, ScanLists.Empty)) == masked;
        }, iter: 2000);

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("13800138000")]
    [InlineData("150602198506154328 ")]
    [InlineData("\u200B")]
    [InlineData("1\u200B")]
    [InlineData("一")]
    [InlineData("机密")]
    [InlineData("密级:")]
    [InlineData("征求意见稿")]
    [InlineData("@")]
    [InlineData("a@a.")]
    [InlineData("a.b-c_")]
    [InlineData("http://")]
    [InlineData("王路")]
    [InlineData("王小，男，路1号")]
    [InlineData("京A1")]
    [InlineData("军字第")]
    [InlineData("\n")]
    [InlineData("*")]
    [InlineData(" ")]
    [InlineData("\uF900")]
    public void A_nasty_text_of_200_000_characters_ends(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        TextScanner.Scan(text, ScanLists.Empty);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static string Swap(string id, string digits) => string.Concat(id.Select(c => c == 'X' ? 'X' : digits[c - '0']));
}
