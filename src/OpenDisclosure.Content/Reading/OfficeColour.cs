using System.Globalization;

namespace OpenDisclosure.Content.Reading;

/// <summary>Whether a colour written as six hexadecimal digits is as light or as dark as paper or ink.</summary>
internal static class OfficeColour
{
    /// <summary>At least 0xF0 of red, green and blue.</summary>
    public static bool IsWhite(string? colour) => Channels(colour) is { } c && c.Red >= 0xF0 && c.Green >= 0xF0 && c.Blue >= 0xF0 || colour == "white";

    /// <summary>At most 0x30 of red, green and blue.</summary>
    public static bool IsBlack(string? colour) => Channels(colour) is { } c && c.Red <= 0x30 && c.Green <= 0x30 && c.Blue <= 0x30 || colour == "black";

    private static (int Red, int Green, int Blue)? Channels(string? colour)
    {
        if (colour is null || !int.TryParse(colour.AsSpan(Math.Max(0, colour.Length - 6)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
            || colour.Length is not (6 or 8))
            return null;
        return (value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF);
    }
}
