using System.Globalization;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OpenDisclosure.Content.Text;

namespace OpenDisclosure.Content.Markdown;

/// <summary>
/// Gives a parsed source text the form of an official document: headings below the page's own, addressees, signature, centred
/// titles; resolves links and pictures. Used once per document.
/// </summary>
internal sealed class OfficialStyle(Func<string, string?> fileAddress)
{
    private const char IdeographicSpace = '\u3000';
    private const char FullWidthColon = '\uFF1A';
    private const char FullStop = '\u3002';

    private RenderedText? _refusal;
    private int _headings;

    /// <summary>Changes the document in place; answers the first refusal, or null.</summary>
    public RenderedText? Apply(MarkdownDocument document)
    {
        OpenContainers(document);
        MarkAddressees(document);
        foreach (var block in document.Descendants().OfType<LeafBlock>().ToList())
        {
            if (block is HeadingBlock heading)
                Demote(heading);
            if (block.Inline is null)
                continue;
            foreach (var inline in block.Inline.Descendants<Inline>().ToList())
                Visit(inline);
            TidyLines(block);
            if (_refusal is not null)
                return _refusal;
        }

        foreach (var paragraph in document.Descendants<ParagraphBlock>().ToList())
            LiftPicture(paragraph);
        return null;
    }

    /// <summary>Source `#` becomes h2: the page's only h1 is the title.</summary>
    private void Demote(HeadingBlock heading)
    {
        heading.Level = Math.Min(heading.Level + 1, 6);
        heading.GetAttributes().Id = string.Create(CultureInfo.InvariantCulture, $"h-{++_headings}");
    }

    /// <summary>The closed list of containers. An unknown name leaves its content as it is.</summary>
    private static void OpenContainers(ContainerBlock parent)
    {
        for (var i = 0; i < parent.Count; i++)
        {
            if (parent[i] is not ContainerBlock inner)
                continue;
            OpenContainers(inner);
            if (inner is not CustomContainer container)
                continue;
            Style(container);
            i += Replace(parent, i, container) - 1;
        }
    }

    private static void Style(CustomContainer container)
    {
        var name = TextGuard.Normalise(container.Info ?? "").Trim();
        if (name == Words.ContainerSignature)
            JoinParagraphs(container, "sign");
        else if (name == Words.ContainerAddressees)
            JoinParagraphs(container, "to");
        else if (name == Words.ContainerCentred)
            Centre(container);
    }

    private static void Centre(CustomContainer container)
    {
        foreach (var block in container)
        {
            if (block is HeadingBlock or ParagraphBlock)
                block.GetAttributes().AddClass("mid");
        }
    }

    /// <summary>All paragraphs become one, a line each.</summary>
    private static void JoinParagraphs(CustomContainer container, string name)
    {
        ParagraphBlock? first = null;
        foreach (var paragraph in container.OfType<ParagraphBlock>().ToList())
        {
            foreach (var line in paragraph.Inline!.OfType<LineBreakInline>())
                line.IsHard = true;
            if (first is null)
            {
                first = paragraph;
                first.GetAttributes().AddClass(name);
                continue;
            }

            first.Inline!.AppendChild(new LineBreakInline { IsHard = true });
            paragraph.Inline!.TransferChildrenTo(first.Inline!);
            container.Remove(paragraph);
        }
    }

    private static int Replace(ContainerBlock parent, int index, CustomContainer container)
    {
        var blocks = container.ToList();
        container.Clear();
        parent.RemoveAt(index);
        for (var i = 0; i < blocks.Count; i++)
            parent.Insert(index + i, blocks[i]);
        return blocks.Count;
    }

    /// <summary>The first paragraph of a document names those it is addressed to when it is one phrase that ends with a colon.</summary>
    private static void MarkAddressees(MarkdownDocument document)
    {
        var first = document.SkipWhile(block => block is HeadingBlock).FirstOrDefault();
        if (first is not ParagraphBlock { Inline.LastChild: LiteralInline last } paragraph || paragraph.TryGetAttributes()?.Classes is not null)
            return;
        var ending = last.Content.ToString().TrimEnd();
        if (ending.Length == 0 || ending[^1] is not (FullWidthColon or ':'))
            return;
        if (!PlainText.Of(paragraph.Inline).Contains(FullStop, StringComparison.Ordinal))
            paragraph.GetAttributes().AddClass("to");
    }

    private void Visit(Inline inline)
    {
        switch (inline)
        {
            case LinkInline { IsImage: true } image:
                ShowFile(image);
                break;
            case LinkInline link:
                Lead(link);
                break;
            case AutolinkInline link:
                Lead(link);
                break;
            case HtmlEntityInline entity when !TextGuard.IsClean(entity.Transcoded.ToString()):
                Refuse(RenderRefusal.ForbiddenCharacter, entity, null);
                break;
        }
    }

    private void ShowFile(LinkInline image)
    {
        var name = Uri.UnescapeDataString(image.Url ?? "");
        var alternative = PlainText.Of(image).Trim();
        if (alternative.Length == 0)
        {
            Refuse(RenderRefusal.ImageWithoutAlternative, image, name);
            return;
        }

        var address = LinkTarget.FileOf(image.Url ?? "", fileAddress);
        if (address is null || Picture.KindOf(address) is not { } kind)
        {
            Refuse(RenderRefusal.UnknownImage, image, name);
            return;
        }

        var caption = string.IsNullOrWhiteSpace(image.Title) ? null : image.Title.Trim();
        image.ReplaceBy(new PictureInline(new Picture(kind, address, alternative, caption)), copyChildren: false);
    }

    private void Lead(LinkInline link)
    {
        if (LinkTarget.Resolve(link.Url ?? "", fileAddress) is { } address)
        {
            link.Url = address;
            return;
        }

        link.MoveChildrenAfter(link);
        link.Remove();
    }

    private void Lead(AutolinkInline source)
    {
        var text = new LiteralInline(source.Url);
        if (LinkTarget.Resolve(source.IsEmail ? "mailto:" + source.Url : source.Url, fileAddress) is not { } address)
        {
            source.ReplaceBy(text);
            return;
        }

        var link = new LinkInline { Url = address, IsClosed = true };
        link.AppendChild(text);
        source.ReplaceBy(link);
    }

    /// <summary>
    /// Typed indents go (the style sheet indents), and so does a line end between two Chinese characters, which a browser would show
    /// as a gap.
    /// </summary>
    private static void TidyLines(LeafBlock block)
    {
        if (block is ParagraphBlock && block.Inline!.FirstChild is LiteralInline first)
            first.Content.Start += CountLeading(first.Content.ToString());
        foreach (var line in block.Inline!.Descendants<LineBreakInline>().ToList())
        {
            if (line.NextSibling is LiteralInline next)
                next.Content.Start += CountLeading(next.Content.ToString());
            if (!line.IsHard && PlainText.EndsWide(line.PreviousSibling) && PlainText.StartsWide(line.NextSibling))
                line.Remove();
        }
    }

    private static int CountLeading(string text) => text.Length - text.TrimStart(IdeographicSpace).Length;

    /// <summary>A picture that is all of a paragraph becomes a figure; in a table it stays within its cell.</summary>
    private static void LiftPicture(ParagraphBlock paragraph)
    {
        if (paragraph is { Inline: { FirstChild: PictureInline { NextSibling: null } inline }, Parent: { } parent and not TableCell })
            parent[parent.IndexOf(paragraph)] = new PictureBlock(inline.Picture);
    }

    private void Refuse(RenderRefusal refusal, Inline inline, string? name) =>
        _refusal ??= RenderedText.Refused(refusal, inline.Line + 1, name);
}
