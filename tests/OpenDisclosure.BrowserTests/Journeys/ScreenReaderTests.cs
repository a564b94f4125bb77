using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenDisclosure.BrowserTests.Fixtures;
using OpenDisclosure.Web.Resources;
using static Microsoft.Playwright.Assertions;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>
/// What a screen reader says on the way from the home page to a document. The words below are the browser's accessibility tree: the role of
/// each part and its name, in the order of reading. What stands between them may be more, but never in another order.
/// </summary>
public sealed partial class ScreenReaderTests
{
    private const string Title = "示例市工业和信息化局关于印发《示例市支持中小企业数字化转型若干措施（试行）》的通知";

    private const string Head = """
        - link "跳到正文"
        - region "演示说明"
        - region "辅助功能":
          - list:
            - listitem:
              - link "无障碍"
          - button "长者版"
          - button "字号：标准"
          - button "深色"
          - button "浅色"
        - banner:
          - paragraph:
            - link "示例市工业和信息化局"
          - search "全站搜索"
        - separator
        - navigation "网站栏目":
          - list:
            - listitem:
              - link "首页"
            - listitem:
              - link "机构概况"
            - listitem:
              - link "政务动态"
            - listitem:
              - link "政府信息公开"
            - listitem:
              - link "政策文件"
            - listitem:
              - link "政策解读"

        """;

    private const string Foot = """

        - contentinfo:
          - paragraph:
            - text: 主办：示例市工业和信息化局
            - link /电话：0477-\d+/
          - list:
            - listitem:
              - link "我为政府网站找错"
            - listitem:
              - link "咨询留言"
            - listitem:
              - link "本站找错"
            - listitem:
              - link "网站地图"
            - listitem:
              - link "无障碍说明"
            - listitem:
              - link "依申请公开"
        """;

    private const string Home = """
        - main:
          - heading "示例市工业和信息化局首页" [level=1]
          - navigation "政府信息公开":
            - list:
              - listitem:
                - link /公开指南/
              - listitem:
                - link /法定主动公开内容/
              - listitem:
                - link /年报/
              - listitem:
                - link /依申请公开/
          - region /最新文件与解读/:
            - heading /最新文件与解读/ [level=2]
            - list:
              - listitem:
                - time: /\d{4}-\d\d-\d\d/
                - link
          - region /政务动态/:
            - heading /政务动态/ [level=2]
            - list
          - region /\d{4}年公开情况/:
            - heading /\d{4}年公开情况/ [level=2]
          - navigation "专题":
            - heading "专题" [level=2]
            - list
          - region "申请公开":
            - heading "申请公开" [level=2]
            - paragraph: /咨询电话/
        """;

    private const string Item = """
        - navigation "当前位置":
          - list:
            - listitem:
              - link "首页"
            - listitem:
              - link "政府信息公开"
            - listitem: /法定主动公开内容/
        - main:
          - heading "法定主动公开内容" [level=1]
          - navigation "政府信息公开":
            - list:
              - listitem:
                - link "政府信息公开指南"
              - listitem:
                - link "法定主动公开内容"
              - listitem:
                - link "依申请公开"
          - navigation "《中华人民共和国政府信息公开条例》第二十条规定的公开事项":
            - list:
              - listitem:
                - link /行政法规、规章和规范性文件 \d+条/
              - listitem:
                - link /机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名 \d+条/
              - listitem: /国民经济和社会发展统计信息 暂无/
              - listitem:
                - link /财政预算、决算信息 \d+条/
          - list "已选条件":
            - listitem:
              - link /去掉条件： 行政法规、规章和规范性文件/
          - group: /组合筛选/
          - paragraph: /符合条件的共\d+条/
          - paragraph:
            - link "CSV"
            - link "XLSX"
            - link "JSON"
            - link "订阅（Atom）"
          - list:
            - listitem:
              - link
              - time: /\d{4}-\d\d-\d\d/
        """;

