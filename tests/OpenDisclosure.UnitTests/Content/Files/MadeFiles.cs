using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OpenDisclosure.UnitTests.Content.Files;

/// <summary>Small files of each kind, built in memory.</summary>
internal static class MadeFiles
{
    public static byte[] Pdf(string inside = "") => Latin($"%PDF-1.7\n1 0 obj<<>>endobj\n{inside}\ntrailer<<>>\n%%EOF\n");

    public static byte[] Docx(params (string Name, string Text)[] more) =>
        Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"), .. more]);

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A docx with one more entry of so many equal bytes.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", "word/document.xml" })
                archive.CreateEntry(name).Open().Dispose();
            using var entry = archive.CreateEntry("word/media/a.bin").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
                entry.Write(zeros);
        }

        return stream.ToArray();
    }

    public static byte[] SymbolicLink()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("[Content_Types].xml").Open().Dispose();
            archive.CreateEntry("word/document.xml").ExternalAttributes = 0xA1FF << 16;
        }

        return stream.ToArray();
    }

    public static byte[] Png(uint width = 10, uint height = 10)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", new byte[20]), .. Chunk("IEND", [])];
    }

    public static byte[] Jpeg(ushort width = 10, ushort height = 10, string comment = "")
    {
        var text = Latin(comment);
        byte[] segment = text.Length == 0 ? [] : [0xFF, 0xFE, (byte)((text.Length + 2) >> 8), (byte)(text.Length + 2), .. text];
        return [0xFF, 0xD8, .. segment, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, 0xFF, 0xD9];
    }

    public static byte[] Mp3() => [.. "ID3"u8, 3, 0, 0, 0, 0, 0, 10, .. new byte[40]];

    public static byte[] Mp4() => [0, 0, 0, 20, .. "ftypisom"u8, 0, 0, 2, 0, .. "isom"u8, .. new byte[40]];

    /// <summary>A compound file with one directory sector that names these streams.</summary>
    public static byte[] Compound(params string[] names)
    {
        var file = new byte[512 * 4];
        byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(file, 0);
        file[30] = 9;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(68), 0xFFFFFFFE);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(76), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(512), 0xFFFFFFFD);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(516), 0xFFFFFFFE);
        for (var i = 0; i < names.Length; i++)
        {
            var entry = file.AsSpan(1024 + (i * 128), 128);
            Encoding.Unicode.GetBytes(names[i], entry);
            entry[64] = (byte)((names[i].Length + 1) * 2);
            entry[66] = 2;
        }

        return file;
    }

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Latin(type), .. data, 0, 0, 0, 0];
    }
}
