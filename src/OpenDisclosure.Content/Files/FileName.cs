using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using OpenDisclosure.Content.Text;

namespace OpenDisclosure.Content.Files;

/// <summary>Makes the names of uploaded files safe to store, to show and to send; ASP.NET's own header passes `../` and U+202E through.</summary>
public static partial class FileName
{
    /// <summary>The longest name in characters as a reader counts them.</summary>
    public const int LongestRunes = 100;

    /// <summary>The longest name in bytes of UTF-8.</summary>
    public const int LongestBytes = 200;

    private const string Fallback = "file";

    private static readonly SearchValues<char> Reserved = SearchValues.Create("<>:\"|?*");

    /// <summary>
    /// The name without path, control and direction characters, characters and names that Windows reserves, leading dots and dashes; in
    /// NFC and within the length limits, the extension kept. Never empty; cleaning again changes nothing.
    /// </summary>
    public static string Clean(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = KeepLetters(LastPart(TextGuard.Normalise(name)));
        var trimmed = Trim(letters);
        if (DeviceName().IsMatch(trimmed))
            trimmed = "_" + trimmed;
        return trimmed.Length == 0 ? Fallback : Shorten(trimmed);
    }

    /// <summary>
    /// The value of a Content-Disposition header (RFC 6266) that saves a file under its cleaned name: an ASCII name for old clients and
    /// the true one in UTF-8. Contains printable ASCII only.
    /// </summary>
    public static string ContentDisposition(string name)
    {
        var clean = Clean(name);
        return $"attachment; filename=\"{Ascii(clean)}\"; filename*=UTF-8''{Uri.EscapeDataString(clean)}";
    }

    /// <summary>The extension in lower case without its dot; empty when there is none.</summary>
    public static string Extension(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
    }

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string KeepLetters(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var letter = rune.ToString();
            if (rune == Rune.ReplacementChar || !TextGuard.IsClean(letter) || letter is "\t" or "\n" or "\r" or "\u2028" or "\u2029")
                continue;
            result.Append(rune.IsAscii && Reserved.Contains((char)rune.Value) ? "_" : letter);
        }

        return result.ToString();
    }

    private static string Trim(string name) => name.TrimStart('.', '-', ' ', '\u3000').TrimEnd('.', ' ', '\u3000');

    private static string Shorten(string name)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot > 0 && name.Length - dot <= 16 ? name[dot..] : "";
        var room = LongestRunes - TextGuard.Length(extension);
        var bytes = LongestBytes - Encoding.UTF8.GetByteCount(extension);
        var stem = new StringBuilder();
        foreach (var rune in name[..^extension.Length].EnumerateRunes())
        {
            room--;
            bytes -= rune.Utf8SequenceLength;
            if (room < 0 || bytes < 0)
                break;
            stem.Append(rune.ToString());
        }

        return stem.ToString().TrimEnd('.', ' ', '\u3000') + extension;
    }

    private static string Ascii(string name)
    {
        var extension = Extension(name);
        var safe = new string([.. name.Select(letter => letter is > ' ' and < '\u007F' and not ('"' or '\\' or '%' or ';' or '\'') ? letter : '_')]);
        var stem = extension.Length == 0 ? safe : safe[..(safe.Length - extension.Length - 1)];
        if (stem.Trim('_').Length == 0)
            stem = Fallback;
        return extension.Length == 0 ? stem : stem + safe[^(extension.Length + 1)..];
    }

    [GeneratedRegex(
        @"\A(CON|PRN|AUX|NUL|CLOCK\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3]|CONIN\$|CONOUT\$) *(\.|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DeviceName();
}
