using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using QRCoder;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>A QR code as a picture inside the page: no request, no script, sharp on paper.</summary>
internal static class QrPicture
{
    /// <param name="text">What a camera reads.</param>
    /// <param name="label">What a screen reader says instead.</param>
    public static IHtmlContent Of(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = "qr";
        svg.Attributes["viewBox"] = string.Create(CultureInfo.InvariantCulture, $"0 0 {rows.Count} {rows.Count}");
        svg.Attributes["role"] = "img";
        svg.Attributes["aria-label"] = label;
        var path = new TagBuilder("path");
        path.Attributes["d"] = Path(rows);
        svg.InnerHtml.AppendHtml(path);
        return svg;
    }

    private static string Path(List<System.Collections.BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return path.ToString();
    }
}
