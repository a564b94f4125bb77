using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>The texts of a part that is a list of comments, one for each element of a name.</summary>
internal sealed class CommentWalk(string item, Findings findings) : XmlWalk(findings)
{
    private readonly GrowingText text = new(findings);

    public List<string> Found { get; } = [];

    protected override bool Start(XmlReader element) => true;

    protected override void End(string name)
    {
        if (name == "p")
            text.EndLine();
        if (name != item)
            return;
        var comment = text.Take().Trim();
        if (comment.Length > 0)
            Found.Add(comment);
    }

    protected override void Text(string value)
    {
        if (IsUnder(item) && !string.IsNullOrWhiteSpace(value) && Current is "t" or "text" or "delText")
            text.Append(value);
    }
}

/// <summary>The values of one attribute of all elements of a name.</summary>
internal sealed class AttributeWalk(string item, string attribute, Findings findings) : XmlWalk(findings)
{
    public List<string> Found { get; } = [];

    protected override bool Start(XmlReader element)
    {
        if (element.LocalName != item || Attribute(element, attribute) is not { Length: > 0 } value)
            return true;
        Findings.Spend(value.Length + 1);
        Found.Add(value);
        return true;
    }
}
