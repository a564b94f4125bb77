using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>What the workbook part tells: its sheets, its names, where its dates begin.</summary>
internal sealed class Workbook(string part, Findings findings) : XmlWalk(findings)
{
    private readonly GrowingText definition = new(findings);
    private string definedName = "";
    private bool nameIsHidden;

    public SheetStrings Strings { get; } = new(findings);

    public SheetStyles Styles { get; } = new(findings);

    public bool From1904 { get; private set; }

    public List<(string Name, string Id, bool IsHidden)> Sheets { get; } = [];

    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "workbookPr":
                From1904 = Attribute(element, "date1904") is "1" or "true";
                break;
            case "sheet" when Sheets.Count < ReadingLimits.MostPages:
                Sheets.Add((Attribute(element, "name") ?? "", Attribute(element, "id") ?? "", Attribute(element, "state") is "hidden" or "veryHidden"));
                break;
            case "absPath":
                AddPath(Attribute(element, "url") ?? "");
                break;
            case "definedName":
                definedName = Attribute(element, "name") ?? "";
                nameIsHidden = Attribute(element, "hidden") is "1" or "true" && !IsOfProgram(definedName);
                break;
        }

        return true;
    }

    protected override void End(string name)
    {
        if (name != "definedName")
            return;
        var value = definition.Take();
        if (nameIsHidden)
            Findings.HideText(HiddenKind.CustomData, definedName, value);
        else if (value.Contains('"', StringComparison.Ordinal))
            Findings.Add(PartKind.Hidden, part, value);
    }

    protected override void Text(string value)
    {
        if (Current == "definedName")
            definition.Append(value);
    }

    /// <summary>Where the file lay when it was saved, mostly under the name of its user.</summary>
    private void AddPath(string path)
    {
        if (path.Length == 0)
            return;
        Findings.Hide(HiddenKind.AuthorMetadata, "absPath", path);
        Findings.Add(PartKind.Metadata, "absPath", path);
    }

    private static bool IsOfProgram(string name) =>
        name.StartsWith("_xlnm.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("_xlfn", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("_xlpm", StringComparison.OrdinalIgnoreCase) || name.StartsWith("_xleta", StringComparison.OrdinalIgnoreCase);
}
