using System.Buffers.Binary;
using System.Text;

namespace OpenDisclosure.Content.Files;

/// <summary>The older office container (MS-CFB): reads its directory only, within bounds.</summary>
internal static class CompoundFile
{
    private const uint LastSector = 0xFFFFFFFA;
    private const int MostDirectorySectors = 4_096;
    private const int EncryptedFlag = 0x0100;

    private static readonly string[] MacroStorages = ["Macros", "VBA", "_VBA_PROJECT_CUR", "_VBA_PROJECT"];

    private static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsCompound(byte[] head) => head.AsSpan().StartsWith(Signature);

    public static FileVerdict? Judge(Stream content, byte[] head, string[] required)
    {
        if (!IsCompound(head))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        var layout = Layout.Read(head);
        var entries = ReadDirectory(content, layout);
        var names = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Contains("EncryptedPackage") || names.Contains("EncryptionInfo"))
            return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        if (!required.Any(names.Contains))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        if (MacroStorages.Any(names.Contains))
            return FileVerdict.Refused(FileRefusal.HasMacro);
        return IsEncryptedWord(content, layout, entries) ? FileVerdict.Refused(FileRefusal.EncryptedOrDamaged) : null;
    }

    /// <summary>A docx with a password is a compound file around an encrypted zip.</summary>
    public static bool HoldsEncryptedPackage(Stream content) =>
        ReadDirectory(content, Layout.Read(Bytes.Read(content, 0, 1024))).Any(entry => entry.Name == "EncryptedPackage");

    private static List<(string Name, uint Start, ulong Size)> ReadDirectory(Stream content, Layout layout)
    {
        var entries = new List<(string, uint, ulong)>();
        var sector = layout.DirectoryStart;
        for (var i = 0; sector < LastSector; i++)
        {
            if (i >= MostDirectorySectors)
                throw new InvalidDataException();
            var bytes = Bytes.ReadExactly(content, layout.OffsetOf(sector), layout.SectorSize);
            for (var at = 0; at + 128 <= bytes.Length; at += 128)
                AddEntry(bytes.AsSpan(at, 128), entries);
            sector = Next(content, layout, sector);
        }

        return entries;
    }

    private static void AddEntry(ReadOnlySpan<byte> entry, List<(string, uint, ulong)> entries)
    {
        int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (nameBytes is < 2 or > 64 || entry[66] == 0)
            return;
        var name = Encoding.Unicode.GetString(entry[..(nameBytes - 2)]);
        entries.Add((name, BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt64LittleEndian(entry[120..])));
    }

    private static uint Next(Stream content, Layout layout, uint sector)
    {
        var perSector = (uint)layout.SectorSize / 4;
        var table = TableSector(content, layout, sector / perSector);
        var cell = Bytes.ReadExactly(content, layout.OffsetOf(table) + (sector % perSector * 4L), 4);
        return BinaryPrimitives.ReadUInt32LittleEndian(cell);
    }

    /// <summary>The first 109 sectors of the allocation table are named in the header, the others in a chain.</summary>
    private static uint TableSector(Stream content, Layout layout, uint index)
    {
        if (index < 109)
            return BinaryPrimitives.ReadUInt32LittleEndian(Bytes.ReadExactly(content, 76 + (index * 4L), 4));
        index -= 109;
        var perSector = (uint)(layout.SectorSize / 4) - 1;
        var sector = layout.ChainStart;
        for (; index >= perSector; index -= perSector)
            sector = BinaryPrimitives.ReadUInt32LittleEndian(Bytes.ReadExactly(content, layout.OffsetOf(sector) + layout.SectorSize - 4, 4));
        return BinaryPrimitives.ReadUInt32LittleEndian(Bytes.ReadExactly(content, layout.OffsetOf(sector) + (index * 4L), 4));
    }

    /// <summary>The file information block of Word says whether the text is encrypted (MS-DOC 2.5.2, fEncrypted).</summary>
    private static bool IsEncryptedWord(Stream content, Layout layout, List<(string Name, uint Start, ulong Size)> entries)
    {
        var word = entries.Find(entry => entry.Name == "WordDocument");
        if (word.Name is null || word.Size < 4096)
            return false;
        var block = Bytes.ReadExactly(content, layout.OffsetOf(word.Start), 12);
        return (BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(10)) & EncryptedFlag) != 0;
    }

    private sealed record Layout(int SectorSize, uint DirectoryStart, uint ChainStart)
    {
        public static Layout Read(byte[] head)
        {
            if (head.Length < 512)
                throw new EndOfStreamException();
            int shift = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30));
            if (shift is not (9 or 12))
                throw new InvalidDataException();
            return new Layout(1 << shift, BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(48)), BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(68)));
        }

        public long OffsetOf(uint sector) => (sector + 1L) * SectorSize;
    }
}
