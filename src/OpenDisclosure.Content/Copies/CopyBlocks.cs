using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using OpenDisclosure.Content.Comparing;

namespace OpenDisclosure.Content.Copies;

/// <summary>A copy as a list of blocks, which each form writes in its own way: head, sealed text, facts.</summary>
internal sealed class CopyBlocks
{
    private const string Colon = "\uFF1A";

    private readonly List<CopyBlock> blocks = [];
    private readonly CopyText text;

    private CopyBlocks(Uri page) => text = new CopyText(page);

    public static IReadOnlyList<CopyBlock> Of(DocumentCopy copy)
    {
        var reading = new CopyBlocks(copy.Page);
        reading.AddHead(copy);
        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + copy.Html);
        reading.ReadChildren(document.Body!, CopyStyle.Body, 0);
        reading.AddFacts(copy.Facts);
        return reading.blocks;
    }

    private void AddHead(DocumentCopy copy)
    {
        foreach (var notice in copy.Notices)
            Add(CopyStyle.Notice, notice);
        if (copy.IsOfficial)
        {
            Add(CopyStyle.Agency, copy.Agency);
            Add(CopyStyle.Number, copy.DocumentNumber);
        }

        Add(CopyStyle.Title, copy.Title);
        if (!copy.IsOfficial)
            Add(CopyStyle.Byline, string.Join('\u3000', copy.Byline));
    }

    private void AddFacts(IReadOnlyList<(string Label, string Text)> facts)
    {
        if (facts.Count > 0)
            blocks.Add(new CopyParagraph(CopyStyle.Rule, 0, "", []));
        foreach (var (label, value) in facts)
            Add(CopyStyle.Fact, label + Colon + value);
    }

    private void Add(CopyStyle style, string words)
    {
        if (words.Length > 0)
            blocks.Add(new CopyParagraph(style, words));
    }

    /// <summary>Text that stands between blocks, as in a list item without paragraphs, is a paragraph of its own.</summary>
    private void ReadChildren(IElement parent, CopyStyle style, int depth, string mark = "")
    {
        var loose = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement element || !HtmlBlocks.IsBlock(element))
            {
                loose.Add(node);
                continue;
            }

            mark = Flush(loose, style, depth, mark);
            mark = ReadBlock(element, style, depth, mark);
        }

        Flush(loose, style, depth, mark);
    }

    /// <summary>Answers the mark that is still to be written.</summary>
    private string Flush(List<INode> loose, CopyStyle style, int depth, string mark)
    {
        var runs = text.Of(loose);
        loose.Clear();
        if (runs.Count == 0)
            return mark;
        blocks.Add(new CopyParagraph(style, depth, mark, runs));
        return "";
    }

    private string ReadBlock(IElement element, CopyStyle style, int depth, string mark)
    {
        switch (element.LocalName)
        {
            case "p":
                return Flush([.. element.ChildNodes], StyleOf(element, style), depth, mark);
            case "h2" or "h3" or "h4" or "h5" or "h6":
                return Flush([.. element.ChildNodes], HeadingOf(element), depth, mark);
            case "ul" or "ol":
                ReadList(element, depth + 1);
                return mark;
            case "table":
                blocks.Add(TableOf(element));
                return mark;
            case "pre":
                blocks.Add(new CopyParagraph(CopyStyle.Code, depth, mark, [new CopyRun(element.TextContent.TrimEnd('\n'), CopyLook.Code)]));
                return "";
            case "hr":
                blocks.Add(new CopyParagraph(CopyStyle.Rule, 0, "", []));
                return mark;
            case "section":
                ReadNotes(element);
                return mark;
            case "figcaption":
                ReadCaption(element);
                return mark;
            default:
                ReadChildren(element, element.LocalName == "blockquote" ? CopyStyle.Quotation : style, depth, mark);
                return "";
        }
    }

    private void ReadList(IElement list, int depth)
    {
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.Children)
        {
            var mark = list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number++}.") : "\u2022";
            ReadChildren(item, CopyStyle.Item, depth, mark);
        }
    }

    private void ReadNotes(IElement section)
    {
        Add(CopyStyle.Heading3, Words.Notes);
        var number = 0;
        foreach (var note in section.QuerySelectorAll("li"))
            ReadChildren(note, CopyStyle.Note, 0, Words.Note(++number));
    }

    /// <summary>A recording's caption repeats the text that stands for it.</summary>
    private void ReadCaption(IElement caption)
    {
        var file = caption.ParentElement?.QuerySelector("audio, video");
        if (file?.GetAttribute("aria-label") != caption.TextContent)
            Flush([.. caption.ChildNodes], CopyStyle.Caption, 0, "");
    }

    private CopyTable TableOf(IElement table) => new([.. table.QuerySelectorAll("tr").Select(row => new CopyRow(
        row.ParentElement?.LocalName == "thead",
        [.. row.Children.Select(cell => new CopyCell(AlignmentOf(cell), text.Of(cell.ChildNodes)))]))]);

    private static string? AlignmentOf(IElement cell) => cell.ClassName switch
    {
        "mid" => "center",
        "end" => "right",
        _ => null,
    };

    private static CopyStyle StyleOf(IElement paragraph, CopyStyle around) => paragraph.ClassName switch
    {
        "to" => CopyStyle.Addressees,
        "sign" => CopyStyle.Signature,
        "mid" => CopyStyle.Centred,
        _ => around,
    };

    private static CopyStyle HeadingOf(IElement heading) =>
        heading.ClassName == "mid" ? CopyStyle.CentredHeading : CopyStyle.Heading2 + (heading.LocalName[1] - '2');
}
