using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OpenDisclosure.Content.Files;

/// <summary>
/// Checks a zip container by its own directory, before anything is unpacked: the library's reader would build a million entries
/// first, and accepts entries that overlap or begin after foreign bytes.
/// </summary>
internal static class ZipFile
{
    public const int MostEntries = 1_000;
    public const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>Unpacked size over packed size, where the unpacked size passes <see cref="SmallUnpacked"/>: sheets pack well.</summary>
    public const int MostRatio = 10;
    public const long SmallUnpacked = 20L * 1024 * 1024;

    private const int SymbolicLink = 0xA000;

    public static FileVerdict? Judge(Stream content, byte[] head, string[] required)
    {
        if (CompoundFile.IsCompound(head))
            return FileVerdict.Refused(CompoundFile.HoldsEncryptedPackage(content) ? FileRefusal.EncryptedOrDamaged : FileRefusal.ContentDoesNotMatch);
        if (!head.AsSpan().StartsWith("PK\x03\x04"u8))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        var end = Bytes.ZipEndOffset(content);
        if (end < 0)
            return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        var record = Bytes.ReadExactly(content, end, 22);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(10));
        if (count > MostEntries)
            return FileVerdict.Refused(FileRefusal.TooLarge, MostEntries);
        return ReadDirectory(content, record, end, count) is { } entries
            ? JudgeEntries(content, entries, required)
            : FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
    }

    private static List<Entry>? ReadDirectory(Stream content, byte[] record, long end, int count)
    {
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(12));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(16));
        if (size > 4 * 1024 * 1024 || offset + size != end)
            return null;
        var directory = Bytes.ReadExactly(content, offset, (int)size);
        var entries = new List<Entry>(count);
        var at = 0;
        while (at < directory.Length)
        {
            if (directory.Length - at < 46 || !directory.AsSpan(at).StartsWith("PK\x01\x02"u8))
                return null;
            var entry = Entry.Read(directory.AsSpan(at), out var length);
            if (length > directory.Length - at)
                return null;
            entries.Add(entry with { Name = Encoding.UTF8.GetString(directory, at + 46, entry.NameBytes) });
            at += length;
        }

        return entries.Count == count && AreApart(entries, offset) ? entries : null;
    }

    /// <summary>The first entry begins the file, none overlaps another, and all end before the directory.</summary>
    private static bool AreApart(List<Entry> entries, long directoryOffset)
    {
        var ordered = entries.OrderBy(entry => entry.Offset).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var next = i + 1 < ordered.Count ? ordered[i + 1].Offset : directoryOffset;
            if (ordered[i].Offset + 30 + ordered[i].NameBytes + ordered[i].Packed > next)
                return false;
        }

        return ordered.Count > 0 && ordered[0].Offset == 0;
    }

    private static FileVerdict? JudgeEntries(Stream content, List<Entry> entries, string[] required)
    {
        if (entries.Any(entry => entry.IsEncrypted || IsUnsafe(entry)))
            return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        if (entries.Any(entry => IsMacro(entry.Name)))
            return FileVerdict.Refused(FileRefusal.HasMacro);
        var names = entries.Select(entry => entry.Name.TrimStart('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count != entries.Count)
            return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        return required.All(names.Contains) ? Unpack(content, entries) : FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
    }

    /// <summary>Counts what really comes out, not what the directory says, and stops at the limit.</summary>
    private static FileVerdict? Unpack(Stream content, List<Entry> entries)
    {
        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var entry in entries)
        {
            using var unpacked = Open(content, entry);
            long own = 0;
            int read;
            while ((read = unpacked.Read(buffer)) > 0)
            {
                own += read;
                total += read;
                if (total > MostUnpacked)
                    return FileVerdict.Refused(FileRefusal.TooLarge, MostUnpacked);
                if (total > SmallUnpacked && total > MostRatio * content.Length)
                    return FileVerdict.Refused(FileRefusal.TooLarge, MostRatio * content.Length);
                if (entry.Name == "[Content_Types].xml" && NamesMacro(buffer.AsSpan(0, read)))
                    return FileVerdict.Refused(FileRefusal.HasMacro);
            }

            if (own != entry.Unpacked)
                return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        }

        return null;
    }

    private static Stream Open(Stream content, Entry entry)
    {
        var local = Bytes.ReadExactly(content, entry.Offset, 30);
        var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26));
        if (!local.AsSpan().StartsWith("PK\x03\x04"u8) || nameBytes != entry.NameBytes
            || Encoding.UTF8.GetString(Bytes.ReadExactly(content, entry.Offset + 30, nameBytes)) != entry.Name)
            throw new InvalidDataException();
        var start = entry.Offset + 30 + nameBytes + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28));
        if (start + entry.Packed > content.Length)
            throw new EndOfStreamException();
        var packed = new FilePart(content, start, entry.Packed);
        return entry.Method switch
        {
            0 => packed,
            8 => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new InvalidDataException(),
        };
    }

    private static bool NamesMacro(ReadOnlySpan<byte> types) =>
        Encoding.Latin1.GetString(types).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
        || Encoding.Latin1.GetString(types).Contains("vbaProject", StringComparison.OrdinalIgnoreCase);

    private static bool IsMacro(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.EndsWith("vbaData.xml", StringComparison.OrdinalIgnoreCase)
        || name.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnsafe(Entry entry) =>
        entry.Name.Length == 0 || entry.Name.Contains('\\', StringComparison.Ordinal) || entry.Name.Contains('\0', StringComparison.Ordinal)
        || entry.Name.Contains(':', StringComparison.Ordinal) || entry.Name.Split('/').Contains("..") || (entry.Attributes >> 16 & 0xF000) == SymbolicLink
        || entry.Method is not (0 or 8);

    private sealed record Entry(string Name, int NameBytes, int Flags, int Method, long Packed, long Unpacked, uint Attributes, long Offset)
    {
        public bool IsEncrypted => (Flags & 0x2041) != 0;

        public static Entry Read(ReadOnlySpan<byte> header, out int length)
        {
            int name = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            length = 46 + name + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            return new Entry(
                "", name, BinaryPrimitives.ReadUInt16LittleEndian(header[8..]), BinaryPrimitives.ReadUInt16LittleEndian(header[10..]),
                BinaryPrimitives.ReadUInt32LittleEndian(header[20..]), BinaryPrimitives.ReadUInt32LittleEndian(header[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(header[38..]), BinaryPrimitives.ReadUInt32LittleEndian(header[42..]));
        }
    }
}
