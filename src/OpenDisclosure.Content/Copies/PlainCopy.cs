using System.Text;

namespace OpenDisclosure.Content.Copies;

/// <summary>A copy as plain text: UTF-8 with a mark and line ends as old editors need them, a blank line between blocks, cells by tabs.</summary>
public static class PlainCopy
{
    public const string MediaType = "text/plain; charset=utf-8";

    private const string LineEnd = "\r\n";

    /// <summary>Blocks that stand without a blank line below one of their own kind.</summary>
    private static readonly HashSet<CopyStyle> Close = [CopyStyle.Item, CopyStyle.Note, CopyStyle.Fact, CopyStyle.Notice];

    /// <summary>The bytes of the file; the same for the same copy.</summary>
    public static byte[] Write(DocumentCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text(CopyBlocks.Of(copy)).ReplaceLineEndings(LineEnd))];
    }

    private static string Text(IReadOnlyList<CopyBlock> blocks)
    {
        var text = new StringBuilder();
        CopyBlock? above = null;
        foreach (var block in blocks.Where(block => block is not CopyParagraph { Style: CopyStyle.Rule }))
        {
            if (above is not null && !AreClose(above, block))
                text.Append('\n');
            Append(text, block);
            above = block;
        }

        return text.ToString();
    }

    private static bool AreClose(CopyBlock above, CopyBlock below) =>
        above is CopyParagraph { Style: var upper } && below is CopyParagraph { Style: var lower } && upper == lower && Close.Contains(lower);

    private static void Append(StringBuilder text, CopyBlock block)
    {
        switch (block)
        {
            case CopyParagraph { Style: CopyStyle.Item } item:
                text.Append(' ', (item.Depth - 1) * 2).Append(item.Text).Append('\n');
                break;
            case CopyParagraph paragraph:
                text.Append(paragraph.Text).Append('\n');
                break;
            case CopyTable table:
                foreach (var row in table.Rows)
                    text.AppendJoin('\t', row.Cells.Select(cell => cell.Text)).Append('\n');
                break;
        }
    }
}
