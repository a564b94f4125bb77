using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>What the clerks of the tests write. Titles and numbers are told apart by a counter, for the tests share one site.</summary>
internal static class Texts
{
    public const string Summary = "通知报送的内容、时间和联系人。";
    public const string Paragraph = "请各单位于本月底前报送本季度工业用水统计表，逾期不再受理。";

    private static int last = 100;

    public static string Next() => Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);

    public static string Body => $"各旗区工业和信息化主管部门：\n\n{Paragraph}\n\n联系人在附件中列明。\n";

    public static FilePayload Table(string name) => new()
    {
        Name = name,
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes("单位,用水量（立方米）\n示例一厂,1200\n示例二厂,860\n"),
    };
}
