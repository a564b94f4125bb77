namespace OpenDisclosure.Content.Reading;

/// <summary>Reads XLSX: visible and hidden sheets, and what hangs on them and on the workbook.</summary>
internal sealed class SheetFile(OfficeFile file)
{
    private readonly string main = file.MainPart();

    public void Read()
    {
        var book = new Workbook(main, file.Findings);
        file.Package.Walk(main, book);
        if (file.Package.FirstOfType(main, "sharedStrings") is { } strings)
            file.Package.Walk(strings, book.Strings);
        if (file.Package.FirstOfType(main, "styles") is { } styles)
            file.Package.TryWalk(styles, book.Styles);
        foreach (var (name, id, isHidden) in book.Sheets)
            ReadSheet(book, name, file.Package.Target(main, id), isHidden);
        ReadUnusedStrings(book);
        ReadAround();
    }

    private void ReadSheet(Workbook book, string name, string? part, bool isHidden)
    {
        if (part is null)
            return;
        var walk = new SheetWalk(name, isHidden, book, file.Findings);
        file.Package.Walk(part, walk);
        walk.Report();
        if (isHidden)
            file.Findings.Hide(HiddenKind.HiddenSheet, name, walk.Hidden);
        file.Findings.Add(PartKind.Sheet, name, walk.Visible);
        file.Findings.Add(PartKind.HeaderFooter, name, walk.Margin);
        file.Findings.Add(PartKind.Hidden, name, walk.Hidden);
        ReadDrawings(name, part, isHidden);
        ReadComments(name, part);
    }

    private void ReadDrawings(string name, string sheet, bool isHidden)
    {
        foreach (var drawing in file.Package.AllOfType(sheet, "drawing"))
        {
            foreach (var part in file.Package.AllOfType(drawing, "chart").Concat(file.Package.AllOfType(drawing, "diagramData")).Prepend(drawing))
            {
                var walk = TextWalk.OfDrawing(file.Findings);
                file.Package.TryWalk(part, walk);
                file.Findings.Add(isHidden ? PartKind.Hidden : PartKind.Body, name, walk.Found);
            }
        }
    }

    private void ReadComments(string name, string sheet)
    {
        foreach (var (type, item) in new[] { ("comments", "comment"), ("threadedComment", "threadedComment") })
        {
            foreach (var part in file.Package.AllOfType(sheet, type))
            {
                var walk = new CommentWalk(item, file.Findings);
                file.Package.Walk(part, walk);
                foreach (var comment in walk.Found)
                    file.Findings.Hide(HiddenKind.Comment, name, comment);
                file.Findings.Add(PartKind.Comment, name, string.Join('\n', walk.Found));
            }
        }
    }

    private void ReadUnusedStrings(Workbook book)
    {
        var unused = string.Join('\n', book.Strings.Unused);
        if (unused.Length > 0)
            file.Findings.HideText(HiddenKind.EarlierRevision, "sharedStrings", unused);
    }

    private void ReadAround()
    {
        foreach (var relation in file.Package.RelationsOf(main).Where(relation => !relation.IsExternal))
        {
            if (KindOf(relation.Type) is { } kind)
                ReadHidden(kind, relation.Target);
            foreach (var records in file.Package.AllOfType(relation.Target, "pivotCacheRecords"))
                ReadHidden(HiddenKind.PivotCache, records);
        }
    }

    private static HiddenKind? KindOf(string type) => type switch
    {
        "pivotCacheDefinition" or "powerPivotData" => HiddenKind.PivotCache,
        "connections" or "externalLink" => HiddenKind.ExternalLink,
        "revisionHeaders" => HiddenKind.TrackedChange,
        "person" => HiddenKind.AuthorMetadata,
        _ => null,
    };

    /// <summary>The values of caches stand in attributes named v; of persons, links and connections in others.</summary>
    private void ReadHidden(HiddenKind kind, string part)
    {
        if (!part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            file.Findings.Hide(kind, part);
            return;
        }

        var walk = new ValueWalk(file.Findings);
        file.Package.TryWalk(part, walk);
        if (kind != HiddenKind.AuthorMetadata || walk.Found.Length > 0)
            file.Findings.HideText(kind, part, walk.Found);
        foreach (var log in file.Package.AllOfType(part, "revisionLog"))
            ReadHidden(kind, log);
    }
}
