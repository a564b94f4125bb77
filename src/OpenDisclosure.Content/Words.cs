using System.Globalization;
using System.Resources;

namespace OpenDisclosure.Content;

/// <summary>
/// Chinese words that become part of sealed bytes, of copies of them, or of the source language. They are read from the neutral resource only,
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

    /// <summary>A reference to a note, in a copy.</summary>
    public static string CopyNote(string note) => string.Format(CultureInfo.InvariantCulture, Get(nameof(CopyNote)), note);

    /// <summary>Where a link leads, after its text.</summary>
    public static string CopyLink(string address) => string.Format(CultureInfo.InvariantCulture, Get(nameof(CopyLink)), address);

    public static string CopyPicture(string name, string address) => string.Format(CultureInfo.InvariantCulture, Get(nameof(CopyPicture)), name, address);

    public static string CopyAudio(string name, string address) => string.Format(CultureInfo.InvariantCulture, Get(nameof(CopyAudio)), name, address);

    public static string CopyVideo(string name, string address) => string.Format(CultureInfo.InvariantCulture, Get(nameof(CopyVideo)), name, address);

    private static string Get(string name) =>
        Source.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException(name);

    /// <summary>The longest words first, so that the first that fits is the longest.</summary>
    private static string[] List(string name) =>
        [.. Get(name).Split('|').OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];
}
