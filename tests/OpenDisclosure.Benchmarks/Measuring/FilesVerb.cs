using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Reading;

namespace OpenDisclosure.Benchmarks.Measuring;

/// <summary>
/// The verb <c>files</c>: how much memory an upload takes at most while it is inspected, stripped and read, for the largest and the nastiest
/// files that are let in. The goal is 200 MB above what the process has without it.
/// </summary>
internal static class FilesVerb
{
    private const long Megabyte = 1024 * 1024;
    private const long Limit = 200;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Needs Linux, which lets a process forget its peak.</summary>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("files_").FullName;
        Console.WriteLine("| file | size MB | taken | peak MB above idle | seconds | met |\n|---|---:|---|---:|---:|---|");
        try
        {
            foreach (var (name, extension, write) in Files())
            {
                var path = Path.Combine(folder, "a." + extension);
                write(path);
                Measure(name, path, extension);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Measure(string name, string path, string extension)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Status("VmRSS");
        var watch = Stopwatch.StartNew();
        using var content = File.OpenRead(path);
        var verdict = FileInspector.Inspect(Path.GetFileName(path), content, content.Length);
        if (verdict.Refusal is null)
        {
            MetadataStrip.Strip(extension, content);
            FileReader.Read(extension, content, CancellationToken.None).ToText();
        }

        var peak = (Status("VmHWM") - before) / 1024.0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {content.Length / (double)Megabyte:0.0} | {verdict.Refusal?.ToString() ?? "yes"} | {peak:0} | {watch.Elapsed.TotalSeconds:0.0} | {(peak <= Limit ? "yes" : "**no**")} |"));
    }

    private static long Status(string line) =>
        long.Parse(File.ReadLines("/proc/self/status").First(found => found.StartsWith(line + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Extension, Action<string> Write)> Files()
    {
        yield return ("a small file, to warm up", "txt", path => File.WriteAllText(path, "a"));
        yield return ("a small document, to warm up", "docx", path => Package(path, "word/document.xml", Document(10)));
        yield return ("the largest text", "txt", path => File.WriteAllBytes(path, Random(10 * Megabyte, letters: true)));
        yield return ("the longest text that is read, 5 million letters", "docx", path => Package(path, "word/document.xml", Document(50_000)));
        yield return ("a text of 40 MB in XML", "docx", path => Package(path, "word/document.xml", Document(300_000)));
        yield return ("a document of 50 MB of pictures", "docx", path => Package(path, "word/document.xml", Document(10), ("word/media/a.png", Random(48 * Megabyte))));
        yield return ("the same with an author, who is taken out", "docx", path => Package(path, "word/document.xml", Document(10), ("word/media/a.png", Random(48 * Megabyte)), ("docProps/core.xml", Author())));
        yield return ("a workbook of a million cells", "xlsx", path => Package(path, "xl/workbook.xml", Workbook(), ("xl/worksheets/sheet1.xml", Cells(1_000_000))));
        yield return ("a zip that becomes 200 MB", "docx", path => Package(path, "word/document.xml", Document(10), ("word/media/a.bin", new byte[190 * Megabyte])));
        yield return ("a PDF of 50 MB of pictures", "pdf", path => File.WriteAllBytes(path, Pdf(Random(49 * Megabyte), "")));
        yield return ("the same with an author, who is taken out", "pdf", path => File.WriteAllBytes(path, Pdf(Random(49 * Megabyte), "", isNamed: true)));
        yield return ("a PDF with a stream that becomes a gigabyte", "pdf", path => File.WriteAllBytes(path, Pdf(Flate(new byte[1_000_000_000]), "/Filter/FlateDecode", "5 0 R")));
        yield return ("the largest picture", "png", path => File.WriteAllBytes(path, Png(Random(9 * Megabyte))));
        yield return ("a film of 300 MB", "mp4", path => Film(path, 299 * Megabyte));
    }

    /// <summary>Letters at random, which hardly pack: what packs too well is refused by its rate.</summary>
    private static byte[] Document(int paragraphs)
    {
        var xml = new StringBuilder($"<w:document xmlns:w=\"{Word}\"><w:body>");
        for (var at = 0; at < paragraphs; at++)
            xml.Append("<w:p><w:r><w:t>").Append(RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 98)).Append("</w:t></w:r></w:p>");
        return Encoding.UTF8.GetBytes(xml.Append("</w:body></w:document>").ToString());
    }

    private static byte[] Author() =>
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Wang</dc:creator></cp:coreProperties>"u8.ToArray();

    private static byte[] Workbook() => Encoding.UTF8.GetBytes(
        $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");

    private static byte[] Cells(int count)
    {
        var cells = new StringBuilder($"<worksheet xmlns=\"{Sheet}\"><sheetData>");
        for (var row = 1; row <= count / 10; row++)
            cells.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">{string.Concat(Enumerable.Range(0, 10).Select(_ => $"<c><v>{RandomNumberGenerator.GetInt32(int.MaxValue)}</v></c>"))}</row>");
        return Encoding.UTF8.GetBytes(cells.Append("</sheetData></worksheet>").ToString());
    }

    private static void Package(string path, string main, byte[] xml, params (string Name, byte[] Bytes)[] more)
    {
        File.Delete(path);
        using var zip = System.IO.Compression.ZipFile.Open(path, ZipArchiveMode.Create);
        Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray());
        Add("_rels/.rels", Relations("officeDocument", main, more.Any(part => part.Name == "docProps/core.xml")));
        if (main.StartsWith("xl/", StringComparison.Ordinal))
            Add("xl/_rels/workbook.xml.rels", Relations("worksheet", "worksheets/sheet1.xml"));
        Add(main, xml);
        foreach (var (name, bytes) in more)
            Add(name, bytes);

        void Add(string name, byte[] bytes)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }
    }

