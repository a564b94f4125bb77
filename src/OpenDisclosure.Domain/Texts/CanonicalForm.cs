using System.Globalization;
using System.Text;

namespace OpenDisclosure.Domain.Texts;

/// <summary>
/// Unicode normal form C from a table in this assembly (Unicode 14.0). <see cref="string.Normalize()"/> does nothing under
/// InvariantGlobalization, and follows the machine's ICU otherwise: neither is fit for bytes that are hashed.
/// </summary>
public static class CanonicalForm
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int HangulCount = LeadCount * VowelCount * TailCount;

    private static readonly Dictionary<int, byte> Classes = [];
    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];
    private static readonly HashSet<int> Unsettled = [];

    static CanonicalForm() => ReadTable();

    /// <summary>The text in normal form C; the same instance when it already is.</summary>
    public static string Compose(string text)
    {
        if (IsSettled(text))
            return text;
        var codes = Decompose(text);
        Reorder(codes);
        Recompose(codes);
        var result = new StringBuilder(text.Length);
        foreach (var code in codes)
            Append(result, code);
        return result.ToString();
    }

    /// <summary>True when no character could change, join its neighbour or move: nearly every text.</summary>
    private static bool IsSettled(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x300)
                continue;
            var code = CodeAt(text, ref i);
            if (Unsettled.Contains(code))
                return false;
        }

        return true;
    }

    private static List<int> Decompose(string text)
    {
        var codes = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
            Decompose(CodeAt(text, ref i), codes);
        return codes;
    }

    private static void Decompose(int code, List<int> codes)
    {
        if (Decompositions.TryGetValue(code, out var parts))
        {
            foreach (var part in parts)
                Decompose(part, codes);
            return;
        }

        var syllable = code - HangulBase;
        if (syllable is < 0 or >= HangulCount)
        {
            codes.Add(code);
            return;
        }

        codes.Add(LeadBase + (syllable / (VowelCount * TailCount)));
        codes.Add(VowelBase + (syllable % (VowelCount * TailCount) / TailCount));
        if (syllable % TailCount != 0)
            codes.Add(TailBase + (syllable % TailCount));
    }

    /// <summary>Sorts each run of combining marks by class, keeping the order of equals.</summary>
    private static void Reorder(List<int> codes)
    {
        for (var start = 0; start < codes.Count; start++)
        {
            if (ClassOf(codes[start]) == 0)
                continue;
            var end = start;
            while (end < codes.Count && ClassOf(codes[end]) != 0)
                end++;
            var sorted = codes.GetRange(start, end - start).OrderBy(ClassOf).ToArray();
            for (var i = start; i < end; i++)
                codes[i] = sorted[i - start];
            start = end;
        }
    }

    private static void Recompose(List<int> codes)
    {
        var starter = -1;
        var lastClass = 0;
        var kept = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            var code = codes[i];
            var own = ClassOf(code);
            var adjacent = starter >= 0 && kept == starter + 1;
            if (starter >= 0 && (adjacent || (lastClass < own && lastClass != 0)) && Join(codes[starter], code) is { } joined)
            {
                codes[starter] = joined;
                continue;
            }

            if (own == 0)
                starter = kept;
            lastClass = own;
            codes[kept++] = code;
        }

        codes.RemoveRange(kept, codes.Count - kept);
    }

    private static int? Join(int first, int second)
    {
        if (first - LeadBase is >= 0 and < LeadCount && second - VowelBase is >= 0 and < VowelCount)
            return HangulBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TailCount);
        if (first - HangulBase is >= 0 and < HangulCount && (first - HangulBase) % TailCount == 0 && second - TailBase is > 0 and < TailCount)
            return first + second - TailBase;
        return Compositions.TryGetValue((first, second), out var joined) ? joined : null;
    }

    private static byte ClassOf(int code) => Classes.GetValueOrDefault(code);

    private static int CodeAt(string text, ref int index)
    {
        if (!char.IsHighSurrogate(text[index]) || index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1]))
            return text[index];
        index++;
        return char.ConvertToUtf32(text[index - 1], text[index]);
    }

    private static void Append(StringBuilder result, int code)
    {
        if (code < 0x10000)
            result.Append((char)code);
        else
            result.Append(char.ConvertFromUtf32(code));
    }

    private static void ReadTable()
    {
        using var stream = typeof(CanonicalForm).Assembly.GetManifestResourceStream("CanonicalForms.txt")
            ?? throw new InvalidOperationException("The table of canonical forms is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
                ReadLine(line);
        }

        for (var jamo = VowelBase; jamo < VowelBase + VowelCount; jamo++)
            Unsettled.Add(jamo);
        for (var jamo = TailBase + 1; jamo < TailBase + TailCount; jamo++)
            Unsettled.Add(jamo);
    }

    private static void ReadLine(string line)
    {
        var mark = line.AsSpan().IndexOfAny(":=>");
        var code = Hex(line.AsSpan(0, mark));
        if (line[mark] == ':')
        {
            Classes.Add(code, byte.Parse(line.AsSpan(mark + 1), CultureInfo.InvariantCulture));
            Unsettled.Add(code);
            return;
        }

        var parts = line[(mark + 1)..].Split(' ').Select(part => Hex(part)).ToArray();
        Decompositions.Add(code, parts);
        if (line[mark] == '>')
        {
            Unsettled.Add(code);
            return;
        }

        Compositions.Add((parts[0], parts[1]), code);
        Unsettled.Add(parts[1]);
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
