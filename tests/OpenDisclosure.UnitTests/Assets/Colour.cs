using System.Globalization;

namespace OpenDisclosure.UnitTests.Assets;

/// <summary>Contrast of two colours by WCAG 2.2.</summary>
internal static class Colour
{
    /// <summary>Ratio from 1 to 21 of two colours written #RRGGBB.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        Assert.Matches("^#[0-9A-Fa-f]{6}$", hex);
        return (0.2126 * Channel(hex[1..3])) + (0.7152 * Channel(hex[3..5])) + (0.0722 * Channel(hex[5..7]));
    }

    private static double Channel(string hex)
    {
        var c = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
