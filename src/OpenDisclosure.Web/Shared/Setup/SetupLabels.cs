using System.Globalization;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>What the questions are called.</summary>
internal static class SetupLabels
{
    /// <summary>The label of an answer.</summary>
    public static string Of(string field) => SetupText.ResourceManager.GetString($"Field_{field}", CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"No label for the answer {field}.");

    /// <summary>What helps to answer it; null where nothing need be said.</summary>
    public static string? Hint(string field) => SetupText.ResourceManager.GetString($"Hint_{field}", CultureInfo.InvariantCulture);

    /// <summary>The name of a colour.</summary>
    public static string Accent(string accent) => SetupText.ResourceManager.GetString($"Accent_{accent}", CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"No name for the colour {accent}.");
}
