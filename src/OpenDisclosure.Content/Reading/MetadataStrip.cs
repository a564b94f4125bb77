namespace OpenDisclosure.Content.Reading;

/// <summary>A copy of a file without some of what it hid.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Removed">What is gone.</param>
public sealed record StrippedFile(byte[] Content, IReadOnlyList<HiddenKind> Removed);

/// <summary>Takes out of files what can go without touching what a reader sees: authors, firms, places, thumbnails, remarks of programs.</summary>
public static class MetadataStrip
{
    /// <summary>
    /// The stripped copy; null when there is nothing to take out, when the file carries a signature or seal, or when it cannot be done
    /// safely. Never throws for what a file contains.
    /// </summary>
    /// <param name="extension">In lower case, without a dot.</param>
    /// <param name="content">Its bytes; seekable. Left at any position.</param>
    public static StrippedFile? Strip(string extension, Stream content)
    {
        ArgumentNullException.ThrowIfNull(extension);
        ArgumentNullException.ThrowIfNull(content);
        var before = FileReader.Read(extension, content, CancellationToken.None);
        if (before.Signed || before.Hidden.Any(found => found.Kind == HiddenKind.Unreadable))
            return null;
        try
        {
            return Copy(extension, content) is { } copy ? Compare(extension, before, copy) : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What the reading has passed over may still be built so that no copy can be made of it.
            return null;
        }
    }

    private static byte[]? Copy(string extension, Stream content) => extension switch
    {
        "docx" or "xlsx" or "pptx" => OfficeStrip.Copy(content),
        "jpg" or "jpeg" => PictureStrip.CopyJpeg(PictureData.ReadAll(content)),
        "png" => PictureStrip.CopyPng(PictureData.ReadAll(content)),
        "pdf" => PdfStrip.Copy(content),
        _ => null,
    };

    /// <summary>The copy must read like the file, and hide less and nothing new.</summary>
    private static StrippedFile? Compare(string extension, FileReading before, byte[] copy)
    {
        using var content = new MemoryStream(copy, writable: false);
        var after = FileReader.Read(extension, content, CancellationToken.None);
        var left = after.Hidden.Select(found => found.Kind).ToHashSet();
        if (after.ToText() != before.ToText() || left.Except(before.Hidden.Select(found => found.Kind)).Any())
            return null;
        var removed = before.Hidden.Select(found => found.Kind).Distinct().Where(kind => !left.Contains(kind)).ToList();
        return new StrippedFile(copy, removed);
    }
}
