using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared;

/// <summary>What the values of enums are called, from <c>Resources/TermText.resx</c>.</summary>
internal static class Labels
{
    /// <summary>The name of a value.</summary>
    /// <exception cref="InvalidOperationException">The resource has no <c>Type_Value</c> for it.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        TermText.ResourceManager.GetString($"{typeof(T).Name}_{value}", System.Globalization.CultureInfo.InvariantCulture)
        ?? throw new InvalidOperationException($"TermText has no {typeof(T).Name}_{value}.");
}
