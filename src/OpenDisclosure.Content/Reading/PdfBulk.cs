namespace OpenDisclosure.Content.Reading;

/// <summary>
/// How much of a PDF stands outside its streams in one piece. The library makes an object of every number, thirty times its bytes, so
/// a list of millions is refused before it is read.
/// </summary>
internal static class PdfBulk
{
    private const int LongestPiece = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> EndOfStream => "endstream"u8;

    /// <exception cref="UnreadableException">An object or table is too long.</exception>
    public static void Check(ReadOnlySpan<byte> file)
    {
        for (var rest = file; rest.Length > LongestPiece;)
        {
            var piece = rest[..LongestPiece];
            var end = piece.IndexOf("endobj"u8);
            var stream = StreamIn(end < 0 ? piece : piece[..end]);
            if (stream < 0 && end < 0)
                throw UnreadableException.TooLarge();
            rest = rest[(stream < 0 ? end + 6 : stream + 6)..];
            if (stream >= 0)
                rest = rest.IndexOf(EndOfStream) is >= 0 and var last ? rest[(last + EndOfStream.Length)..] : [];
        }
    }

    /// <summary>Where the keyword stands after a dictionary; -1 where it does not.</summary>
    private static int StreamIn(ReadOnlySpan<byte> piece)
    {
        var from = 0;
        while (piece[from..].IndexOf("stream"u8) is >= 0 and var at)
        {
            var before = piece[..(from + at)].TrimEnd(" \r\n\t"u8);
            if (before.EndsWith(">>"u8))
                return from + at;
            from += at + 6;
        }

        return -1;
    }
}
