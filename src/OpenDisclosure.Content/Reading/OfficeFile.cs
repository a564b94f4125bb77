namespace OpenDisclosure.Content.Reading;

/// <summary>What office files of all three kinds have in common: properties, links, embedded objects, signatures, stray parts.</summary>
internal sealed class OfficeFile(Package package, Findings findings, int nesting)
{
    /// <summary>Types of relationships whose target stands outside without being fetched.</summary>
    private static readonly string[] PlainLinks = ["hyperlink"];

    private static readonly string[] Embedding = ["oleObject", "package", "aFChunk", "control", "activeXControlBinary"];

    private static readonly string[] OfficeExtensions = ["docx", "xlsx", "pptx"];

    private readonly HashSet<string> reached = new(StringComparer.OrdinalIgnoreCase);

    public Package Package => package;

    public Findings Findings => findings;

    /// <summary>The part that programs begin with, whatever its name.</summary>
    /// <exception cref="UnreadableException">There is none.</exception>
    public string MainPart() => package.FirstOfType("", "officeDocument") is { } main && package.Has(main) ? main : throw UnreadableException.Damaged();

    /// <summary>Reads what does not depend on the kind of office file; to be called last.</summary>
    public void ReadRest()
    {
        findings.Signed |= package.RelationsOf("").Any(relation => relation.Type == "origin")
            || package.Names.Any(name => name.StartsWith("_xmlsignatures/", StringComparison.OrdinalIgnoreCase));
        new OfficeProperties(package, findings).Read();
        Reach("");
        foreach (var part in reached.Order(StringComparer.Ordinal).ToList())
            ReadLinks(part);
        ReadCustomXml();
        ReadUnreadParts();
        ReadStrayParts();
    }

    private void Reach(string start)
    {
        var waiting = new Stack<string>([start]);
        while (waiting.TryPop(out var part))
        {
            if (!reached.Add(part))
                continue;
            foreach (var relation in package.RelationsOf(part).Where(relation => !relation.IsExternal && package.Has(relation.Target)))
                waiting.Push(relation.Target);
        }
    }

    private void ReadLinks(string part)
    {
        foreach (var relation in package.RelationsOf(part))
        {
            if (relation.IsExternal)
                JudgeExternal(part, relation);
            else if (Embedding.Contains(relation.Type) && package.Has(relation.Target))
                ReadEmbedded(relation);
            else if (relation.Type is "vbaProject" or "xlMacrosheet")
                findings.Hide(HiddenKind.Script, relation.Target);
        }
    }

    private void JudgeExternal(string part, Relation relation)
    {
        if (relation.Type == "attachedTemplate")
            findings.Hide(HiddenKind.TemplateLink, part, relation.Target);
        else if (!PlainLinks.Contains(relation.Type) || IsLocal(relation.Target))
            findings.Hide(HiddenKind.ExternalLink, part, relation.Target);
    }

    /// <summary>An address of a disk or of a machine in the house; a relative one leads nowhere and tells nothing.</summary>
    private static bool IsLocal(string target) =>
        target.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || target.StartsWith(@"\\", StringComparison.Ordinal)
        || target is [_, ':', '\\' or '/', ..];

    private void ReadEmbedded(Relation relation)
    {
        var extension = relation.Target[(relation.Target.LastIndexOf('.') + 1)..].ToLowerInvariant();
        findings.Hide(HiddenKind.EmbeddedObject, relation.Target);
        if (package.LengthOf(relation.Target) > ReadingLimits.LongestEmbedded)
            return;
        if (OfficeExtensions.Contains(extension) && nesting < ReadingLimits.DeepestNesting)
            ReadInner(extension, relation.Target);
        else if (extension is "htm" or "html" or "mht" or "txt" or "rtf" or "xml" or "xhtml")
            findings.Add(PartKind.Body, relation.Target, PlainContent.WithoutTags(package.ReadAll(relation.Target, ReadingLimits.LongestEmbedded), findings));
    }

    private void ReadInner(string extension, string part)
    {
        using var content = new MemoryStream(package.ReadAll(part, ReadingLimits.LongestEmbedded), writable: false);
        var inner = FileReader.ReadInner(extension, content, findings, nesting + 1);
        foreach (var text in inner.Parts)
            findings.Add(PartKind.Hidden, part, text.Text);
        foreach (var found in inner.Hidden.Where(found => found.Kind == HiddenKind.Unreadable))
            findings.Hide(found.Kind, part, found.Text);
    }

    private void ReadCustomXml()
    {
        foreach (var part in reached.Where(name => name.StartsWith("customXml/item", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("itemProps", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            var walk = TextWalk.OfAll(findings);
            package.TryWalk(part, walk);
            if (!string.IsNullOrWhiteSpace(walk.Found))
                findings.HideText(HiddenKind.CustomData, part, walk.Found);
        }
    }

    /// <summary>Slides and sheets in no list, layouts, and whatever else has not been read: scanned like the rest.</summary>
    private void ReadUnreadParts()
    {
        foreach (var part in reached.Where(IsUnread).Order(StringComparer.Ordinal).ToList())
        {
            if (part.Contains("/slides/", StringComparison.OrdinalIgnoreCase) || part.Contains("/worksheets/", StringComparison.OrdinalIgnoreCase))
                findings.Hide(HiddenKind.StrayPart, part);
            var walk = TextWalk.OfAll(findings);
            package.TryWalk(part, walk);
            findings.Add(PartKind.Hidden, part, walk.Found);
        }
    }

    private bool IsUnread(string part) =>
        part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !package.WasWalked(part) && !part.EndsWith("calcChain.xml", StringComparison.OrdinalIgnoreCase)
        && package.LengthOf(part) < ReadingLimits.LongestXml;

    /// <summary>Parts that nothing refers to: what a program left behind, or a person put there.</summary>
    private void ReadStrayParts()
    {
        foreach (var part in package.Names.Where(IsStray).Order(StringComparer.Ordinal))
        {
            findings.Hide(HiddenKind.StrayPart, part);
            if (!part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || package.LengthOf(part) > ReadingLimits.LongestEmbedded)
                continue;
            var walk = TextWalk.OfAll(findings);
            package.TryWalk(part, walk);
            findings.Add(PartKind.Hidden, part, walk.Found);
        }
    }

    private bool IsStray(string part) =>
        !reached.Contains(part) && part != "[Content_Types].xml" && !part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        && !part.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase) && !part.StartsWith("_xmlsignatures/", StringComparison.OrdinalIgnoreCase)
        && !part.StartsWith("[trash]/", StringComparison.OrdinalIgnoreCase) && package.LengthOf(part) > 0;
}
