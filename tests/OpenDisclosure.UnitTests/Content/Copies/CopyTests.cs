using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using OpenDisclosure.Content.Copies;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Markdown;
using OpenDisclosure.Content.Reading;

namespace OpenDisclosure.UnitTests.Content.Copies;

/// <summary>A reader who takes a document away has the text that its page shows, in a file that any office opens.</summary>
public sealed class CopyTests
{
    /// <summary>All that the dialect of the source texts knows.</summary>
    private const string Everything = """
        # 总则

        各旗区工业和信息化主管部门，各有关企业：

        第一条 为了**规范**申报，制定*本办法*[^1]。见[附件](a.pdf)、[中国政府网](https://www.gov.cn/zhengce/)、<a@example.cn>和[总则](#h-1)。

        ## （一）范围

        ### 1. 条件

        1. 在本市登记；
           1. 有固定场所；
           2. 有专职人员。
        2. 信用良好。

           提交承诺书。

        7. 不续前号

        - 甲
        - 乙

        > 引用的话
        > 第二行

        | 项目 | 金额 |
        |:---|---:|
        | 设备 | 12万元 |
        |  | 3万元 |

        ![流程图](p.png "办理流程")

        行内![标志](p.png)图片，`代码`。

        ```
        a  b
        c
        ```

        ---

        ::: 居中
        附则
        :::

        ::: 署名
        示例市工业和信息化局
        2022年6月1日
        :::

        [^1]: 注释的话。
        """;

    public static TheoryData<string> Numbers() => ["", "示工信发〔2022〕9号"];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_reader_of_attachments_finds_in_the_Word_file_the_lines_of_the_plain_text(string number)
    {
        var copy = Copy(Everything, number);
        var reading = Read(copy);
        var body = reading.Parts.Single(part => part.Kind == PartKind.Body).Text;
        Assert.Equal(Lines(PlainCopy.Write(copy)), body.Split('\n').Select(line => line.Trim(' ')).Where(line => line.Length > 0));
    }

    [Fact]
    public void The_plain_text_has_every_word_of_the_page_in_its_order()
    {
        const string Source = "一、目标\n\n到2025年，**全部**完成。\n\n- 甲\n- 乙\n\n| 项目 | 数 |\n|---|---|\n| 设备 | 3 |\n";
        var copy = Copy(Source, "");
        using var page = new HtmlParser().ParseDocument(copy.Html);
        var text = Encoding.UTF8.GetString(PlainCopy.Write(copy));
        var body = text[(text.IndexOf("一、目标", StringComparison.Ordinal))..text.IndexOf("索引号", StringComparison.Ordinal)].Replace("\u2022", "", StringComparison.Ordinal);
        Assert.Equal(Bare(page.Body!.TextContent), Bare(body));
    }

    [Fact]
    public void Links_pictures_notes_and_numbers_are_spelled_out()
    {
        var lines = Lines(PlainCopy.Write(Copy(Everything, "")));
        var hash = Hash("a.pdf");
        Assert.Contains(
            $"第一条 为了规范申报，制定本办法［注1］。见附件（https://example.gov.cn/notices/files/{hash}/a.pdf）、中国政府网（https://www.gov.cn/zhengce/）、a@example.cn和总则。", lines);
        Assert.Contains("1. 在本市登记；", lines);
        Assert.Contains("2. 有专职人员。", lines);
        Assert.Contains("• 甲", lines);
        Assert.Contains("设备\t12万元", lines);
        Assert.Contains($"［图片：流程图］（https://example.gov.cn/notices/files/{Hash("p.png")}/p.png）", lines);
        Assert.Contains("办理流程", lines);
        Assert.Contains("注1 注释的话。", lines);
        Assert.DoesNotContain(lines, line => line.Contains('\u21A9', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_Word_file_is_valid_and_hides_nothing(string number)
    {
        var copy = Copy(Everything, number);
        using var file = WordprocessingDocument.Open(new MemoryStream(WordCopy.Write(copy)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Equal((copy.Title, null, null), (file.PackageProperties.Title, file.PackageProperties.Creator, file.PackageProperties.LastModifiedBy));
        Assert.Empty(Read(copy).Hidden);
        var bytes = WordCopy.Write(copy);
        Assert.Null(FileInspector.Inspect("a.docx", new MemoryStream(bytes), bytes.Length).Refusal);
    }

    [Fact]
    public void The_same_release_gives_the_same_bytes_without_a_time_of_their_making()
    {
        Assert.Equal(WordCopy.Write(Copy(Everything, "")), WordCopy.Write(Copy(Everything, "")));
        Assert.Equal(PlainCopy.Write(Copy(Everything, "")), PlainCopy.Write(Copy(Everything, "")));
        using var zip = new ZipArchive(new MemoryStream(WordCopy.Write(Copy(Everything, ""))));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact]
    public void An_official_document_has_the_head_and_the_page_of_the_standard_and_nothing_else_has()
    {
        var official = Part(Copy("正文。", "示工信发〔2022〕9号"), "word/document.xml");
        Assert.Contains("w:linePitch=\"579\"", official, StringComparison.Ordinal);
        Assert.Contains("示例市工业和信息化局", official, StringComparison.Ordinal);
        var plain = Part(Copy("正文。", ""), "word/document.xml");
        Assert.DoesNotContain("w:docGrid", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Agency\"", plain, StringComparison.Ordinal);
    }

    private static DocumentCopy Copy(string source, string number)
    {
        var rendered = MarkdownRenderer.Render(source, name => name is "a.pdf" or "p.png" ? $"files/{Hash(name)}/{name}" : null, CancellationToken.None);
        Assert.True(rendered.Html is not null, rendered.Refusal.ToString());
        return new DocumentCopy
        {
            Agency = "示例市工业和信息化局",
            DocumentNumber = number,
            Title = "关于申报的通知",
            Byline = ["来源：本局", "2022年6月1日"],
            Notices = ["本文件已废止。"],
            Html = rendered.Html!,
            Facts = [("索引号", "000/2022-00001"), ("主题词", "申报")],
            Page = new Uri("https://example.gov.cn/notices/2022-00001"),
            ReleasedAt = new DateTimeOffset(2022, 6, 1, 1, 0, 0, TimeSpan.Zero),
        };
    }

    private static string Hash(string name) => new(name == "a.pdf" ? 'a' : 'b', 64);

    private static FileReading Read(DocumentCopy copy) => FileReader.Read("docx", new MemoryStream(WordCopy.Write(copy)), CancellationToken.None);

    private static List<string> Lines(byte[] text) =>
        [.. Encoding.UTF8.GetString(text).TrimStart('\uFEFF').Split("\r\n").Select(line => line.Trim(' ')).Where(line => line.Length > 0)];

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Part(DocumentCopy copy, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(WordCopy.Write(copy)));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
