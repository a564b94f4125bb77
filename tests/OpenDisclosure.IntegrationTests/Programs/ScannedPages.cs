using System.Globalization;
using System.IO.Compression;
using System.Text;
using OpenDisclosure.Data.Programs;

namespace OpenDisclosure.IntegrationTests.Programs;

/// <summary>PDF files whose pages are pictures of texts, as a copying machine makes them: set by LibreOffice, drawn by poppler.</summary>
public sealed class ScannedPages : IAsyncLifetime
{
    private const string Break = "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>";
    private static readonly string[] Texts =
    [
        "关于印发示例市工业发展专项资金管理办法的通知，各县区工业和信息化主管部门，请结合实际认真贯彻执行。",
        $"补贴对象张三，身份证号{OldFiles.Secret}，补贴金额五千元。",
        "本通知自印发之日起施行，有效期五年。示例市工业和信息化局办公室。",
    ];

    private readonly List<(int Width, int Height, byte[] Pixels)> pages = [];

    /// <summary>A file of such pages: 0 and 2 are clean, 1 holds the number of a person, -1 is a grey picture without a letter, -2 a page of text.</summary>
    internal byte[] Pdf(params int[] numbers)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.7\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object($"<</Type/Pages/Count {numbers.Length}/Kids[{string.Concat(numbers.Select((_, at) => $"{4 + (at * 3)} 0 R "))}]>>");
        Object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        for (var at = 0; at < numbers.Length; at++)
        {
            var (page, number) = (4 + (at * 3), numbers[at]);
            var (width, height, pixels) = number < 0 ? (8, 8, Enumerable.Repeat((byte)128, 64).ToArray()) : pages[number];
            Object($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</I {page + 2} 0 R>>>>/Contents {page + 1} 0 R>>");
            Stream("", Encoding.ASCII.GetBytes(number == -2 ? "BT /F1 12 Tf 72 700 Td (Notice 2022) Tj ET" : "q 595 0 0 842 0 0 cm /I Do Q"));
            Stream($"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Width {width}/Height {height}", Packed(pixels));
        }

        var table = file.Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Object(string body)
        {
            offsets.Add(file.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n"));
        }

        void Stream(string dictionary, byte[] bytes)
        {
            offsets.Add(file.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n<</Length {bytes.Length}{dictionary}>>\nstream\n"));
            file.Write(bytes);
            Write("\nendstream\nendobj\n");
        }
    }

    public async Task InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("scanned_pages_").FullName;
        var bounds = new ProgramBounds(TimeSpan.FromMinutes(2), 4L << 30, 200L << 20);
        try
        {
            var text = FlatOffice.Text(string.Concat(Texts.Select(text => $"<text:p text:style-name=\"P1\">{text}</text:p>"))).Replace("<office:automatic-styles>", "<office:automatic-styles>" + Break, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder, "a.fodt"), text);
            string[] line = [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "a.fodt")];
            Assert.NotNull(await ChildProgram.Run(Needed.Office, line, folder, default, bounds, CancellationToken.None));
            for (var page = 1; page <= Texts.Length; page++)
            {
                var number = page.ToString(CultureInfo.InvariantCulture);
                pages.Add(Picture((await ChildProgram.Run(Needed.PageDrawer, ["-gray", "-r", "150", "-f", number, "-l", number, Path.Combine(folder, "a.pdf")], folder, default, bounds, CancellationToken.None))!));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The pixels of a PGM: after three lines, the second of which holds width and height.</summary>
    private static (int Width, int Height, byte[] Pixels) Picture(byte[] pgm)
    {
        var head = Encoding.ASCII.GetString(pgm, 0, 40).Split('\n');
        var size = head[1].Split(' ').Select(side => int.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        return (size[0], size[1], pgm[^(size[0] * size[1])..]);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