    private const string Document = """
        - navigation "当前位置":
          - list:
            - listitem:
              - link "首页"
            - listitem:
              - link "政策文件"
            - listitem:
              - link "行政规范性文件"
        - main:
          - article:
            - heading "示例市工业和信息化局关于印发《示例市支持中小企业数字化转型若干措施（试行）》的通知" [level=1]
            - paragraph: 示工信发〔2026〕12号 现行有效
            - group:
              - term: 索引号
              - definition: /MB\d+M/
              - term: 发文机关
              - definition: 示例市工业和信息化局
              - term: 发文字号
              - definition: 示工信发〔2026〕12号
              - term: 有效性
              - definition: 现行有效
            - heading "示例市支持中小企业数字化转型若干措施（试行）" [level=2]
            - heading "一、支持对象" [level=3]
            - paragraph
            - heading "二、支持事项和标准" [level=3]
            - region "表格":
              - table:
                - rowgroup:
                  - row "事项 奖补比例 最高金额":
                    - columnheader "事项"
                    - columnheader "奖补比例"
                    - columnheader "最高金额"
                - rowgroup:
                  - row "轻量化改造 20% 10万元":
                    - cell "轻量化改造"
                    - cell "20%"
                    - cell "10万元"
            - heading "四、申报程序" [level=3]
            - list:
              - listitem: 企业向所在旗区主管部门提交申报表和发票、合同等证明材料。
            - region "下载与分享":
              - heading "下载与分享" [level=2]
              - list:
                - listitem:
                  - link "Word文档（DOCX）"
                - listitem:
                  - link "纯文本（TXT）"
            - complementary "解读、附件和相关文件":
              - heading "政策解读" [level=2]
              - list:
                - listitem:
                  - link "《示例市支持中小企业数字化转型若干措施（试行）》解读"
              - heading "附件" [level=2]
              - list:
                - listitem:
                  - link /下载DOCX，\d+ KB ：附件1 数字化转型奖补资金申报表/
        """;

    private const string Results = """
        - navigation "当前位置":
          - list:
            - listitem:
              - link "首页"
            - listitem: /搜索/
        - main:
          - heading "搜索“示工信发〔2026〕12号”" [level=1]
          - paragraph: /找到\d+条/
          - search "再找一次"
          - list:
            - listitem:
              - heading "示例市工业和信息化局关于印发《示例市支持中小企业数字化转型若干措施（试行）》的通知" [level=2]:
                - link "示例市工业和信息化局关于印发《示例市支持中小企业数字化转型若干措施（试行）》的通知"
          - paragraph:
            - link "依申请公开"
        """;

    private const string Counts = """
        - main:
          - heading "信息公开统计" [level=1]
          - region "信息公开统计":
            - table "各年公开信息条数":
              - caption: 各年公开信息条数
              - rowgroup:
                - row /年份 公开信息合计/:
                  - columnheader "年份"
                  - columnheader "公开信息合计"
              - rowgroup:
                - row /2022 \d+/:
                  - rowheader "2022"
        """;

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task A_blind_reader_is_led_by_words_from_the_home_page_to_a_document(Way way) => Stage.Play(async stage =>
    {
        var reader = await stage.Reader();
        await reader.Go("/");
        await Reads(reader, Home);
        await reader.Press(reader.Page.GetByRole(AriaRole.Navigation, new() { Name = PublicText.Navigation }).GetByRole(AriaRole.Link, new() { Name = "政府信息公开" }));
        await reader.Press(reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "法定主动公开内容" }));
        await reader.Press(reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = FirstItem() }));
        await Reads(reader, Item);
        await reader.Press(reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Title, Exact = true }));
        await Reads(reader, Document);
        await reader.Go("/counts");
        await Reads(reader, Counts);
    }, way);

    [Theory]
    [InlineData(Way.Mouse)]
    [InlineData(Way.WithoutScripts)]
    public Task A_blind_reader_hears_how_much_was_found_and_the_title_of_each_result(Way way) => Stage.Play(async stage =>
    {
        var reader = await stage.Reader();
        await Pages.PublicPages.Search(reader, "示工信发〔2026〕12号");
        await Reads(reader, Results);
        await reader.Press(reader.Page.GetByRole(AriaRole.Heading, new() { Name = Title }).GetByRole(AriaRole.Link));
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Title);
    }, way);

    /// <summary>Holds the whole page against the words, with what stands around every page.</summary>
    private static Task Reads(Hand reader, string words) => Expect(reader.Page.Locator("body")).ToMatchAriaSnapshotAsync(Head + words + Foot);

    [GeneratedRegex("^行政法规、规章和规范性文件")]
    private static partial Regex FirstItem();
}
