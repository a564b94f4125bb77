using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using QRCoder;

namespace OpenDisclosure.Web.Shared;

/// <summary>A QR code drawn as SVG, level M, with its quiet zone: no script, no third party, sharp on paper.</summary>
internal static class QrPicture
{
    public const string MediaType = "image/svg+xml";

    /// <summary>A picture inside the page.</summary>
    /// <param name="text">What a camera reads.</param>
    /// <param name="label">What a screen reader says instead.</param>
    public static IHtmlContent Of(string text, string label)
    {
        var rows = Rows(text);
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = "qr";
        svg.Attributes["viewBox"] = ViewBox(rows);
        svg.Attributes["role"] = "img";
        svg.Attributes["aria-label"] = label;
        var path = new TagBuilder("path");
        path.Attributes["d"] = Path(rows);
        svg.InnerHtml.AppendHtml(path);
        return svg;
    }

    /// <summary>A picture at an address of its own: black on white, whatever stands around it.</summary>
    /// <param name="text">What a camera reads.</param>
    public static byte[] File(string text)
    {
        var rows = Rows(text);
        return Encoding.UTF8.GetBytes(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{ViewBox(rows)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path d="{Path(rows)}"/></svg>""");
    }

    private static List<BitArray> Rows(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return code.ModuleMatrix;
    }

    private static string ViewBox(List<BitArray> rows) => string.Create(CultureInfo.InvariantCulture, $"0 0 {rows.Count} {rows.Count}");

    /// <summary>One stroke for each run of dark modules in a row.</summary>
    private static string Path(List<BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var start = x;
                while (x < rows.Count && rows[y][x])
                    x++;
                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1H{start}z");
            }
        }

        return path.ToString();
    }
}
