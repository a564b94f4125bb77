using OpenDisclosure.Content.Comparing;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>How a block of a compared document looks on the review screen.</summary>
internal static class BlockWords
{
    /// <summary>The class of its paragraph; null for plain text.</summary>
    public static string? Css(BlockKind? kind) => kind switch
    {
        BlockKind.Heading2 or BlockKind.Heading3 => "h2",
        BlockKind.Heading4 or BlockKind.Heading5 or BlockKind.Heading6 => "h2",
        BlockKind.Addressees => "to",
        BlockKind.Centred => "h",
        BlockKind.Signature => "sign",
        BlockKind.Field or BlockKind.TableHead or BlockKind.TableRow => "flush",
        _ => null,
    };
}
