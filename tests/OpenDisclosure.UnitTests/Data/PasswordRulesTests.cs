using OpenDisclosure.Data.Accounts;

namespace OpenDisclosure.UnitTests.Data;

public sealed class PasswordRulesTests
{
    private static readonly DateTimeOffset Set = new(2022, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly PasswordRules Length = new(PasswordProfile.Length);
    private static readonly PasswordRules Level3 = new(PasswordProfile.Level3);

    [Theory]
    [InlineData("abc", 1)]
    [InlineData("abcABC", 2)]
    [InlineData("abcABC123", 3)]
    [InlineData("abcABC123!", 4)]
    [InlineData("一二三", 1)]
    [InlineData("一 A1", 3)]
    [InlineData("", 0)]
    public void Kinds_of_characters_are_capitals_small_letters_digits_and_the_rest(string text, int kinds) => Assert.Equal(kinds, PasswordRules.Kinds(text));

    [Fact]
    public void Under_Level3_a_password_is_good_for_ninety_days_and_one_of_an_unknown_day_not_at_all()
    {
        Assert.False(Level3.AreOver(Set, Set.AddDays(90).AddSeconds(-1)));
        Assert.True(Level3.AreOver(Set, Set.AddDays(90)));
        Assert.True(Level3.AreOver(null, Set));
    }

    [Fact]
    public void Under_Length_no_password_grows_old()
    {
        Assert.False(Length.AreOver(Set, Set.AddYears(30)));
        Assert.False(Length.AreOver(null, Set));
        Assert.Null(Length.GoodUntil(Set));
    }
}
