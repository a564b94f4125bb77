using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace OpenDisclosure.BrowserTests.Printing;

/// <summary>A page as it comes out of the printer.</summary>
internal sealed record Paper(string Text, string Facts, IReadOnlyList<Sheet> Pages)
{
    private const string Reader = "/usr/bin/pdftotext";
    private const int DotsPerInch = 100;

    /// <summary>Lines that hold text, without the space around it.</summary>
    public IReadOnlyList<string> Lines => [.. Text.Split('\n', '\f').Select(line => line.Trim()).Where(line => line.Length > 0)];

    /// <summary>Prints a page on A4 and reads the sheet back.</summary>
    public static async Task<Paper> Of(IPage page)
    {
        var file = Path.Combine(Path.GetTempPath(), $"opendisclosure-{Guid.NewGuid():N}.pdf");
        try
        {
            await page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true });
            var text = await Read(Reader, "-layout", "-enc", "UTF-8", file, "-");
            return new Paper(text, await Read("/usr/bin/pdfinfo", file), await PagesOf(file, text));
        }
        finally
        {
            foreach (var made in Directory.GetFiles(Path.GetTempPath(), Path.GetFileNameWithoutExtension(file) + "*"))
                File.Delete(made);
        }
    }

    /// <summary>Width and height of a sheet, in points.</summary>
    public (double Width, double Height) Sheet()
    {
        var words = Facts.Split('\n').Single(line => line.StartsWith("Page size:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (double.Parse(words[2], CultureInfo.InvariantCulture), double.Parse(words[4], CultureInfo.InvariantCulture));
    }

    /// <summary>How many sheets it takes.</summary>
    public int Sheets() => int.Parse(
        Facts.Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<Sheet>> PagesOf(string file, string text)
    {
        var boxes = (await Read(Reader, "-bbox", "-enc", "UTF-8", file, "-")).Split("<page ")[1..];
        await Read("/usr/bin/pdftoppm", "-gray", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), file, Path.ChangeExtension(file, null));
        var pictures = Directory.GetFiles(Path.GetTempPath(), Path.GetFileNameWithoutExtension(file) + "-*.pgm").Order(StringComparer.Ordinal).ToList();
        return [.. text.Split('\f').Zip(boxes, pictures).Select(page => new Sheet(page.First, page.Second, File.ReadAllBytes(page.Third), DotsPerInch))];
    }

    private static async Task<string> Read(string program, params string[] arguments)
    {
        if (!File.Exists(program))
            throw new FileNotFoundException($"{program} is missing: install Debian's package poppler-utils.");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
