using System.Globalization;
using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads OFD (GB/T 33190): the texts of its pages and their templates, and what stands beside them.</summary>
internal sealed class OfdFile(Package package, Findings findings)
{
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    public void Read()
    {
        var root = new RootWalk(findings);
        package.Walk("OFD.xml", root);
        if (root.Documents.Count == 0)
            throw UnreadableException.Damaged();
        findings.Signed = root.IsSigned || package.Names.Any(name => name.EndsWith("/Signatures.xml", StringComparison.OrdinalIgnoreCase));
        findings.Add(PartKind.Metadata, "OFD.xml", root.Properties);
        foreach (var author in root.Authors)
            findings.Hide(HiddenKind.AuthorMetadata, "Author", author);
        foreach (var version in root.Versions)
            findings.Hide(HiddenKind.EarlierRevision, version);
        var number = 0;
        foreach (var document in root.Documents)
            number = ReadDocument(Package.Resolve("OFD.xml", document), number);
        ReadStrayPages();
    }

    private int ReadDocument(string part, int number)
    {
        var document = new DocumentWalk(findings);
        package.Walk(part, document);
        foreach (var template in document.Templates)
            ReadPage(Package.Resolve(part, template), "");
        foreach (var page in document.Pages)
            ReadPage(Package.Resolve(part, page), (++number).ToString(CultureInfo.InvariantCulture));
        foreach (var version in document.Versions)
            findings.Hide(HiddenKind.EarlierRevision, version);
        foreach (var list in document.Attachments)
            ReadAttachments(Package.Resolve(part, list));
        foreach (var list in document.Annotations)
            ReadAnnotations(Package.Resolve(part, list));
        return number;
    }

    private void ReadPage(string part, string number)
    {
        used.Add(part);
        var page = new OfdPageWalk(findings);
        package.Walk(part, page);
        page.Settle();
        if (number.Length > 0 && !page.HasText && page.HasPicture)
            findings.Hide(HiddenKind.UnreadablePage, number);
        findings.Add(number.Length > 0 ? PartKind.Page : PartKind.HeaderFooter, number, Radicals.Fold(page.Visible));
        foreach (var (kind, text) in page.Hidden)
            findings.HideText(kind, number, Radicals.Fold(text));
    }

    private void ReadAttachments(string part)
    {
        var walk = new AttributeWalk("Attachment", "Name", findings);
        package.TryWalk(part, walk);
        foreach (var name in walk.Found)
            findings.Hide(HiddenKind.EmbeddedObject, part, name);
    }

    private void ReadAnnotations(string part)
    {
        var list = new ElementWalk("FileLoc", findings);
        package.TryWalk(part, list);
        foreach (var page in list.Found.Select(location => Package.Resolve(part, location)).Distinct())
        {
            var remarks = new ElementWalk("Remark", findings);
            package.TryWalk(page, remarks);
            foreach (var remark in remarks.Found)
                findings.Hide(HiddenKind.Comment, page, remark);
            findings.Add(PartKind.Comment, page, string.Join('\n', remarks.Found));
            var texts = new OfdPageWalk(findings);
            package.TryWalk(page, texts);
            findings.Add(PartKind.HeaderFooter, page, texts.Visible);
        }
    }

    /// <summary>Pages in the container that no document names.</summary>
    private void ReadStrayPages()
    {
        foreach (var part in package.Names.Where(name => name.EndsWith("/Content.xml", StringComparison.OrdinalIgnoreCase) && !used.Contains(name)).ToList())
        {
            var page = new OfdPageWalk(findings);
            package.TryWalk(part, page);
            findings.HideText(HiddenKind.StrayPart, part, page.Visible);
        }
    }

    private sealed class RootWalk(Findings findings) : XmlWalk(findings)
    {
        private static readonly string[] Scanned = ["Title", "Author", "Subject", "Abstract", "Keyword", "CustomData"];

        private readonly GrowingText properties = new(findings);

        public List<string> Documents { get; } = [];

        public List<string> Authors { get; } = [];

        public List<string> Versions { get; } = [];

        public bool IsSigned { get; private set; }

        public string Properties => properties.ToString();

        protected override bool Start(XmlReader element)
        {
            IsSigned |= element.LocalName == "Signatures";
            if (element.LocalName == "Version" && Parent == "Versions")
                Versions.Add(Attribute(element, "BaseLoc") ?? "");
            return true;
        }

        protected override void Text(string value)
        {
            if (string.IsNullOrWhiteSpace(value))
                return;
            if (Current == "DocRoot" && Documents.Count < ReadingLimits.MostPages)
                Documents.Add(value.Trim());
            if (Current == "Author")
                Authors.Add(value);
            if (Scanned.Contains(Current))
                properties.Append(value).Append('\n');
        }
    }

    private sealed class DocumentWalk(Findings findings) : XmlWalk(findings)
    {
        public List<string> Pages { get; } = [];

        public List<string> Templates { get; } = [];

        public List<string> Versions { get; } = [];

        public List<string> Attachments { get; } = [];

        public List<string> Annotations { get; } = [];

        protected override bool Start(XmlReader element)
        {
            if (element.LocalName is not ("Page" or "TemplatePage" or "Version") || Attribute(element, "BaseLoc") is not { } location)
                return true;
            var list = element.LocalName == "Page" ? Pages : element.LocalName == "TemplatePage" ? Templates : Versions;
            list.Add(location);
            return list.Count > ReadingLimits.MostPages ? throw UnreadableException.TooLarge() : true;
        }

        protected override void Text(string value)
        {
            if (Current == "Attachments" && !string.IsNullOrWhiteSpace(value))
                Attachments.Add(value.Trim());
            if (Current == "Annotations" && !string.IsNullOrWhiteSpace(value))
                Annotations.Add(value.Trim());
        }
    }
}

/// <summary>The texts of all elements of a name, apart.</summary>
internal sealed class ElementWalk(string item, Findings findings) : XmlWalk(findings)
{
    public List<string> Found { get; } = [];

    protected override bool Start(XmlReader element) => true;

    protected override void Text(string value)
    {
        if (Current != item || string.IsNullOrWhiteSpace(value))
            return;
        Findings.Spend(value.Length);
        Found.Add(value.Trim());
    }
}