    private static byte[] Relations(string type, string target, bool hasAuthor = false)
    {
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var author = hasAuthor ? $"<Relationship Id=\"r2\" Type=\"{Package}/metadata/core-properties\" Target=\"docProps/core.xml\"/>" : "";
        return Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Office}/{type}\" Target=\"{target}\"/>{author}</Relationships>");
    }

    private static byte[] Pdf(byte[] stream, string dictionary, string content = "6 0 R", bool isNamed = false)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.7\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Object($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents {content}>>");
        Object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        Stream(stream, dictionary);
        Stream("BT /F1 12 Tf 72 700 Td (Notice) Tj ET"u8.ToArray(), "");
        Object("<</Author(Wang)>>");
        var table = file.Position;
        Write($"xref\n0 8\n0000000000 65535 f \n{string.Concat(offsets.Select(offset => $"{offset:D10} 00000 n \n"))}trailer\n<</Size 8/Root 1 0 R{(isNamed ? "/Info 7 0 R" : "")}>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Object(string body)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        void Stream(byte[] bytes, string more)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n<</Length {bytes.Length}{more}>>\nstream\n");
            file.Write(bytes);
            Write("\nendstream\nendobj\n");
        }
    }

    private static byte[] Flate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Png(byte[] pixels) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0x10, 0, 0, 0, 0x10, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0,
        (byte)(pixels.Length >> 24), (byte)(pixels.Length >> 16), (byte)(pixels.Length >> 8), (byte)pixels.Length, .. "IDAT"u8, .. pixels, 0, 0, 0, 0,
        0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0,
    ];

    private static void Film(string path, long length)
    {
        using var film = File.Create(path);
        film.Write([0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8]);
        film.SetLength(length);
    }

    private static byte[] Random(long length, bool letters = false)
    {
        var bytes = RandomNumberGenerator.GetBytes((int)length);
        for (var at = 0; letters && at < bytes.Length; at++)
            bytes[at] = (byte)('a' + (bytes[at] % 26));
        return bytes;
    }
}
