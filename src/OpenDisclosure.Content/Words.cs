using System.Globalization;
using System.Resources;

namespace OpenDisclosure.Content;

/// <summary>
/// Chinese words that become part of sealed bytes or of the source language. They are read from the neutral resource only,
/// so that the same source gives the same bytes whatever the culture of the machine.
/// </summary>
internal static class Words
{
    private static readonly ResourceManager Source = new(typeof(Words));

    public static string ContainerSignature => Get(nameof(ContainerSignature));

    public static string ContainerCentred => Get(nameof(ContainerCentred));

    public static string ContainerAddressees => Get(nameof(ContainerAddressees));

    public static string Table => Get(nameof(Table));

    public static string Notes => Get(nameof(Notes));

    public static string[] TitleConnectors { get; } = List(nameof(TitleConnectors));

    public static string[] TitleVerbs { get; } = List(nameof(TitleVerbs));

    public static string[] TitleEndings { get; } = List(nameof(TitleEndings));

    public static string[] AgencySuffixes { get; } = List(nameof(AgencySuffixes));

    public static string AgencyContinuations { get; } = Get(nameof(AgencyContinuations));

    public static string Note(int number) => string.Format(CultureInfo.InvariantCulture, Get(nameof(Note)), number);

    public static string BackToNote(int number) => string.Format(CultureInfo.InvariantCulture, Get(nameof(BackToNote)), number);

    private static string Get(string name) =>
        Source.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException(name);

    /// <summary>The longest words first, so that the first that fits is the longest.</summary>
    private static string[] List(string name) =>
        [.. Get(name).Split('|').OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];
}
