using CsCheck;
using OpenDisclosure.Content.Text;

namespace OpenDisclosure.UnitTests.Content.Text;

public sealed class TextGuardTests
{
    [Theory]
    [InlineData("𠮷田㛃")]
    [InlineData("阿卜杜热西提·买买提艾力")]
    [InlineData("👨‍👩‍👧‍👦 🇨🇳 ❤️")]
    [InlineData("第一行\r\n第二行\t尾")]
    [InlineData("𰻝 \uE000 \u2028 \u200B")]
    [InlineData("")]
    public void Letters_of_every_plane_and_joined_emoji_pass(string text)
    {
        Assert.Null(TextGuard.Find(text));
    }

    [Theory]
    [InlineData("甲\u0000", TextProblemKind.ControlCharacter, 2)]
    [InlineData("\u001B[31m", TextProblemKind.ControlCharacter, 1)]
    [InlineData("甲乙\u0085", TextProblemKind.ControlCharacter, 3)]
    [InlineData("\u007F", TextProblemKind.ControlCharacter, 1)]
    [InlineData("𠮷\u202Efdp.exe", TextProblemKind.BidiControl, 2)]
    [InlineData("行\r\n\u2066", TextProblemKind.BidiControl, 3)]
    [InlineData("\u200E", TextProblemKind.BidiControl, 1)]
    [InlineData("\u061C", TextProblemKind.BidiControl, 1)]
    [InlineData("\uFFFE", TextProblemKind.Noncharacter, 1)]
    [InlineData("\uFDD0", TextProblemKind.Noncharacter, 1)]
    [InlineData("a\U0001FFFF", TextProblemKind.Noncharacter, 2)]
    public void A_character_no_text_may_contain_is_named_with_its_place(string text, TextProblemKind kind, int position)
    {
        var problem = TextGuard.Find(text);

        Assert.Equal((kind, position), (problem!.Value.Kind, problem.Value.Position));
        Assert.False(TextGuard.IsClean(text));
    }

    [Fact]
    public void Half_a_character_is_found_wherever_it_stands()
    {
        Assert.Equal(new TextProblem(TextProblemKind.LoneSurrogate, 2, 0xD842), TextGuard.Find("甲" + (char)0xD842 + "乙"));
        Assert.Equal(new TextProblem(TextProblemKind.LoneSurrogate, 1, 0xDFB7), TextGuard.Find(((char)0xDFB7).ToString()));
        Assert.Equal(new TextProblem(TextProblemKind.LoneSurrogate, 1, 0xD842), TextGuard.Find(((char)0xD842).ToString()));
    }

    [Theory]
    [InlineData("a\r\nb\rc\n", "a\nb\nc\n")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u0065\u0323\u0302", "\u1EC7")]
    [InlineData("\u0061\u0315\u0300\u05AE\u0062", "\u00E0\u05AE\u0315\u0062")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("\u212B\u2126", "\u00C5\u03A9")]
    [InlineData("\uF900\U0002F800", "\u8C48\u4E3D")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("示例市𠮷〔2022〕3号", "示例市𠮷〔2022〕3号")]
    public void Equal_texts_become_the_same_text(string text, string normal)
    {
        Assert.Equal(normal, TextGuard.Normalise(text));
    }

    [Fact]
    public void Normalising_twice_changes_nothing_and_never_fails()
    {
        var letter = Gen.OneOf(
            Gen.Char, Gen.Char['a', 'f'], Gen.Char['\u0300', '\u0345'], Gen.Char['\u1100', '\u11FF'], Gen.Char['\uAC00', '\uAC40'], Gen.Char['\u0900', '\u0DFF'], Gen.Char['\uD800', '\uDFFF']);
        letter.Array[0, 12].Sample(letters =>
        {
            var once = TextGuard.Normalise(new string(letters));
            return TextGuard.Normalise(once) == once;
        }, iter: 5000);
    }

    [Fact]
    public void A_character_is_counted_once_whatever_its_plane()
    {
        Assert.Equal(3, TextGuard.Length("𠮷㛃a"));
    }
}
