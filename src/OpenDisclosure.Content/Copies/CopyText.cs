using System.Text;
using AngleSharp.Dom;

namespace OpenDisclosure.Content.Copies;

/// <summary>Reads the inline elements of sealed HTML as stretches of text, with links and pictures spelled out.</summary>
internal sealed class CopyText(Uri page)
{
    private readonly List<CopyRun> runs = [];

    /// <summary>The text of some nodes, one space for many; empty when there is none.</summary>
    public IReadOnlyList<CopyRun> Of(IEnumerable<INode> nodes)
    {
        runs.Clear();
        foreach (var node in nodes)
            Read(node, CopyLook.Plain);
        return Tidy();
    }

    private void Read(INode node, CopyLook look)
    {
        if (node is IText plain)
            Write(plain.Data.Replace('\n', ' '), look);
        if (node is not IElement element)
            return;
        switch (element.LocalName)
        {
            case "br":
                Write("\n", look);
                break;
            case "img" or "audio" or "video":
                Write(PictureOf(element), look);
                break;
            case "a":
                ReadLink(element, look);
                break;
            default:
                ReadInner(element, look | LookOf(element));
                break;
        }
    }

    private void ReadInner(IElement element, CopyLook look)
    {
        foreach (var child in element.ChildNodes)
            Read(child, look);
    }

    private void ReadLink(IElement link, CopyLook look)
    {
        if (link.ClassName == "fn-back")
            return;
        if (link.ClassName == "fn")
        {
            Write(Words.CopyNote(link.TextContent), look);
            return;
        }

        ReadInner(link, look);
        if (Whole(link.GetAttribute("href")!) is { } address && address != link.TextContent.Trim())
            Write(Words.CopyLink(address), look);
    }

    private string PictureOf(IElement file)
    {
        var (name, address) = (file.GetAttribute("alt") ?? file.GetAttribute("aria-label") ?? "", Whole(file.GetAttribute("src")!) ?? "");
        return file.LocalName switch
        {
            "img" => Words.CopyPicture(name, address),
            "audio" => Words.CopyAudio(name, address),
            _ => Words.CopyVideo(name, address),
        };
    }

    /// <summary>The address as a reader of paper needs it; null for a place on the same page.</summary>
    private string? Whole(string address)
    {
        if (address.StartsWith('#'))
            return null;
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            return address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return address.Contains("://", StringComparison.Ordinal) ? address : new Uri(page, address).AbsoluteUri;
    }

    private void Write(string text, CopyLook look)
    {
        if (text.Length > 0)
            runs.Add(new CopyRun(text, look));
    }

    /// <summary>One space for many, none beside a line end, at the beginning or at the end.</summary>
    private List<CopyRun> Tidy()
    {
        var tidy = new List<CopyRun>();
        var last = '\n';
        foreach (var run in runs)
        {
            var text = new StringBuilder();
            foreach (var letter in run.Text)
            {
                if (letter == ' ' && (last == ' ' || last == '\n'))
                    continue;
                text.Append(letter);
                last = letter;
            }

            if (text.Length > 0)
                tidy.Add(run with { Text = text.ToString() });
        }

        TrimEnd(tidy);
        return tidy;
    }

    private static void TrimEnd(List<CopyRun> tidy)
    {
        while (tidy.Count > 0)
        {
            var end = tidy[^1].Text.TrimEnd(' ', '\n');
            if (end.Length > 0)
            {
                tidy[^1] = tidy[^1] with { Text = end };
                return;
            }

            tidy.RemoveAt(tidy.Count - 1);
        }
    }

    private static CopyLook LookOf(IElement element) => element.LocalName switch
    {
        "strong" => CopyLook.Strong,
        "em" => CopyLook.Emphasised,
        "sup" => CopyLook.Raised,
        "code" => CopyLook.Code,
        _ => CopyLook.Plain,
    };
}
