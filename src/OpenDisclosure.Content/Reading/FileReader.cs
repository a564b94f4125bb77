namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Reads attachments: the text that a reader sees, and what the file holds besides. Reads only, within limits, and never throws for
/// what a file contains: a file that cannot be read says so among its findings.
/// </summary>
public static class FileReader
{
    /// <summary>Reads a file that <see cref="Files.FileInspector"/> has accepted; another one is as safe to read, and tells less.</summary>
    /// <param name="extension">In lower case, without a dot.</param>
    /// <param name="content">Its bytes; seekable. Left at any position.</param>
    /// <param name="cancel">Ends the reading; looked at while unpacking and between pages.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static FileReading Read(string extension, Stream content, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(extension);
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanSeek)
            throw new ArgumentException("The stream must be seekable.", nameof(content));
        var findings = new Findings(cancel);
        ReadWithin(extension, content, findings, 0);
        return findings.ToReading();
    }

    /// <summary>Reads a file inside a file; what it costs is counted with the outer one.</summary>
    internal static FileReading ReadInner(string extension, Stream content, Findings outer, int nesting)
    {
        var findings = outer.Inner();
        ReadWithin(extension, content, findings, nesting);
        outer.Absorb(findings);
        return findings.ToReading();
    }

    private static void ReadWithin(string extension, Stream content, Findings findings, int nesting)
    {
        try
        {
            Dispatch(extension, content, findings, nesting);
        }
        catch (UnreadableException unreadable)
        {
            findings.Hide(HiddenKind.Unreadable, extension, unreadable.Message);
        }
        catch (Exception) when (!findings.Cancel.IsCancellationRequested)
        {
            // Libraries throw whatever comes to their mind when a file is built wrongly; for a reader it is one thing.
            findings.Hide(HiddenKind.Unreadable, extension, UnreadableReason.Damaged);
        }
    }

    private static void Dispatch(string extension, Stream content, Findings findings, int nesting)
    {
        switch (extension)
        {
            case "docx" or "xlsx" or "pptx":
                ReadOffice(extension, content, findings, nesting);
                break;
            case "pdf":
                PdfText.Read(content, findings);
                break;
            case "ofd":
                ReadOfd(content, findings);
                break;
            case "jpg" or "jpeg":
                PictureData.ReadJpeg(content, findings);
                break;
            case "png":
                PictureData.ReadPng(content, findings);
                break;
            case "txt" or "csv":
                PlainContent.Read(content, findings);
                break;
            case "mp3" or "mp4":
                break;
            default:
                throw new UnreadableException(UnreadableReason.UnknownFormat);
        }
    }

    private static void ReadOfd(Stream content, Findings findings)
    {
        using var package = Package.Open(content, findings);
        new OfdFile(package, findings).Read();
    }

    private static void ReadOffice(string extension, Stream content, Findings findings, int nesting)
    {
        using var package = Package.Open(content, findings);
        var file = new OfficeFile(package, findings, nesting);
        switch (extension)
        {
            case "docx":
                new WordFile(file).Read();
                break;
            case "xlsx":
                new SheetFile(file).Read();
                break;
            default:
                new SlideFile(file).Read();
                break;
        }

        file.ReadRest();
    }
}
