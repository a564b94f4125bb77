using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Programs;
using static OpenDisclosure.IntegrationTests.Programs.FlatOffice;

namespace OpenDisclosure.IntegrationTests.Programs;

/// <summary>A file that hides one thing, or nothing.</summary>
/// <param name="Extension">Of the older format that is made of it.</param>
/// <param name="Flat">What it is made from.</param>
/// <param name="Kind">What it hides; null for nothing.</param>
/// <param name="IsText">Whether it is the number itself that is hidden.</param>
internal sealed record OldFile(string Extension, string Flat, HiddenKind? Kind = null, bool IsText = true);

/// <summary>Files of the older office formats, written by LibreOffice in three runs for all of them.</summary>
public sealed class OldFiles : IAsyncLifetime
{
    /// <summary>A number of a person, as it stands in examples.</summary>
    internal const string Secret = "11010519491231002X";

    /// <summary>What every file says to its reader.</summary>
    internal const string Open = "Notice 2022";

    private const string Meta = "<meta:initial-creator>Wang</meta:initial-creator><dc:creator>Wang</dc:creator>";
    private const string Off = "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    private const string Skipped = "<style:style style:name=\"dp1\" style:family=\"drawing-page\"><style:drawing-page-properties presentation:visibility=\"hidden\"/></style:style>";

    private static readonly Dictionary<string, (string Flat, string Old, string Filter)> Ways = new()
    {
        ["doc"] = ("fodt", "doc", "MS Word 97"),
        ["wps"] = ("fodt", "doc", "MS Word 97"),
        ["xls"] = ("fods", "xls", "MS Excel 97"),
        ["et"] = ("fods", "xls", "MS Excel 97"),
        ["ppt"] = ("fodp", "ppt", "MS PowerPoint 97"),
    };

    private readonly Dictionary<string, byte[]> made = [];

