using Microsoft.AspNetCore.Http;
using OpenDisclosure.Web.Site.Errors;

namespace OpenDisclosure.UnitTests.Web;

/// <summary>An address that leads nowhere still says what its reader looked for.</summary>
public sealed class NearestTests
{
    [Theory]
    [InlineData("/normative/示工信发〔2022〕9号", "", "示工信发〔2022〕9号")]
    [InlineData("/xxgk/view", "?wh=%E7%A4%BA%E5%B7%A5%E4%BF%A1%E5%8F%91%5B2022%5D9%E5%8F%B7", "示工信发[2022]9号")]
    [InlineData("/notices/设备补贴", "", "设备补贴")]
    [InlineData("/notices/2022-99999", "", "")]
    [InlineData("/x.php", "?id=1&q=%01%02", "")]
    public void A_number_of_a_document_comes_before_other_words(string path, string query, string sought)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString(query));
        Assert.Equal(sought, Nearest.Sought(request));
    }
}
