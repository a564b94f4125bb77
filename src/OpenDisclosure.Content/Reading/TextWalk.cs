using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>
/// Reads the text of a part that holds little else: a chart, a diagram, a drawing in a sheet, data of another program.
/// Counts the text of the elements that are wanted, of all when none is; some elements end a line.
/// </summary>
internal sealed class TextWalk(Findings findings, string[] wanted, params string[] lines) : XmlWalk(findings)
{
    private readonly GrowingText text = new(findings);

    /// <summary>The text of drawings: charts with their values, diagrams, text boxes.</summary>
    public static TextWalk OfDrawing(Findings findings) => new(findings, ["t", "v"], "p", "pt", "tx");

    /// <summary>All text whatever its element.</summary>
    public static TextWalk OfAll(Findings findings) => new(findings, []);

    public string Found => text.ToString();

    protected override bool Start(XmlReader element) => true;

    protected override void End(string name)
    {
        if (wanted.Length == 0 || lines.Contains(name))
            text.EndLine();
    }

    protected override void Text(string value)
    {
        if (Fallbacks == 0 && (wanted.Length == 0 ? !string.IsNullOrWhiteSpace(value) : wanted.Contains(Current)))
            text.Append(value);
    }
}
