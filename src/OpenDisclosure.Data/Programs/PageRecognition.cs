using System.Globalization;
using System.Text;

namespace OpenDisclosure.Data.Programs;

/// <summary>Reads a page of a PDF that is a picture: poppler draws it, Tesseract reads it.</summary>
internal static class PageRecognition
{
    /// <summary>What is read, after the data's name.</summary>
    public const string Language = "chi_sim";

    /// <summary>The longer side of a drawn page in pixels: A4 at 210 dots an inch, and no more for a poster.</summary>
    private const int LongestSide = 2480;

    private static readonly ProgramBounds Drawing = new(TimeSpan.FromSeconds(20), 1L << 30, 16L << 20);
    private static readonly ProgramBounds Reading = new(TimeSpan.FromSeconds(40), 1L << 30, 4L << 20);

    /// <summary>Whether Tesseract has the data for Chinese.</summary>
    public static async Task<bool> KnowsLanguage(string tesseract, WorkFolder folder, CancellationToken cancel) =>
        await ChildProgram.Run(tesseract, ["--list-langs"], folder.Path, default, Reading, cancel) is { } languages
        && Encoding.UTF8.GetString(languages).Split('\n').Contains(Language);

    /// <summary>The text of one page; empty when none could be read with some certainty.</summary>
    public static async Task<string> Read(string pdftoppm, string tesseract, string file, int page, WorkFolder folder, CancellationToken cancel)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] draw = ["-gray", "-scale-to", LongestSide.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, file];
        if (await ChildProgram.Run(pdftoppm, draw, folder.Path, default, Drawing, cancel) is not { Length: > 0 } picture)
            return "";
        var table = await ChildProgram.Run(tesseract, ["-", "-", "-l", Language, "tsv"], folder.Path, picture, Reading, cancel);
        return table is null ? "" : RecognisedText.Of(Encoding.UTF8.GetString(table));
    }
}
