using System.IO.Compression;
using System.Text;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Writes PDF files object by object; changes can be written behind, as programs do.</summary>
internal sealed class MadePdf
{
    private const int FirstFree = 6;

    private readonly StringBuilder file = new("%PDF-1.7\n");
    private readonly Dictionary<int, int> offsets = [];
    private int next = FirstFree;
    private int lastTable = -1;

    public MadePdf(string content, string inPage = "", string inCatalog = "", string header = "")
    {
        file.Append(header);
        Put(1, $"<</Type/Catalog/Pages 2 0 R{inCatalog}>>");
        Put(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Put(3, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/XObject<</Im1 90 0 R>>/ExtGState<</G1<</ca 0.3>>/G2<</BM/Multiply>>>>>>/Contents 5 0 R{inPage}>>");
        Put(4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        PutStream(5, content);
        PutStream(90, "x", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray");
    }

    /// <summary>What the trailer says besides.</summary>
    public string Trailer { get; set; } = "";

    public static string Text(string text, int y = 700, string before = "") => $"q {before} BT /F1 12 Tf 72 {y} Td ({text}) Tj ET Q\n";

    public static byte[] Flate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(bytes);
        return packed.ToArray();
    }

    public MadePdf Put(int number, string body)
    {
        offsets[number] = file.Length;
        file.Append($"{number} 0 obj\n{body}\nendobj\n");
        next = Math.Max(next, number + 1);
        return this;
    }

    public MadePdf PutStream(int number, string content, string dictionary = "") =>
        Put(number, $"<</Length {content.Length}{dictionary}>>\nstream\n{content}\nendstream");

    /// <summary>Ends a state of the file; what is put afterwards is a change.</summary>
    public MadePdf Save()
    {
        var table = file.Length;
        file.Append("xref\n");
        foreach (var (number, offset) in offsets.OrderBy(pair => pair.Key))
            file.Append($"{number} 1\n{offset:D10} 00000 n \n");
        var before = lastTable < 0 ? "" : $"/Prev {lastTable}";
        file.Append($"trailer\n<</Size {next}/Root 1 0 R{before}{Trailer}>>\nstartxref\n{table}\n%%EOF\n");
        lastTable = table;
        offsets.Clear();
        return this;
    }

    public MadePdf Append(string text)
    {
        file.Append(text);
        return this;
    }

    public byte[] ToBytes()
    {
        if (offsets.Count > 0)
            Save();
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
