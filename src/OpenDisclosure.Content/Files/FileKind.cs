namespace OpenDisclosure.Content.Files;

/// <summary>How the bytes of a kind of file are built.</summary>
internal enum FileForm
{
    Pdf,
    Zip,
    Compound,
    Text,
    Png,
    Jpeg,
    Mp3,
    Mp4,
}

/// <summary>A kind of file on the list.</summary>
/// <param name="Extension">Canonical, lower case, without a dot.</param>
/// <param name="MediaType">Sent with the download.</param>
/// <param name="Class">Decides the size limit.</param>
/// <param name="Form">Decides the check.</param>
/// <param name="Content">The zip entry or compound stream that must be inside, where there is one.</param>
internal sealed record FileKind(string Extension, string MediaType, FileClass Class, FileForm Form, params string[] Content)
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    private static readonly Dictionary<string, FileKind> Kinds = new FileKind[]
    {
        new("pdf", "application/pdf", FileClass.Document, FileForm.Pdf),
        new("ofd", "application/ofd", FileClass.Document, FileForm.Zip, "OFD.xml"),
        new("docx", OpenXml + "wordprocessingml.document", FileClass.Document, FileForm.Zip, "[Content_Types].xml", "word/document.xml"),
        new("xlsx", OpenXml + "spreadsheetml.sheet", FileClass.Document, FileForm.Zip, "[Content_Types].xml", "xl/workbook.xml"),
        new("pptx", OpenXml + "presentationml.presentation", FileClass.Document, FileForm.Zip, "[Content_Types].xml", "ppt/presentation.xml"),
        new("doc", "application/msword", FileClass.Document, FileForm.Compound, "WordDocument"),
        new("xls", "application/vnd.ms-excel", FileClass.Document, FileForm.Compound, "Workbook", "Book"),
        new("ppt", "application/vnd.ms-powerpoint", FileClass.Document, FileForm.Compound, "PowerPoint Document"),
        new("wps", "application/wps-office.wps", FileClass.Document, FileForm.Compound, "WordDocument"),
        new("et", "application/wps-office.et", FileClass.Document, FileForm.Compound, "Workbook", "Book"),
        new("csv", "text/csv", FileClass.Text, FileForm.Text),
        new("txt", "text/plain", FileClass.Text, FileForm.Text),
        new("jpg", "image/jpeg", FileClass.Picture, FileForm.Jpeg),
        new("png", "image/png", FileClass.Picture, FileForm.Png),
        new("mp3", "audio/mpeg", FileClass.Media, FileForm.Mp3),
        new("mp4", "video/mp4", FileClass.Media, FileForm.Mp4),
    }.ToDictionary(kind => kind.Extension, StringComparer.Ordinal);

    public static IEnumerable<string> Extensions => Kinds.Keys.Append("jpeg");

    public static FileKind? ByExtension(string extension) => Kinds.GetValueOrDefault(extension == "jpeg" ? "jpg" : extension);
}
