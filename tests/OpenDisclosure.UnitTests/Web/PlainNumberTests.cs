using Microsoft.Extensions.Primitives;
using OpenDisclosure.Web.Site;

namespace OpenDisclosure.UnitTests.Web;

public sealed class PlainNumberTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("20", 20)]
    [InlineData("2022", 2022)]
    public void A_number_is_read_in_its_one_spelling(string text, int number)
    {
        Assert.True(PlainNumber.TryRead(text, 4, out var read));
        Assert.Equal(number, read);
    }

    [Fact]
    public void None_is_no_mistake()
    {
        Assert.True(PlainNumber.TryRead(StringValues.Empty, 4, out var read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("１")]
    [InlineData("10000")]
    [InlineData("99999999999")]
    public void Any_other_spelling_is_a_mistake(string text) => Assert.False(PlainNumber.TryRead(text, 4, out _));

    [Fact]
    public void Two_numbers_are_a_mistake() => Assert.False(PlainNumber.TryRead(new StringValues(["2", "3"]), 4, out _));
}
