using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.UnitTests.Domain;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("豫农〔2022〕12号")]
    [InlineData("豫农[2022]12号")]
    [InlineData("豫农(2022)12号")]
    [InlineData("豫农【2022】12号")]
    [InlineData("豫农（2022）12号")]
    [InlineData("豫农［2022］12号")]
    [InlineData("豫农〔２０２２〕１２号")]
    [InlineData("豫农〔20２２〕12号")]
    [InlineData("豫农〔2022〕１2号")]
    [InlineData(" 豫农 〔2022〕 第012号 ")]
    [InlineData("豫农〔2022〕12")]
    [InlineData("豫农\u3000〔2022〕\u300012号")]
    public void Any_bracket_width_and_spacing_gives_the_one_right_form(string typed) =>
        Assert.Equal("豫农〔2022〕12号", DocumentNumber.Parse(typed)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("豫农2022年12号")]
    [InlineData("豫农〔2022〕0号")]
    [InlineData("豫农〔22〕12号")]
    [InlineData("〔2022〕12号")]
    [InlineData("豫农〔2022〕123456号")]
    [InlineData("豫农〔2022〕一二号")]
    [InlineData("豫农〔2022〕١٢号")]
    public void What_is_no_document_number_is_none(string? typed) => Assert.Null(DocumentNumber.Parse(typed));

    [Fact]
    public void Two_spellings_of_one_number_have_one_key() =>
        Assert.Equal(DocumentNumber.Parse("a部〔2022〕3号")!.Key, DocumentNumber.Parse("A部（２０２２）第３号")!.Key);
}
