using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads DOCX: the body with text boxes, tables and charts, headers, notes, and what stands beside them.</summary>
internal sealed class WordFile(OfficeFile file)
{
    private readonly WordStyles styles = new(file.Findings);

    public void Read()
    {
        var main = file.MainPart();
        if (file.Package.FirstOfType(main, "styles") is { } part)
            file.Package.TryWalk(part, styles);
        ReadStory(main, PartKind.Body);
        ReadAll(main, "footnotes", PartKind.Footnote);
        ReadAll(main, "endnotes", PartKind.Footnote);
        ReadAll(main, "header", PartKind.HeaderFooter);
        ReadAll(main, "footer", PartKind.HeaderFooter);
        ReadDrawings(main, "chart", "chartEx", "diagramData");
        foreach (var comments in file.Package.AllOfType(main, "comments"))
            ReadComments(comments);
        ReadSettings(main);
        ReadPeople(main);
        ReadAll(main, "glossaryDocument", PartKind.Hidden);
    }

    private void ReadAll(string main, string type, PartKind kind)
    {
        foreach (var part in file.Package.AllOfType(main, type))
            ReadStory(part, kind);
    }

    private void ReadStory(string part, PartKind kind)
    {
        var story = new WordStory(part, styles, file.Findings);
        file.Package.Walk(part, story);
        file.Findings.Add(kind, part, story.Visible);
        file.Findings.Add(PartKind.Hidden, part, story.Hidden);
    }

    private void ReadDrawings(string main, params string[] types)
    {
        foreach (var part in types.SelectMany(type => file.Package.AllOfType(main, type)))
        {
            var walk = TextWalk.OfDrawing(file.Findings);
            file.Package.TryWalk(part, walk);
            file.Findings.Add(PartKind.Body, part, walk.Found);
        }
    }

    private void ReadComments(string part)
    {
        var walk = new CommentWalk("comment", file.Findings);
        file.Package.Walk(part, walk);
        foreach (var comment in walk.Found)
            file.Findings.Hide(HiddenKind.Comment, part, comment);
        file.Findings.Add(PartKind.Comment, part, string.Join('\n', walk.Found));
    }

    private void ReadSettings(string main)
    {
        if (file.Package.FirstOfType(main, "settings") is not { } part)
            return;
        var walk = new SettingsWalk(part, file.Findings);
        file.Package.TryWalk(part, walk);
    }

    private void ReadPeople(string main)
    {
        foreach (var part in file.Package.AllOfType(main, "people"))
        {
            var walk = new AttributeWalk("person", "author", file.Findings);
            file.Package.TryWalk(part, walk);
            foreach (var author in walk.Found)
                file.Findings.Hide(HiddenKind.AuthorMetadata, part, author);
            file.Findings.Add(PartKind.Metadata, part, string.Join('\n', walk.Found));
        }
    }

    /// <summary>Variables that documents and their add-ins keep, seen by no reader.</summary>
    private sealed class SettingsWalk(string part, Findings findings) : XmlWalk(findings)
    {
        protected override bool Start(XmlReader element)
        {
            if (element.LocalName != "docVar" || Attribute(element, "val") is not { Length: > 0 } value)
                return true;
            Findings.Spend(value.Length);
            Findings.HideText(HiddenKind.CustomData, part, value);
            return true;
        }
    }
}
