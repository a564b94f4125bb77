using System.Globalization;
using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads PPTX: slides in their order, their charts, notes and comments, and the fixed text of layouts.</summary>
internal sealed class SlideFile(OfficeFile file)
{
    private readonly string main = file.MainPart();
    private readonly Dictionary<string, bool> plainGrounds = [];

    public void Read()
    {
        var show = new Presentation(file.Findings);
        file.Package.Walk(main, show);
        for (var i = 0; i < show.Slides.Count; i++)
        {
            if (file.Package.Target(main, show.Slides[i]) is { } part)
                ReadSlide(part, (i + 1).ToString(CultureInfo.InvariantCulture), show.Size);
        }

        ReadAuthors();
    }

    private void ReadSlide(string part, string number, SlideSize size)
    {
        var walk = new SlideWalk(size, file.Findings);
        file.Package.Walk(part, walk);
        if (walk.IsSkipped)
            file.Findings.Hide(HiddenKind.HiddenSlide, number, walk.Visible);
        file.Findings.Add(walk.IsSkipped ? PartKind.Hidden : PartKind.Slide, number, walk.Visible);
        foreach (var (kind, text) in walk.Hidden)
            file.Findings.HideText(kind, number, text);
        if (walk.White.Length > 0 && walk.IsPlain && IsOnPlainGround(part))
            file.Findings.Hide(HiddenKind.WhiteText, number, walk.White);
        ReadDrawings(part, number, walk.IsSkipped);
        ReadNotes(part, number);
        ReadComments(part, number);
    }

    private void ReadDrawings(string slide, string number, bool isSkipped)
    {
        foreach (var part in file.Package.AllOfType(slide, "chart").Concat(file.Package.AllOfType(slide, "diagramData")))
        {
            var walk = TextWalk.OfDrawing(file.Findings);
            file.Package.TryWalk(part, walk);
            file.Findings.Add(isSkipped ? PartKind.Hidden : PartKind.Body, number, walk.Found);
        }
    }

    private void ReadNotes(string slide, string number)
    {
        foreach (var part in file.Package.AllOfType(slide, "notesSlide"))
        {
            var walk = new SlideWalk(null, file.Findings);
            file.Package.Walk(part, walk);
            if (!string.IsNullOrWhiteSpace(walk.Visible))
                file.Findings.Hide(HiddenKind.SpeakerNotes, number, walk.Visible);
            file.Findings.Add(PartKind.Notes, number, walk.Visible);
        }
    }

    private void ReadComments(string slide, string number)
    {
        foreach (var part in file.Package.AllOfType(slide, "comments"))
        {
            var walk = new CommentWalk("cm", file.Findings);
            file.Package.Walk(part, walk);
            foreach (var comment in walk.Found)
                file.Findings.Hide(HiddenKind.Comment, number, comment);
            file.Findings.Add(PartKind.Comment, number, string.Join('\n', walk.Found));
        }
    }

    /// <summary>Whether layout and master paint nothing either; their own texts are scanned on the way.</summary>
    private bool IsOnPlainGround(string slide)
    {
        var isPlain = true;
        foreach (var layout in file.Package.AllOfType(slide, "slideLayout"))
        {
            foreach (var part in file.Package.AllOfType(layout, "slideMaster").Append(layout))
                isPlain &= IsPlain(part);
        }

        return isPlain;
    }

    private bool IsPlain(string part)
    {
        if (plainGrounds.TryGetValue(part, out var known))
            return known;
        var walk = new SlideWalk(null, file.Findings);
        file.Package.TryWalk(part, walk);
        return plainGrounds[part] = walk.IsPlain;
    }

    private void ReadAuthors()
    {
        foreach (var (type, item) in new[] { ("commentAuthors", "cmAuthor"), ("authors", "author") })
        {
            foreach (var part in file.Package.AllOfType(main, type))
            {
                var walk = new AttributeWalk(item, "name", file.Findings);
                file.Package.TryWalk(part, walk);
                foreach (var author in walk.Found)
                    file.Findings.Hide(HiddenKind.AuthorMetadata, part, author);
                file.Findings.Add(PartKind.Metadata, part, string.Join('\n', walk.Found));
            }
        }
    }

    private sealed class Presentation(Findings findings) : XmlWalk(findings)
    {
        public List<string> Slides { get; } = [];

        public SlideSize Size { get; private set; } = new(12_192_000, 6_858_000);

        protected override bool Start(XmlReader element)
        {
            if (element.LocalName == "sldId" && Slides.Count < ReadingLimits.MostPages)
                Slides.Add(element.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? element.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? "");
            else if (element.LocalName == "sldSz" && long.TryParse(Attribute(element, "cx"), CultureInfo.InvariantCulture, out var width)
                && long.TryParse(Attribute(element, "cy"), CultureInfo.InvariantCulture, out var height))
                Size = new SlideSize(width, height);
            return true;
        }
    }
}
