using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>The properties of an office file: what it says of its author, and what programs add.</summary>
internal sealed class OfficeProperties(Package package, Findings findings)
{
    /// <summary>The properties that name people, firms or places; others are scanned and raise nothing.</summary>
    private static readonly string[] Personal =
        ["creator", "lastModifiedBy", "Company", "Manager", "HyperlinkBase", "description", "contentStatus", "identifier"];

    private static readonly string[] Scanned = ["title", "subject", "keywords", "category", .. Personal];

    /// <summary>Numbers of the program that WPS puts into every file; they name nobody.</summary>
    private static readonly string[] OfPrograms = ["KSOProductBuildVer", "ICV"];

    public void Read()
    {
        foreach (var part in Parts(package))
        {
            var walk = new PropertyWalk(findings);
            package.TryWalk(part, walk);
            findings.Add(PartKind.Metadata, part, walk.Lines);
            foreach (var (name, value) in walk.Personal)
                findings.Hide(HiddenKind.AuthorMetadata, name, value);
        }
    }

    /// <summary>The parts with properties, of which there should be three.</summary>
    public static IEnumerable<string> Parts(Package package) => package.RelationsOf("")
        .Where(relation => !relation.IsExternal && relation.Type is "core-properties" or "extended-properties" or "custom-properties" && package.Has(relation.Target))
        .Select(relation => relation.Target)
        .Concat(package.Names.Where(name => name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private sealed class PropertyWalk(Findings findings) : XmlWalk(findings)
    {
        private readonly GrowingText lines = new(findings);
        private string custom = "";

        public string Lines => lines.ToString();

        public List<(string Name, string Value)> Personal { get; } = [];

        protected override bool Start(XmlReader element)
        {
            if (element.LocalName == "property")
                custom = Attribute(element, "name") ?? "";
            return true;
        }

        protected override void Text(string value)
        {
            var isCustom = custom.Length > 0 && IsUnder("property");
            if (string.IsNullOrWhiteSpace(value) || !isCustom && !Scanned.Contains(Current) || isCustom && OfPrograms.Contains(custom))
                return;
            lines.Append(value).Append('\n');
            if (isCustom || OfficeProperties.Personal.Contains(Current))
                Personal.Add((isCustom ? custom : Current, value));
        }
    }
}