    internal static Dictionary<string, OldFile> Bad { get; } = Named(
        ("A hidden text", "doc", Text(Paragraph(Open + Styled(Secret)), "text:display=\"none\""), HiddenKind.HiddenText),
        ("A white text", "doc", Text(Paragraph(Open + Styled(Secret)), "fo:color=\"#ffffff\""), HiddenKind.WhiteText),
        ("A text too small to see", "doc", Text(Paragraph(Open + Styled(Secret)), "fo:font-size=\"1pt\""), HiddenKind.HiddenText),
        ("A text blacked out", "doc", Text(Paragraph(Open + Styled(Secret)), "fo:color=\"#000000\" fo:background-color=\"#000000\""), HiddenKind.CoveredText),
        ("A comment", "doc", Text(Paragraph(Open + Remark(Secret))), HiddenKind.Comment),
        ("A deleted text that nobody accepted", "doc", Text(Change("deletion", Paragraph(Secret)) + Paragraph(Open + "<text:change text:change-id=\"c1\"/>")), HiddenKind.TrackedChange),
        ("An inserted text that nobody accepted", "doc", Text(Change("insertion") + Paragraph(Open + "<text:change-start text:change-id=\"c1\"/>later<text:change-end text:change-id=\"c1\"/>")), HiddenKind.TrackedChange),
        ("An author", "doc", Text(Paragraph(Open), about: Meta), HiddenKind.AuthorMetadata),
        ("A hidden text", "wps", Text(Paragraph(Open + Styled(Secret)), "text:display=\"none\""), HiddenKind.HiddenText),
        ("A comment", "wps", Text(Paragraph(Open + Remark(Secret))), HiddenKind.Comment),
        ("A hidden sheet", "xls", Workbook(Table("A", Row("", Open)) + Table("B", Row("", Secret), "table:style-name=\"ta2\""), Off), HiddenKind.HiddenSheet),
        ("A hidden row", "xls", Workbook(Table("A", Row("", Open) + Row("table:visibility=\"collapse\"", Secret))), HiddenKind.HiddenRowOrColumn),
        ("A hidden column", "xls", Workbook(Table("A", Row("", Open, Secret), columns: "<table:table-column/><table:table-column table:visibility=\"collapse\"/>")), HiddenKind.HiddenRowOrColumn),
        ("A comment", "xls", Workbook(Table("A", Row("", Cell(Open, before: Remark(Secret))))), HiddenKind.Comment),
        ("A white cell", "xls", Workbook(Table("A", Row("", Open) + Row("", Cell(Secret, "table:style-name=\"ce1\""))), "<style:style style:name=\"ce1\" style:family=\"table-cell\"><style:text-properties fo:color=\"#ffffff\"/></style:style>"), HiddenKind.WhiteText),
        ("A hidden sheet", "et", Workbook(Table("A", Row("", Open)) + Table("B", Row("", Secret), "table:style-name=\"ta2\""), Off), HiddenKind.HiddenSheet),
        ("A hidden row", "et", Workbook(Table("A", Row("", Open) + Row("table:visibility=\"collapse\"", Secret))), HiddenKind.HiddenRowOrColumn),
        ("A skipped slide", "ppt", Slides(Slide(Box(Open)) + Slide(Box(Secret), "b", "draw:style-name=\"dp1\""), Skipped), HiddenKind.HiddenSlide),
        ("Notes below a slide", "ppt", Slides(Slide(Box(Open) + $"<presentation:notes>{Box(Secret, more: "presentation:class=\"notes\"")}</presentation:notes>")), HiddenKind.SpeakerNotes),
        ("A box right of the slide", "ppt", Slides(Slide(Box(Open) + Box(Secret, "40cm"))), HiddenKind.HiddenText),
        ("A comment", "ppt", Slides(Slide(Box(Open) + Remark(Secret, "svg:x=\"1cm\" svg:y=\"1cm\""))), HiddenKind.Comment));

    internal static Dictionary<string, OldFile> Clean { get; } = Named(
        ("A paragraph", "doc", Text(Paragraph(Open + " 关于印发示例办法的通知")), null),
        ("A table and a list", "doc", Text(Paragraph(Open) + Table("t", Row("", "甲", "乙"), columns: "<table:table-column/><table:table-column/>") + "<text:list><text:list-item><text:p>一</text:p></text:list-item></text:list>"), null),
        ("A footnote", "doc", Text(Paragraph(Open + "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>")), null),
        ("A link", "doc", Text(Paragraph(Open + "<text:a xlink:type=\"simple\" xlink:href=\"https://example.org/\">x</text:a>")), null),
        ("Red and bold", "doc", Text(Paragraph(Styled(Open)), "fo:color=\"#c00000\" fo:font-weight=\"bold\""), null),
        ("White on blue", "doc", Text(Paragraph(Open + Styled("x")), "fo:color=\"#ffffff\" fo:background-color=\"#1f4e79\""), null),
        ("A title in the properties", "doc", Text(Paragraph(Open), about: "<dc:title>Notice</dc:title>"), null),
        ("A paragraph", "wps", Text(Paragraph(Open)), null),
        ("Cells", "xls", Workbook(Table("A", Row("", Open, "张三") + Row("", "一", "二"), columns: "<table:table-column/><table:table-column/>")), null),
        ("Two sheets", "xls", Workbook(Table("A", Row("", Open)) + Table("B", Row("", "x"))), null),
        ("A white heading on blue", "xls", Workbook(Table("A", Row("", Cell(Open, "table:style-name=\"ce1\""))), "<style:style style:name=\"ce1\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#1f4e79\"/><style:text-properties fo:color=\"#ffffff\"/></style:style>"), null),
        ("An empty hidden row", "xls", Workbook(Table("A", Row("", Open) + Row("table:visibility=\"collapse\"", "<table:table-cell/>"))), null),
        ("Cells", "et", Workbook(Table("A", Row("", Open))), null),
        ("A slide", "ppt", Slides(Slide(Box(Open))), null),
        ("Two slides", "ppt", Slides(Slide(Box(Open)) + Slide(Box("第二页"), "b")), null),
        ("A slide with empty notes", "ppt", Slides(Slide(Box(Open) + "<presentation:notes/>")), null));

    /// <summary>The bytes of a file by its sentence.</summary>
    internal byte[] Of(string name) => made[name];

    /// <summary>One file more, in a run of its own.</summary>
    internal static async Task<byte[]> Make(OldFile file) => (await Convert([("one", file)]))["one"];

    public async Task InitializeAsync()
    {
        foreach (var group in Bad.Concat(Clean).GroupBy(file => Ways[file.Value.Extension].Old))
        {
            foreach (var (name, bytes) in await Convert([.. group.Select(file => (file.Key, file.Value))]))
                made[name] = bytes;
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<Dictionary<string, byte[]>> Convert(IReadOnlyList<(string Name, OldFile File)> files)
    {
        var folder = Directory.CreateTempSubdirectory("old_files_").FullName;
        try
        {
            var (flat, old, filter) = Ways[files[0].File.Extension];
            var paths = files.Select((_, at) => Path.Combine(folder, $"f{at}.{flat}")).ToList();
            for (var at = 0; at < files.Count; at++)
                await File.WriteAllTextAsync(paths[at], files[at].File.Flat);
            string[] line = [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", $"{old}:{filter}", "--outdir", folder, .. paths];
            Assert.NotNull(await ChildProgram.Run(Needed.Office, line, folder, default, new ProgramBounds(TimeSpan.FromMinutes(3), 4L << 30, 200L << 20), CancellationToken.None));
            return files.Select((file, at) => (file.Name, Bytes: File.ReadAllBytes(Path.ChangeExtension(paths[at], old)))).ToDictionary(file => file.Name, file => file.Bytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, OldFile> Named(params (string Name, string Extension, string Flat, HiddenKind? Kind)[] files) => files.ToDictionary(
        file => $"{file.Extension}: {file.Name}", file => new OldFile(file.Extension, file.Flat, file.Kind, file.Flat.Contains(Secret, StringComparison.Ordinal)));
}
