using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Goes through an XML part once, element by element, with nothing kept but the names above. No document type, no entities, no
/// addresses followed; the depth is limited.
/// </summary>
internal abstract class XmlWalk(Findings findings)
{
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private readonly List<string> path = [];
    private int skipFrom = -1;

    protected Findings Findings => findings;

    /// <summary>How many copies for old programs (mc:Fallback) stand around: their text repeats what stands beside them.</summary>
    protected int Fallbacks { get; private set; }

    /// <summary>The name of the element around the one that begins or ends; empty at the root.</summary>
    protected string Parent => path.Count > 1 ? path[^2] : "";

    /// <summary>The name of the element around the parent; empty where there is none.</summary>
    protected string Grandparent => path.Count > 2 ? path[^3] : "";

    /// <summary>The element that the text stands in, or that begins or ends.</summary>
    protected string Current => path.Count > 0 ? path[^1] : "";

    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    public void Run(Stream xml)
    {
        using var reader = XmlReader.Create(xml, Settings);
        while (reader.Read())
            Step(reader);
    }

    protected bool IsUnder(string name) => path.Contains(name);

    /// <summary>An element begins; false leaves it out with all that is in it.</summary>
    protected abstract bool Start(XmlReader element);

    protected virtual void End(string name)
    {
    }

    protected virtual void Text(string text)
    {
    }

    /// <summary>The value of an attribute whatever its namespace; null when there is none.</summary>
    protected static string? Attribute(XmlReader element, string name)
    {
        string? value = null;
        if (!element.MoveToFirstAttribute())
            return null;
        do
        {
            if (element.LocalName == name)
                value = element.Value;
        }
        while (value is null && element.MoveToNextAttribute());
        element.MoveToElement();
        return value;
    }

    /// <summary>Whether a switch is on: it stands there and does not say no.</summary>
    protected static bool IsOn(XmlReader element, string name = "val") => Attribute(element, name) is not ("0" or "false" or "off" or "none");

    private void Step(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Begin(reader);
                break;
            case XmlNodeType.EndElement:
                Finish();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when skipFrom < 0:
                Text(reader.Value);
                break;
        }
    }

    private void Begin(XmlReader reader)
    {
        if (reader.Depth > ReadingLimits.DeepestXml)
            throw UnreadableException.TooLarge();
        var isEmpty = reader.IsEmptyElement;
        path.Add(reader.LocalName);
        if (reader.LocalName == "Fallback" && reader.NamespaceURI == Compatibility)
            Fallbacks++;
        else if (skipFrom < 0 && !Start(reader))
            skipFrom = path.Count;
        if (isEmpty)
            Finish();
    }

    private void Finish()
    {
        var name = path[^1];
        if (name == "Fallback" && Fallbacks > 0)
            Fallbacks--;
        else if (skipFrom < 0)
            End(name);
        if (skipFrom == path.Count)
            skipFrom = -1;
        path.RemoveAt(path.Count - 1);
    }
}
