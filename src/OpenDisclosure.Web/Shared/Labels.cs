using System.Globalization;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared;

/// <summary>What the values of enums are called, from <c>Resources/TermText.resx</c>.</summary>
internal static class Labels
{
    /// <summary>The name of a value, under <c>Type_Value</c>.</summary>
    /// <exception cref="InvalidOperationException">The resource has no name for it.</exception>
    public static string Of(Enum value) => Named($"{value.GetType().Name}_{value}");

    /// <summary>A relation as the document at its other end sees it.</summary>
    public static string Passive(RelationKind kind) => Named($"{nameof(RelationKind)}_{kind}_Passive");

    private static string Named(string key) =>
        TermText.ResourceManager.GetString(key, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"TermText has no {key}.");
}
