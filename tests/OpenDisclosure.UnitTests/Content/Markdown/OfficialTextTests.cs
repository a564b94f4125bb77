using System.Globalization;
using OpenDisclosure.Content.Markdown;

namespace OpenDisclosure.UnitTests.Content.Markdown;

[Collection(Rendering.OneAtATime)]
public sealed class OfficialTextTests
{
    [Fact]
    public void A_realistic_document_gives_exactly_these_bytes()
    {
        var html = Rendering.Html(OfficialVector.Source);

        Assert.Equal(OfficialVector.Sealed + "\n", html);
    }

    [Fact]
    public void The_culture_of_the_machine_and_its_line_ends_change_no_byte()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "minus";
            odd.NumberFormat.NumberGroupSeparator = "'";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(OfficialVector.Sealed + "\n", Rendering.Html(OfficialVector.Source.Replace("\n", "\r\n")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_only_h1_of_the_page_is_its_title()
    {
        Assert.Equal("<h2 id=\"h-1\">一、总则</h2>\n<h3 id=\"h-2\">（一）目的</h3>\n<h6 id=\"h-3\">细目</h6>\n", Rendering.Html("# 一、总则\n## （一）目的\n###### 细目"));
    }

    [Theory]
    [InlineData("各旗区工业和信息化主管部门，各有关企业：\n\n正文。", "<p class=\"to\">各旗区工业和信息化主管部门，各有关企业：</p>\n<p>正文。</p>\n")]
    [InlineData("各有关单位:\n\n正文。", "<p class=\"to\">各有关单位:</p>\n<p>正文。</p>\n")]
    [InlineData("会议指出。现公布如下：\n\n正文。", "<p>会议指出。现公布如下：</p>\n<p>正文。</p>\n")]
    [InlineData("正文。\n\n名单如下：", "<p>正文。</p>\n<p>名单如下：</p>\n")]
    public void A_first_paragraph_that_is_one_phrase_with_a_colon_names_the_addressees(string source, string html)
    {
        Assert.Equal(html, Rendering.Html(source));
    }

    [Theory]
    [InlineData("::: 署名\n示例局\n2022年3月2日\n:::", "<p class=\"sign\">示例局<br>\n2022年3月2日</p>\n")]
    [InlineData("::: 署名\n示例局\n\n2022年3月2日\n:::", "<p class=\"sign\">示例局<br>\n2022年3月2日</p>\n")]
    [InlineData("::: 居中\n# 办法\n\n（试行）\n:::", "<h2 id=\"h-1\" class=\"mid\">办法</h2>\n<p class=\"mid\">（试行）</p>\n")]
    [InlineData("::: 主送\n各单位\n:::", "<p class=\"to\">各单位</p>\n")]
    [InlineData("::: 别的\n正文\n:::", "<p>正文</p>\n")]
    public void Containers_have_a_closed_list_of_names(string source, string html)
    {
        Assert.Equal(html, Rendering.Html(source));
    }

    [Fact]
    public void A_picture_is_shown_by_its_content_address()
    {
        var address = Rendering.Address("流程图.png");

        Assert.Equal($"<figure>\n<img src=\"{address}\" alt=\"五步流程\">\n<figcaption>图1</figcaption>\n</figure>\n", Rendering.Html("![五步流程](流程图.png \"图1\")"));
        Assert.Contains($"<td><img src=\"{address}\" alt=\"五步流程\"></td>", Rendering.Html("| 图 |\n|---|\n| ![五步流程](流程图.png) |"));
        Assert.Equal($"<p>见<img src=\"{address}\" alt=\"五步流程\">。</p>\n", Rendering.Html("见![五步流程](流程图.png)。"));
    }

    [Fact]
    public void A_recording_plays_in_the_page_and_can_be_downloaded()
    {
        var address = Rendering.Address("录音 1.mp3");

        Assert.Equal(
            $"<figure>\n<audio controls=\"\" preload=\"none\" src=\"{address}\" aria-label=\"答问录音\"><a href=\"{address}\">答问录音</a></audio>\n<figcaption>答问录音</figcaption>\n</figure>\n",
            Rendering.Html("![答问录音](<录音 1.mp3>)"));
        Assert.Contains("<video controls", Rendering.Html("![短片](影像.mp4)"));
    }

    [Theory]
    [InlineData("正文\n\n![](流程图.png)", RenderRefusal.ImageWithoutAlternative, 3, "流程图.png")]
    [InlineData("![ ](流程图.png)", RenderRefusal.ImageWithoutAlternative, 1, "流程图.png")]
    [InlineData("一\n二 ![图](别处.png)", RenderRefusal.UnknownImage, 2, "别处.png")]
    [InlineData("![图](https://x.example/a.png)", RenderRefusal.UnknownImage, 1, "https://x.example/a.png")]
    [InlineData("![表](申报表.docx)", RenderRefusal.UnknownImage, 1, "申报表.docx")]
    public void A_picture_needs_a_text_and_must_be_an_attachment(string source, RenderRefusal refusal, int line, string name)
    {
        var rendered = Rendering.Of(source);

        Assert.Equal((refusal, line, name), (rendered.Refusal, rendered.Line, rendered.Name));
    }

    [Fact]
    public void A_link_leads_to_the_web_to_this_site_to_a_telephone_or_to_an_attachment()
    {
        Assert.Equal("<p><a href=\"https://www.gov.cn/a?b=1&amp;c=2\" class=\"ext\" rel=\"noopener noreferrer external\">国务院</a></p>\n", Rendering.Html("[国务院](https://www.gov.cn/a?b=1&c=2)"));
        Assert.Equal("<p><a href=\"/guide\">指南</a><a href=\"#h-1\">一</a></p>\n", Rendering.Html("[指南](/guide)[一](#h-1)"));
        Assert.Equal("<p><a href=\"mailto:a@b.example\">a@b.example</a> <a href=\"tel:0477-0000001\">电话</a></p>\n", Rendering.Html("<a@b.example> [电话](tel:0477-0000001)"));
        Assert.Equal($"<p><a href=\"{Rendering.Address("申报表.docx")}\">附件1</a></p>\n", Rendering.Html("[附件1](申报表.docx)"));
        Assert.Equal("<p>附件9</p>\n", Rendering.Html("[附件9](没有.docx)"));
    }

    [Fact]
    public void An_address_that_the_draft_invents_is_no_address()
    {
        var rendered = MarkdownRenderer.Render("[a](x) ![图](y.png)", _ => "https://evil.example/y.png", CancellationToken.None);

        Assert.Equal(RenderRefusal.UnknownImage, rendered.Refusal);
    }

    [Fact]
    public void Footnotes_lead_there_and_back()
    {
        var html = Rendering.Html("甲[^a]乙[^a]\n\n[^a]: 说明");

        Assert.Contains("<a class=\"fn\" id=\"fnref-1\" href=\"#fn-1\">注1</a>", html);
        Assert.Contains("<li id=\"fn-1\">", html);
        Assert.Contains("<a class=\"fn-back\" href=\"#fnref-1\" aria-label=\"返回正文注1处\">", html);
        Assert.Contains("<a class=\"fn-back\" href=\"#fnref-2\" aria-label=\"返回正文注1处\">", html);
        Assert.Contains("id=\"fnref-2\"", html);
    }

    [Fact]
    public void A_table_scrolls_and_names_its_columns()
    {
        Assert.Equal(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"表格\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">项目</th>\n<th scope=\"col\" class=\"end\">万元</th>\n</tr>\n</thead>\n"
            + "<tbody>\n<tr>\n<td>软件</td>\n<td class=\"end\">50</td>\n</tr>\n</tbody>\n</table>\n</div>\n",
            Rendering.Html("| 项目 | 万元 |\n|---|--:|\n| 软件 | 50 |"));
    }

    [Fact]
    public void Each_table_of_a_text_has_a_name_of_its_own()
    {
        const string Table = "| 项目 |\n|---|\n| 软件 |\n\n";
        var html = Rendering.Html(Table + "又\n\n" + Table + "又\n\n" + Table);
        Assert.Equal(["表格", "表格2", "表格3"], System.Text.RegularExpressions.Regex.Matches(html, "aria-label=\"([^\"]*)\"").Select(found => found.Groups[1].Value));
    }

    [Theory]
    [InlineData("　　本办法自公布之日\n起施行。", "<p>本办法自公布之日起施行。</p>\n")]
    [InlineData("    四个空格\n\n    不是代码", "<p>四个空格</p>\n<p>不是代码</p>\n")]
    [InlineData("use the\nform", "<p>use the\nform</p>\n")]
    [InlineData("**注意：**请按时", "<p><strong>注意：</strong>请按时</p>\n")]
    [InlineData("~~删~~ 1<2 & “引”", "<p>~~删~~ 1&lt;2 &amp; “引”</p>\n")]
    [InlineData("", "")]
    public void Chinese_paragraphs_keep_their_form(string source, string html)
    {
        Assert.Equal(html, Rendering.Html(source));
    }

    [Fact]
    public void The_text_is_composed_before_it_is_rendered()
    {
        Assert.Equal("<p>\u00E9\u8C48</p>\n", Rendering.Html("e\u0301\uF900"));
    }
}
