namespace OpenDisclosure.Content.Copies;

/// <summary>What a block of a copy is; its name is the name of the style in a Word file.</summary>
internal enum CopyStyle
{
    Notice,
    Agency,
    Number,
    Title,
    Byline,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    CentredHeading,
    Body,
    Addressees,
    Signature,
    Centred,
    Quotation,
    Code,
    Item,
    Caption,
    Note,
    Rule,
    Fact,
}

/// <summary>A stretch of text in one look; a line end is a break within the paragraph.</summary>
internal readonly record struct CopyRun(string Text, CopyLook Look);

/// <summary>How a stretch looks.</summary>
[Flags]
internal enum CopyLook
{
    Plain = 0,
    Strong = 1,
    Emphasised = 2,
    Raised = 4,
    Code = 8,
}

/// <summary>A paragraph or a table of a copy.</summary>
internal abstract record CopyBlock;

/// <summary>A paragraph.</summary>
/// <param name="Style">What it is.</param>
/// <param name="Depth">Of an item: how many lists it stands in.</param>
/// <param name="Mark">Before the text of an item or note, such as <c>1.</c>; may be empty.</param>
/// <param name="Runs">Its text.</param>
internal sealed record CopyParagraph(CopyStyle Style, int Depth, string Mark, IReadOnlyList<CopyRun> Runs) : CopyBlock
{
    public CopyParagraph(CopyStyle style, string text)
        : this(style, 0, "", [new CopyRun(text, CopyLook.Plain)])
    {
    }

    /// <summary>Mark and text in one.</summary>
    public string Text => (Mark.Length > 0 ? Mark + " " : "") + string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A cell of a table.</summary>
/// <param name="Alignment"><c>center</c>, <c>right</c>, or null.</param>
/// <param name="Runs">Its text.</param>
internal sealed record CopyCell(string? Alignment, IReadOnlyList<CopyRun> Runs)
{
    public string Text => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A row of a table.</summary>
internal sealed record CopyRow(bool IsHead, IReadOnlyList<CopyCell> Cells);

/// <summary>A table.</summary>
internal sealed record CopyTable(IReadOnlyList<CopyRow> Rows) : CopyBlock;
