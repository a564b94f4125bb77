using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenDisclosure.Content.Markdown;

/// <summary>What is written otherwise than by Markdig: no style attributes, tables that scroll, footnotes that can be read aloud.</summary>
internal static class OfficialWriters
{
    public static void AddTo(HtmlRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new TableWriter());
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new LinkWriter());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeWriter());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteLinkWriter());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnotesWriter());
        renderer.ObjectRenderers.Add(new PictureInlineWriter());
        renderer.ObjectRenderers.Add(new PictureBlockWriter());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class TableWriter : HtmlObjectRenderer<Table>
    {
        private int written;

        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.EnsureLine();
            renderer.Write("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").WriteEscape(Words.Table);
            // Each has a name of its own, for readers who go from table to table.
            if (++written > 1)
                renderer.Write(Text(written));
            renderer.WriteLine("\">").WriteLine("<table>");
            var rows = table.OfType<TableRow>().ToList();
            WriteGroup(renderer, table, "thead", rows.Where(row => row.IsHeader).ToList());
            WriteGroup(renderer, table, "tbody", rows.Where(row => !row.IsHeader).ToList());
            renderer.WriteLine("</table>").WriteLine("</div>");
        }

        private static void WriteGroup(HtmlRenderer renderer, Table table, string group, List<TableRow> rows)
        {
            if (rows.Count == 0)
                return;
            renderer.Write('<').Write(group).WriteLine(">");
            foreach (var row in rows)
                WriteRow(renderer, table, row);
            renderer.Write("</").Write(group).WriteLine(">");
        }

        private static void WriteRow(HtmlRenderer renderer, Table table, TableRow row)
        {
            renderer.WriteLine("<tr>");
            for (var i = 0; i < row.Count; i++)
                WriteCell(renderer, (TableCell)row[i], row.IsHeader, AlignmentOf(table, (TableCell)row[i], i));
            renderer.WriteLine("</tr>");
        }

        private static void WriteCell(HtmlRenderer renderer, TableCell cell, bool header, string? alignment)
        {
            renderer.Write(header ? "<th scope=\"col\"" : "<td");
            if (alignment is not null)
                renderer.Write(" class=\"").Write(alignment).Write('"');
            renderer.Write('>');
            var implicitParagraph = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = cell.Count == 1;
            renderer.WriteChildren(cell);
            renderer.ImplicitParagraph = implicitParagraph;
            renderer.WriteLine(header ? "</th>" : "</td>");
        }

        private static string? AlignmentOf(Table table, TableCell cell, int position)
        {
            var column = cell.ColumnIndex < 0 ? position : cell.ColumnIndex;
            if (column >= table.ColumnDefinitions.Count)
                return null;
            return table.ColumnDefinitions[column].Alignment switch
            {
                TableColumnAlign.Center => "mid",
                TableColumnAlign.Right => "end",
                _ => null,
            };
        }
    }

    private sealed class LinkWriter : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            var address = link.Url ?? "";
            renderer.Write("<a href=\"").WriteEscape(address).Write('"');
            if (LinkTarget.IsExternal(address))
                renderer.Write(" class=\"ext\" rel=\"").Write(HtmlAllowList.ExternalRelation).Write('"');
            renderer.Write('>').WriteChildren(link);
            renderer.Write("</a>");
        }
    }

    /// <summary>No language class: nothing in a public page acts on one.</summary>
    private sealed class CodeWriter : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            renderer.EnsureLine();
            renderer.Write("<pre><code>");
            renderer.WriteLeafRawLines(block, writeEndOfLines: true, escape: true);
            renderer.WriteLine("</code></pre>");
        }
    }

    private sealed class FootnoteLinkWriter : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink link)
        {
            if (link.IsBackLink)
                WriteBack(renderer, link);
            else
                WriteReference(renderer, link);
        }

        private static void WriteReference(HtmlRenderer renderer, FootnoteLink link)
        {
            renderer.Write("<sup><a class=\"fn\" id=\"fnref-").Write(Text(link.Index)).Write("\" href=\"#fn-");
            renderer.Write(Text(link.Footnote.Order)).Write("\">").WriteEscape(Words.Note(link.Footnote.Order)).Write("</a></sup>");
        }

        private static void WriteBack(HtmlRenderer renderer, FootnoteLink link)
        {
            renderer.Write("<a class=\"fn-back\" href=\"#fnref-").Write(Text(link.Index)).Write("\" aria-label=\"");
            renderer.WriteEscape(Words.BackToNote(link.Footnote.Order)).Write("\">\u21A9</a>");
        }
    }

    private sealed class FootnotesWriter : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
        {
            renderer.EnsureLine();
            renderer.Write("<section class=\"footnotes\" aria-label=\"").WriteEscape(Words.Notes).WriteLine("\">").WriteLine("<ol>");
            foreach (var note in group.OfType<Footnote>())
                WriteNote(renderer, note);
            renderer.WriteLine("</ol>").WriteLine("</section>");
        }

        private static void WriteNote(HtmlRenderer renderer, Footnote note)
        {
            renderer.Write("<li id=\"fn-").Write(Text(note.Order)).WriteLine("\">");
            var implicitParagraph = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = false;
            renderer.WriteChildren(note);
            renderer.ImplicitParagraph = implicitParagraph;
            renderer.EnsureLine();
            renderer.WriteLine("</li>");
        }
    }

    private sealed class PictureInlineWriter : HtmlObjectRenderer<PictureInline>
    {
        protected override void Write(HtmlRenderer renderer, PictureInline inline) => WriteFile(renderer, inline.Picture);
    }

    private sealed class PictureBlockWriter : HtmlObjectRenderer<PictureBlock>
    {
        protected override void Write(HtmlRenderer renderer, PictureBlock block)
        {
            renderer.EnsureLine();
            renderer.WriteLine("<figure>");
            WriteFile(renderer, block.Picture);
            renderer.EnsureLine();
            if (CaptionOf(block.Picture) is { } caption)
                renderer.Write("<figcaption>").WriteEscape(caption).WriteLine("</figcaption>");
            renderer.WriteLine("</figure>");
        }

        /// <summary>A recording shows nothing by itself, so its text stands below it.</summary>
        private static string? CaptionOf(Picture picture) =>
            picture.Caption ?? (picture.Kind == PictureKind.Image ? null : picture.Alternative);
    }

    private static void WriteFile(HtmlRenderer renderer, Picture picture)
    {
        if (picture.Kind == PictureKind.Image)
        {
            renderer.Write("<img src=\"").WriteEscape(picture.Address).Write("\" alt=\"").WriteEscape(picture.Alternative).Write("\">");
            return;
        }

        var element = picture.Kind == PictureKind.Audio ? "audio" : "video";
        renderer.Write('<').Write(element).Write(" controls preload=\"none\" src=\"").WriteEscape(picture.Address);
        renderer.Write("\" aria-label=\"").WriteEscape(picture.Alternative).Write("\"><a href=\"").WriteEscape(picture.Address);
        renderer.Write("\">").WriteEscape(picture.Alternative).Write("</a></").Write(element).Write(">");
    }
}
