namespace OpenDisclosure.Domain.Privacy;

/// <summary>Addresses of the web, whose digits are nobody's number.</summary>
internal static class Addresses
{
    private static readonly string[] Beginnings = ["://", "www."];

    /// <summary>True for every character of a folded text that belongs to an address of the web.</summary>
    public static bool[] Mark(string text)
    {
        var marked = new bool[text.Length];
        foreach (var beginning in Beginnings)
        {
            var at = text.IndexOf(beginning, StringComparison.Ordinal);
            while (at >= 0)
            {
                var end = at;
                while (end < text.Length && IsPart(text[end]))
                    marked[end++] = true;
                at = text.IndexOf(beginning, Math.Max(end, at + 1), StringComparison.Ordinal);
            }
        }

        return marked;
    }

    private static bool IsPart(char c) => c is > ' ' and < '\u007F' and not ('"' or '<' or '>' or ')' or ']' or '|');
}
