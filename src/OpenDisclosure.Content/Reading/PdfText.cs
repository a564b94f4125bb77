using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads PDF page by page, and the states that it went through.</summary>
internal static class PdfText
{
    private const long LongestFile = 64L * 1024 * 1024;
    private const int MostRevisions = 3;

    /// <exception cref="UnreadableException">Too large, protected, or nothing like a PDF.</exception>
    public static void Read(Stream content, Findings findings)
    {
        if (content.Length > LongestFile)
            throw UnreadableException.TooLarge();
        content.Position = 0;
        var file = new byte[content.Length];
        content.ReadExactly(file);
        PdfBulk.Check(file);
        findings.Signed = PdfRevisions.Signatures(file) > 0;
        var texts = ReadState(file, findings);
        ReadRevisions(file, texts, findings);
    }

    private static HashSet<string> ReadState(byte[] file, Findings findings)
    {
        using var document = Open(file, findings);
        var texts = new HashSet<string>();
        var objects = new PdfObjects(document, findings);
        for (var number = 1; number <= Math.Min(document.NumberOfPages, ReadingLimits.MostPages); number++)
            ReadPage(document, number, objects, texts, findings);
        if (document.NumberOfPages > ReadingLimits.MostPages)
            findings.Hide(HiddenKind.Unreadable, "pdf", UnreadableReason.TooLarge);
        objects.ReadDocument();
        return texts;
    }

    private static PdfDocument Open(ReadOnlyMemory<byte> file, Findings findings)
    {
        var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new PdfFilters(findings) };
        try
        {
            var document = PdfDocument.Open(file, options);
            document.AddPageFactory<PdfPage, PdfPageFactory>();
            return document;
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnreadableException(UnreadableReason.Encrypted);
        }
    }

    private static void ReadPage(PdfDocument document, int number, PdfObjects objects, HashSet<string> texts, Findings findings)
    {
        findings.Cancel.ThrowIfCancellationRequested();
        var name = number.ToString(CultureInfo.InvariantCulture);
        if (GetPage(document, number, findings) is not { } page)
        {
            findings.Hide(HiddenKind.UnreadablePage, name, UnreadableReason.Damaged);
            return;
        }

        var added = objects.ReadPage(page, name);
        var visible = page.Visible;
        if (page.IsUnreadable)
            findings.Hide(HiddenKind.UnreadablePage, name);
        texts.Add(visible);
        findings.Add(PartKind.Page, name, visible + added);
        foreach (var (kind, text) in page.Hidden())
            findings.HideText(kind, name, text);
        findings.Add(PartKind.Hidden, name, Radicals.Fold(page.Replacements.ToString()));
    }

    /// <summary>A page that the library cannot draw, or will not; null for one that a person must look at.</summary>
    private static PdfPage? GetPage(PdfDocument document, int number, Findings findings)
    {
        try
        {
            return document.GetPage<PdfPage>(number);
        }
        catch (Exception exception) when (exception is not UnreadableException && !findings.Cancel.IsCancellationRequested)
        {
            // One page may be built wrongly in more ways than can be named; the others are read all the same.
            return null;
        }
    }

    private static void ReadRevisions(byte[] file, HashSet<string> texts, Findings findings)
    {
        foreach (var length in PdfRevisions.Earlier(file).Take(MostRevisions))
        {
            var place = length.ToString(CultureInfo.InvariantCulture);
            var before = ReadBefore(file.AsMemory(0, length), texts, findings);
            findings.HideText(HiddenKind.EarlierRevision, place, before);
        }
    }

    /// <summary>The pages that read otherwise in an earlier state.</summary>
    private static string ReadBefore(ReadOnlyMemory<byte> state, HashSet<string> texts, Findings findings)
    {
        var found = new List<string>();
        try
        {
            using var document = Open(state, findings);
            for (var number = 1; number <= Math.Min(document.NumberOfPages, ReadingLimits.MostPages); number++)
            {
                if (GetPage(document, number, findings)?.Visible is { Length: > 0 } text && texts.Add(text))
                    found.Add(text);
            }
        }
        catch (Exception exception) when (exception is not UnreadableException && !findings.Cancel.IsCancellationRequested)
        {
            // What is left of the earlier state is not a file any more: that there is one has been said.
        }

        return string.Join('\n', found);
    }
}
