namespace OpenDisclosure.Content.Comparing;

/// <summary>What a block of a document is.</summary>
public enum BlockKind
{
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Paragraph,

    /// <summary>A centred paragraph.</summary>
    Centred,

    /// <summary>The addressees.</summary>
    Addressees,

    /// <summary>Agency and date at the end.</summary>
    Signature,
    ListItem,
    TableHead,
    TableRow,

    /// <summary>A picture, recording or film: its alternative text and address.</summary>
    Picture,
    Caption,
    Quotation,
    Code,
    Footnote,

    /// <summary>A rule between parts.</summary>
    Rule,

    /// <summary>A value that stands outside the text: title, date, attachment name; made by the caller.</summary>
    Field,
}

/// <summary>One block of a document as a reader compares it. Link targets stand in angle brackets behind their text.</summary>
public readonly record struct TextBlock(BlockKind Kind, string Text);
