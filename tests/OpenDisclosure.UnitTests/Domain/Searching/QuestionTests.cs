using CsCheck;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.UnitTests.Domain.Searching;

/// <summary>What a reader types, and what is looked for.</summary>
public sealed class QuestionTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("數字化補貼", "数字化补贴")]
    [InlineData("⼯业", "工业")]
    [InlineData("《办法》（试行）", " 办法  试行 ")]
    [InlineData("二〇二二年", "二〇二二年")]
    public void A_text_is_folded_character_by_character(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Fact]
    public void A_folded_text_is_as_long_as_the_text() =>
        Gen.String.Sample(text => Assert.Equal(text.Length, SearchText.Fold(text).Length));

    [Theory]
    [InlineData("示工信规发〔2022〕3号")]
    [InlineData("示工信规发[2022]3号")]
    [InlineData("示工信规发(2022)3号")]
    [InlineData("示工信规发（２０２２）３号")]
    [InlineData("示工信规发【2022】第3号")]
    public void A_document_number_is_the_same_in_any_brackets(string typed)
    {
        var question = Question.Of(typed, Synonyms.None);
        Assert.Equal(SearchTerms.OfNumber("示工信规发2022#3"), question.Number);
    }

    [Fact]
    public void A_word_of_one_or_two_characters_is_one_term_and_a_longer_one_its_pairs()
    {
        Assert.Single(SearchTerms.Asked("税"));
        Assert.Single(SearchTerms.Asked("补贴"));
        Assert.Equal([.. SearchTerms.Asked("数字"), .. SearchTerms.Asked("字化")], SearchTerms.Asked("数字化"));
        Assert.Equal(2, SearchTerms.Asked("gb18667").Count);
    }

    [Fact]
    public void A_text_holds_every_term_of_each_of_its_parts() => Gen.Select(Gen.String[Gen.Char['一', '丏'], 1, 40], Gen.Int[0, 39], Gen.Int[1, 10]).Sample((text, from, length) =>
    {
        var counts = new Dictionary<long, int>();
        SearchTerms.Count(text, counts);
        var part = text[Math.Min(from, text.Length - 1)..Math.Min(text.Length, from + length)];
        Assert.All(SearchTerms.Asked(part), term => Assert.Contains(term, counts.Keys));
    });

    [Theory]
    [InlineData("2022年报告", "二〇二二年报告")]
    [InlineData("二〇二二年报告", "2022年报告")]
    [InlineData("第12条", "第十二条")]
    [InlineData("第105条", "第一百零五条")]
    [InlineData("第一百零五条", "第105条")]
    [InlineData("第三十条", "第30条")]
    [InlineData("第十条", "第10条")]
    [InlineData("统一标准", "统一标准")]
    public void A_number_is_looked_for_in_words_and_in_figures(string folded, string other) => Assert.Equal(other, Numerals.Other(folded));

    [Fact]
    public void Synonyms_take_each_others_place()
    {
        var synonyms = new Synonyms(["补贴 补助、奖补", "单独", ""]);
        var question = Question.Of("數字化補助", synonyms);
        Assert.Equal(["数字化补助", "数字化补贴", "数字化奖补"], question.Wordings.Select(wording => wording.Text));
        Assert.Equal(["补贴", "奖补"], question.Synonyms);
        Assert.Equal("数字化补助", question.ReadAs);
        Assert.Null(Question.Of("数字化补助", synonyms).ReadAs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \u3000 ")]
    [InlineData("\0\u0001\u202E")]
    [InlineData("\"()*:〔〕")]
    [InlineData("\uD842")]
    [InlineData("\uDFB7\uD842")]
    [InlineData(null)]
    public void What_holds_no_word_asks_for_nothing(string? typed) => Assert.Empty(Question.Of(typed, Synonyms.None).Wordings);

    [Fact]
    public void Whatever_is_typed_is_a_question_of_bounded_size() => Gen.String[Gen.Char, 0, 2000].Sample(typed =>
    {
        var question = Question.Of(typed, new Synonyms(["补贴 补助 奖补"]));
        Assert.InRange(question.Text.Length, 0, Question.Length);
        Assert.All(question.Wordings, wording => Assert.InRange(wording.Terms.Count, 1, 40));
        Assert.Equal(question.Text, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(question.Text)));
    });

    [Fact]
    public void A_character_beyond_the_first_plane_is_one_character()
    {
        Assert.Single(SearchTerms.Asked(SearchText.Fold("𠮷")));
        Assert.Single(SearchTerms.Asked(SearchText.Fold("𠮷野")));
    }
}
