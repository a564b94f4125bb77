namespace OpenDisclosure.Data.Programs;

/// <summary>The programs that read what this one cannot: a name on the search path, a full path, or empty for none.</summary>
/// <param name="Office">LibreOffice, for doc, xls, ppt, wps and et.</param>
/// <param name="PageDrawer">pdftoppm of poppler, for pages of a PDF that are pictures.</param>
/// <param name="PageReader">Tesseract with the data for Chinese, for the same pages.</param>
public sealed record ReadingPrograms(string Office, string PageDrawer, string PageReader)
{
    /// <summary>As Debian names them.</summary>
    public static ReadingPrograms Usual { get; } = new("soffice", "pdftoppm", "tesseract");
}
