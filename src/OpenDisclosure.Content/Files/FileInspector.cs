using System.Buffers;
using System.Globalization;
using System.Text;
using OpenDisclosure.Content.Text;

namespace OpenDisclosure.Content.Files;

/// <summary>
/// Decides by name and by content whether a file may be attached. Reads, never runs or unpacks to disk, and never throws for what a
/// file contains.
/// </summary>
public static class FileInspector
{
    /// <summary>Largest document, in bytes.</summary>
    public const long DocumentLimit = 50L * 1024 * 1024;

    /// <summary>Largest picture, in bytes.</summary>
    public const long PictureLimit = 10L * 1024 * 1024;

    /// <summary>Largest text, in bytes.</summary>
    public const long TextLimit = 10L * 1024 * 1024;

    /// <summary>Largest recording or film unless the settings say otherwise, in bytes.</summary>
    public const long DefaultMediaLimit = 300L * 1024 * 1024;

    /// <summary>The extensions on the list, without dots, for the `accept` attribute and for help texts.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. FileKind.Extensions.Order(StringComparer.Ordinal)];

    private static readonly SearchValues<char> PathOrLine = SearchValues.Create("/\\\t\n\r\u2028\u2029");

    private static readonly string[] EncodedPaths = ["%2e", "%2f", "%5c", "%00", "%0a", "%0d"];

    /// <summary>Inspects a file.</summary>
    /// <param name="fileName">The name as uploaded.</param>
    /// <param name="content">Its bytes; seekable. Left at any position.</param>
    /// <param name="length">Its length as declared, in bytes.</param>
    /// <param name="mediaLimit">Largest recording or film, in bytes.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static FileVerdict Inspect(string fileName, Stream content, long length, long mediaLimit = DefaultMediaLimit)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanSeek)
            throw new ArgumentException("The stream must be seekable.", nameof(content));
        if (IsBadName(fileName))
            return FileVerdict.Refused(FileRefusal.BadName);
        if (FileKind.ByExtension(FileName.Extension(fileName)) is not { } kind)
            return FileVerdict.Refused(FileRefusal.UnknownExtension);
        var size = Math.Max(length, content.Length);
        if (content.Length == 0)
            return FileVerdict.Refused(FileRefusal.Empty);
        var limit = LimitOf(kind.Class, mediaLimit);
        return size > limit ? FileVerdict.Refused(FileRefusal.TooLarge, limit) : InspectContent(kind, content);
    }

    private static FileVerdict InspectContent(FileKind kind, Stream content)
    {
        try
        {
            return Judge(kind, content) ?? FileVerdict.Allowed(kind);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException
            or OverflowException or NotSupportedException)
        {
            return FileVerdict.Refused(FileRefusal.EncryptedOrDamaged);
        }
    }

    private static FileVerdict? Judge(FileKind kind, Stream content)
    {
        var head = Bytes.Read(content, 0, 1024);
        if (kind.Form != FileForm.Zip && Bytes.EndsAsZip(content))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        if (Markup.IsIn(head, kind.Form == FileForm.Text))
            return FileVerdict.Refused(FileRefusal.ContentDoesNotMatch);
        return kind.Form switch
        {
            FileForm.Pdf => PdfFile.Judge(content, head),
            FileForm.Zip => ZipFile.Judge(content, head, kind.Content),
            FileForm.Compound => CompoundFile.Judge(content, head, kind.Content),
            FileForm.Text => TextFile.Judge(content),
            FileForm.Png => PngFile.Judge(content, head),
            FileForm.Jpeg => JpegFile.Judge(content, head),
            FileForm.Mp3 => MediaFile.JudgeMp3(head),
            _ => MediaFile.JudgeMp4(head),
        };
    }

    private static bool IsBadName(string name)
    {
        var dot = name.LastIndexOf('.');
        return name.Length > 512 || !TextGuard.IsClean(name) || name.AsSpan().ContainsAny(PathOrLine)
            || name[..Math.Max(dot, 0)].Trim(' ', '.', '\u3000').Length == 0 && dot >= 0
            || name.Length == 0 || HasEncodedPath(name) || name.EnumerateRunes().Any(IsNoLetter);
    }

    /// <summary>Beyond the basic plane: tags that no screen shows, private characters, and code points that are none yet.</summary>
    private static bool IsNoLetter(Rune rune) => !rune.IsBmp
        && Rune.GetUnicodeCategory(rune) is (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool HasEncodedPath(string name) =>
        EncodedPaths.Any(code => name.Contains(code, StringComparison.OrdinalIgnoreCase));

    private static long LimitOf(FileClass fileClass, long mediaLimit) => fileClass switch
    {
        FileClass.Picture => PictureLimit,
        FileClass.Text => TextLimit,
        FileClass.Media => mediaLimit,
        _ => DocumentLimit,
    };
}
