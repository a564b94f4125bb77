namespace OpenDisclosure.Content.Reading;

/// <summary>How a stretch of a Word document looks; what stands inside begins with the look around it.</summary>
internal sealed record WordLook
{
    /// <summary>The smallest size that is taken for legible, in half points.</summary>
    private const int Legible = 4;

    public bool Vanishes { get; init; }

    public string? Colour { get; init; }

    /// <summary>The colour behind the text; null for the paper, empty for one that is not known.</summary>
    public string? Fill { get; init; }

    public string? Highlight { get; init; }

    public int? HalfPoints { get; init; }

    /// <summary>What makes its text invisible; null when it can be read.</summary>
    public HiddenKind? Concealment()
    {
        if (Vanishes || HalfPoints < Legible)
            return HiddenKind.HiddenText;
        if (Highlight == "black" && (Colour is null or "auto" || OfficeColour.IsBlack(Colour)))
            return HiddenKind.CoveredText;
        if (Highlight is not null and not "none")
            return Highlight == "white" && OfficeColour.IsWhite(Colour) ? HiddenKind.WhiteText : null;
        if (OfficeColour.IsWhite(Colour))
            return Fill is null || OfficeColour.IsWhite(Fill) ? HiddenKind.WhiteText : null;
        return Fill is { Length: > 0 } && OfficeColour.IsBlack(Fill) && OfficeColour.IsBlack(Colour) ? HiddenKind.CoveredText : null;
    }

    /// <summary>The colour of a shading; null for none. A pattern counts as a colour that is not known.</summary>
    public static string? FillOf(string? pattern, string? fill)
    {
        if (pattern == "nil")
            return null;
        if (fill is not null and not "auto")
            return fill;
        return pattern is null or "clear" ? null : pattern == "solid" ? "000000" : "";
    }
}
