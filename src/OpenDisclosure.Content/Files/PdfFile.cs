namespace OpenDisclosure.Content.Files;

/// <summary>A PDF begins at the first byte, ends as one, and is not encrypted.</summary>
internal static class PdfFile
{
    private const int Piece = 256 * 1024;

    private static ReadOnlySpan<byte> Encrypt => "/Encrypt"u8;

    public static FileVerdict? Judge(Stream content, byte[] head)
    {
        if (!head.AsSpan().StartsWith("%PDF-1."u8) && !head.AsSpan().StartsWith("%PDF-2."u8))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        var tail = Bytes.Read(content, Math.Max(0, content.Length - 2048), 2048);
        if (tail.AsSpan().IndexOf("%%EOF"u8) < 0 || IsEncrypted(content))
            return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        return null;
    }

    /// <summary>The trailer may stand anywhere (linearised files), so the whole file is looked through, in pieces that overlap.</summary>
    private static bool IsEncrypted(Stream content)
    {
        for (long offset = 0; offset < content.Length; offset += Piece)
        {
            var piece = Bytes.Read(content, offset, Piece + Encrypt.Length + 1);
            var rest = piece.AsSpan();
            for (var at = rest.IndexOf(Encrypt); at >= 0; at = rest.IndexOf(Encrypt))
            {
                rest = rest[(at + Encrypt.Length)..];
                if (rest.Length > 0 && !char.IsAsciiLetter((char)rest[0]))
                    return true;
            }
        }

        return false;
    }
}
