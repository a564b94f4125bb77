using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenDisclosure.BrowserTests.Printing;

/// <summary>A word on a sheet; millimetres from its left edge.</summary>
internal sealed record Word(string Text, double Left, double Right, double Middle);

/// <summary>One sheet of a print: its lines, where its words stand, and where there is ink. Millimetres from the left and upper edge.</summary>
internal sealed partial class Sheet
{
    private const double Point = 25.4 / 72;
    private const int Dark = 128;

    private readonly byte[] pixels;
    private readonly int width;
    private readonly double pixel;

    /// <param name="text">What <c>pdftotext -layout</c> reads of it.</param>
    /// <param name="boxes">What <c>pdftotext -bbox</c> says of it.</param>
    /// <param name="picture">A grey picture, PGM.</param>
    /// <param name="dotsPerInch">Of the picture.</param>
    public Sheet(string text, string boxes, byte[] picture, int dotsPerInch)
    {
        Lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        Words = [.. Box().Matches(boxes).Select(WordOf)];
        var head = Head().Match(System.Text.Encoding.Latin1.GetString(picture, 0, Math.Min(picture.Length, 64)));
        Assert.True(head.Success, "The picture of the sheet is no PGM.");
        (width, pixel) = (int.Parse(head.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 25.4 / dotsPerInch);
        pixels = picture[head.Length..];
    }

    /// <summary>Lines that hold text, without the space around them.</summary>
    public IReadOnlyList<string> Lines { get; }

    public IReadOnlyList<Word> Words { get; }

    /// <summary>The first and the last row with ink between two heights.</summary>
    public (double Top, double Bottom) Ink(double from, double to)
    {
        var rows = Enumerable.Range((int)(from / pixel), (int)((to - from) / pixel)).Where(HasInk).ToList();
        Assert.NotEmpty(rows);
        return (rows[0] * pixel, (rows[^1] + 1) * pixel);
    }

    private bool HasInk(int row) => pixels.AsSpan(row * width, width).ContainsAnyInRange<byte>(0, Dark);

    private static Word WordOf(Match box) => new(
        System.Net.WebUtility.HtmlDecode(box.Groups[5].Value), Of(box, 1), Of(box, 3), (Of(box, 2) + Of(box, 4)) / 2);

    private static double Of(Match box, int group) => double.Parse(box.Groups[group].ValueSpan, CultureInfo.InvariantCulture) * Point;

    [GeneratedRegex("""<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>""")]
    private static partial Regex Box();

    [GeneratedRegex(@"\AP5\s+(\d+)\s+(\d+)\s+255\s")]
    private static partial Regex Head();
}
