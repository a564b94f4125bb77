using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenDisclosure.Content.Markdown;

/// <summary>How an attachment is shown inside the text.</summary>
internal enum PictureKind
{
    Image,
    Audio,
    Video,
}

/// <summary>A picture, recording or film of the draft: its address, the text that stands for it, and a caption or none.</summary>
internal sealed record Picture(PictureKind Kind, string Address, string Alternative, string? Caption)
{
    /// <summary>The kind by the extension of a file name, or null when the file cannot be shown in a page.</summary>
    public static PictureKind? KindOf(string address) => Path.GetExtension(address).ToUpperInvariant() switch
    {
        ".PNG" or ".JPG" or ".JPEG" => PictureKind.Image,
        ".MP3" => PictureKind.Audio,
        ".MP4" => PictureKind.Video,
        _ => null,
    };
}

/// <summary>A picture within a line of text.</summary>
internal sealed class PictureInline(Picture picture) : LeafInline
{
    public Picture Picture { get; } = picture;
}

/// <summary>A picture that is a paragraph of its own.</summary>
internal sealed class PictureBlock(Picture picture) : LeafBlock(null)
{
    public Picture Picture { get; } = picture;
}
