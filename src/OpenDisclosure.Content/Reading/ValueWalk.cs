using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>The values that data parts of a workbook keep in attributes and elements.</summary>
internal sealed class ValueWalk(Findings findings) : XmlWalk(findings)
{
    private static readonly string[] Names = ["v", "displayName", "userName", "connection", "command", "sourceFile", "url"];

    private readonly GrowingText text = new(findings);

    public string Found => text.ToString();

    protected override bool Start(XmlReader element)
    {
        foreach (var name in Names)
        {
            if (Attribute(element, name) is { Length: > 0 } value)
                text.Append(value).Append('\n');
        }

        return true;
    }

    protected override void Text(string value)
    {
        if (Current is "v" or "t" or "x15ac:absPath")
            text.Append(value).Append('\n');
    }
}
