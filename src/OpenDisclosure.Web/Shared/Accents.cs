namespace OpenDisclosure.Web.Shared;

/// <summary>The colours that an agency may choose for links and buttons; each was measured for contrast, light and dark.</summary>
internal static class Accents
{
    public const string Blue = "blue";
    public const string Green = "green";
    public const string Plum = "plum";

    /// <summary>All of them; the first is what a site has that chose none.</summary>
    public static IReadOnlyList<string> All { get; } = [Blue, Green, Plum];

    /// <summary>The style sheet that a chosen colour adds; null for the first, or for what is none.</summary>
    public static string? Sheet(string? chosen) => chosen is not null && chosen != Blue && All.Contains(chosen) ? "accent-" + chosen : null;
}
