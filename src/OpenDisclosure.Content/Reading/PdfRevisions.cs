using System.Text;

namespace OpenDisclosure.Content.Reading;

/// <summary>The states that a PDF has gone through and still holds: a change is written behind the old file.</summary>
internal static class PdfRevisions
{
    private static ReadOnlySpan<byte> Mark => "startxref"u8;

    private static ReadOnlySpan<byte> EndMark => "%%EOF"u8;

    /// <summary>The lengths of the file at its earlier states, the latest first; signing alone makes none.</summary>
    public static IReadOnlyList<int> Earlier(ReadOnlySpan<byte> file)
    {
        var ends = Ends(file);
        if (ends.Count > 0 && IsLinearised(file))
            ends.RemoveAt(0);
        if (ends.Count < 2)
            return [];
        ends.RemoveAt(ends.Count - 1);
        ends.Reverse();
        return [.. ends.Skip(Signatures(file))];
    }

    /// <summary>How many signatures say which bytes they cover.</summary>
    public static int Signatures(ReadOnlySpan<byte> file)
    {
        var count = 0;
        for (var rest = file; rest.IndexOf("/ByteRange"u8) is >= 0 and var at; rest = rest[(at + 10)..])
            count++;
        return count;
    }

    /// <summary>Where each state ends: after the mark that follows the place of its table.</summary>
    private static List<int> Ends(ReadOnlySpan<byte> file)
    {
        var ends = new List<int>();
        for (var from = 0; file[from..].IndexOf(Mark) is >= 0 and var at;)
        {
            from += at + Mark.Length;
            var tail = file[from..Math.Min(file.Length, from + 64)];
            var end = tail.IndexOf(EndMark);
            if (end >= 0 && IsNumber(tail[..end]))
                ends.Add(from + end + EndMark.Length);
        }

        return ends;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var number = Encoding.Latin1.GetString(text).Trim();
        return number.Length > 0 && number.All(char.IsAsciiDigit);
    }

    /// <summary>A linearised file, made to be shown while it is loaded, has a first table that ends like a state of its own.</summary>
    private static bool IsLinearised(ReadOnlySpan<byte> file) => file[..Math.Min(1024, file.Length)].IndexOf("/Linearized"u8) >= 0;
}
