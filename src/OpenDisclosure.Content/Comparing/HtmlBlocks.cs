using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace OpenDisclosure.Content.Comparing;

/// <summary>Reads sealed HTML as the list of blocks that the review screen compares.</summary>
public static class HtmlBlocks
{
    /// <summary>The blocks in reading order. Where links lead and which file a picture shows is part of the text: a change must be seen.</summary>
    public static IReadOnlyList<TextBlock> Read(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html);
        var blocks = new List<TextBlock>();
        ReadChildren(document.Body!, BlockKind.Paragraph, blocks);
        return blocks;
    }

    private static void ReadChildren(IElement parent, BlockKind kind, List<TextBlock> blocks)
    {
        var loose = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !IsBlock(element))
            {
                WriteText(node, loose);
                continue;
            }

            Flush(loose, kind, blocks);
            ReadBlock(element, kind, blocks);
        }

        Flush(loose, kind, blocks);
    }

    private static void Flush(StringBuilder loose, BlockKind kind, List<TextBlock> blocks)
    {
        Add(kind, loose.ToString(), blocks);
        loose.Clear();
    }

    private static void ReadBlock(IElement element, BlockKind kind, List<TextBlock> blocks)
    {
        switch (element.LocalName)
        {
            case "h2" or "h3" or "h4" or "h5" or "h6":
                Add(BlockKind.Heading2 + (element.LocalName[1] - '2'), TextOf(element), blocks);
                break;
            case "p":
                Add(ParagraphKind(element, kind), TextOf(element), blocks);
                break;
            case "tr":
                ReadRow(element, blocks);
                break;
            case "li":
                ReadChildren(element, element.Id?.StartsWith("fn-", StringComparison.Ordinal) == true ? BlockKind.Footnote : BlockKind.ListItem, blocks);
                break;
            case "pre":
                blocks.Add(new TextBlock(BlockKind.Code, element.TextContent.TrimEnd('\n')));
                break;
            case "hr":
                blocks.Add(new TextBlock(BlockKind.Rule, ""));
                break;
            default:
                ReadChildren(element, KindWithin(element, kind), blocks);
                break;
        }
    }

    private static BlockKind KindWithin(IElement element, BlockKind kind) => element.LocalName switch
    {
        "blockquote" => BlockKind.Quotation,
        "figure" => BlockKind.Picture,
        "figcaption" => BlockKind.Caption,
        _ => kind,
    };

    private static BlockKind ParagraphKind(IElement paragraph, BlockKind kind) => paragraph.ClassName switch
    {
        "to" => BlockKind.Addressees,
        "sign" => BlockKind.Signature,
        "mid" => BlockKind.Centred,
        _ => kind,
    };

    private static void ReadRow(IElement row, List<TextBlock> blocks)
    {
        var cells = row.Children.Select(TextOf);
        var kind = row.Children.All(cell => cell.LocalName == "th") ? BlockKind.TableHead : BlockKind.TableRow;
        blocks.Add(new TextBlock(kind, string.Join(" | ", cells)));
    }

    private static void Add(BlockKind kind, string text, List<TextBlock> blocks)
    {
        var tidy = Tidy(text);
        if (tidy.Length > 0)
            blocks.Add(new TextBlock(kind, tidy));
    }

    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.ChildNodes)
            WriteText(node, text);
        return Tidy(text.ToString());
    }

    private static void WriteText(INode node, StringBuilder text)
    {
        if (node is IText plain)
            text.Append(plain.Data.Replace('\n', ' '));
        if (node is not IElement element || element.ClassName == "fn-back")
            return;
        if (element.LocalName == "br")
            text.Append('\n');
        if (element.LocalName is "img" or "audio" or "video")
            text.Append(element.GetAttribute("alt") ?? element.GetAttribute("aria-label")).Append(" <").Append(element.GetAttribute("src")).Append('>');
        else
            WriteInner(element, text);
    }

    private static void WriteInner(IElement element, StringBuilder text)
    {
        foreach (var child in element.ChildNodes)
            WriteText(child, text);
        if (element.LocalName == "a" && element.ClassName != "fn")
            text.Append(" <").Append(element.GetAttribute("href")).Append('>');
    }

    /// <summary>One space for many, none at the ends of lines.</summary>
    private static string Tidy(string text)
    {
        var lines = text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return string.Join('\n', lines).Trim('\n', ' ');
    }

    /// <summary>Whether an element of sealed HTML stands for itself, not within a line.</summary>
    internal static bool IsBlock(IElement element) =>
        element.LocalName is "h2" or "h3" or "h4" or "h5" or "h6" or "p" or "ul" or "ol" or "li" or "table" or "thead" or "tbody" or "tr" or "div"
            or "section" or "figure" or "figcaption" or "blockquote" or "pre" or "hr";
}
