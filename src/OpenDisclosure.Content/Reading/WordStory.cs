using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads one story of a Word document: the body, a header, the notes, the comments.</summary>
internal sealed class WordStory(string name, WordStyles styles, Findings findings) : XmlWalk(findings)
{
    private readonly GrowingText text = new(findings);
    private readonly GrowingText hidden = new(findings);
    private readonly GrowingText fallback = new(findings);
    private readonly Stack<WordLook> looks = new([new WordLook()]);
    private readonly Stack<int> cells = [];
    private readonly StringBuilder change = new();
    private readonly StringBuilder hiddenRun = new();
    private readonly StringBuilder instruction = new();
    private HiddenKind? pending;
    private int deletions;
    private int insertions;

    /// <summary>What a reader sees.</summary>
    public string Visible => text.ToString();

    /// <summary>What was deleted or hidden, and what is drawn for old programs only.</summary>
    public string Hidden => hidden.ToString() + OnlyInFallback();

    protected override bool Start(XmlReader element)
    {
        var local = element.LocalName;
        if (local.EndsWith("Change", StringComparison.Ordinal) || local is "cellIns" or "cellDel" or "cellMerge")
        {
            Findings.Hide(HiddenKind.TrackedChange, name);
            return false;
        }

        switch (local)
        {
            case "p" or "tc" or "tbl" or "r" or "txbxContent":
                looks.Push(local == "txbxContent" ? new WordLook { Fill = "" } : looks.Peek());
                if (local == "tc")
                    cells.Push(Target.Length);
                break;
            case "ins" or "moveTo" or "del" or "moveFrom":
                BeginChange(local);
                break;
            case "tab" or "br" or "cr" or "noBreakHyphen" when Parent == "r":
                Write(local == "tab" ? "\t" : local == "noBreakHyphen" ? "-" : "\n");
                break;
            case "textpath":
                Write((Attribute(element, "string") ?? "") + "\n");
                break;
            case "fldSimple":
                Judge(Attribute(element, "instr") ?? "");
                break;
            case "fldChar" when Attribute(element, "fldCharType") is "separate" or "end" or "begin":
                EndInstruction();
                break;
            default:
                Format(element, local);
                break;
        }

        return true;
    }

    protected override void End(string name)
    {
        switch (name)
        {
            case "tc":
                looks.Pop();
                Target.EndCell(cells.Pop());
                break;
            case "p":
                looks.Pop();
                EndHidden();
                Target.EndLine();
                break;
            case "r" or "tbl" or "txbxContent":
                looks.Pop();
                break;
            case "tr":
                Target.EndRow();
                break;
            case "ins" or "moveTo":
                insertions--;
                EndChange();
                break;
            case "del" or "moveFrom":
                deletions--;
                EndChange();
                break;
        }
    }

    protected override void Text(string value)
    {
        switch (Current)
        {
            case "t" or "delText":
                Write(value);
                break;
            case "instrText" or "delInstrText":
                if (instruction.Length + value.Length < 4_000)
                    instruction.Append(value);
                break;
        }
    }

    private GrowingText Target => Fallbacks > 0 ? fallback : text;

    private void Format(XmlReader element, string local)
    {
        if (Parent == "rPr" && Grandparent == "r")
            Set(FormatRun(looks.Peek(), local, element));
        else if (local == "shd" && Parent is ("pPr" or "tcPr" or "tblPr"))
            Set(looks.Peek() with { Fill = WordLook.FillOf(Attribute(element, "val"), Attribute(element, "fill")) ?? looks.Peek().Fill });
        else if (local is "pStyle" or "tblStyle")
            SetStyle(Attribute(element, "val"));
    }

    private void Set(WordLook look)
    {
        looks.Pop();
        looks.Push(look);
    }

    private void SetStyle(string? id)
    {
        var look = looks.Peek();
        Set(look with
        {
            Vanishes = look.Vanishes || styles.Hides(id),
            Fill = styles.Fills(id) ? "" : look.Fill,
            Colour = styles.IsWhite(id) ? "FFFFFF" : look.Colour,
        });
    }

    private WordLook FormatRun(WordLook look, string local, XmlReader element) => local switch
    {
        "vanish" => look with { Vanishes = IsOn(element) },
        "color" => look with { Colour = Attribute(element, "val") },
        "highlight" => look with { Highlight = Attribute(element, "val") },
        "shd" => look with { Fill = WordLook.FillOf(Attribute(element, "val"), Attribute(element, "fill")) ?? look.Fill },
        "sz" => look with { HalfPoints = int.TryParse(Attribute(element, "val"), CultureInfo.InvariantCulture, out var size) ? size : null },
        "rStyle" => look with
        {
            Vanishes = look.Vanishes || styles.Hides(Attribute(element, "val")),
            Colour = styles.IsWhite(Attribute(element, "val")) ? "FFFFFF" : look.Colour,
        },
        _ => look,
    };

    private void Write(string value)
    {
        if ((insertions > 0 || deletions > 0) && change.Length < HiddenData.LongestText)
            change.Append(value.AsSpan(0, Math.Min(value.Length, HiddenData.LongestText)));
        if (deletions > 0)
        {
            hidden.Append(value);
            return;
        }

        var concealment = looks.Peek().Concealment();
        if (pending != concealment)
            EndHidden();
        pending = concealment;
        if (concealment is null)
        {
            Target.Append(value);
            return;
        }

        hidden.Append(value);
        if (hiddenRun.Length < HiddenData.LongestText)
            hiddenRun.Append(value.AsSpan(0, Math.Min(value.Length, HiddenData.LongestText)));
    }

    /// <summary>A hidden stretch goes on over runs that are hidden in the same way.</summary>
    private void EndHidden()
    {
        if (pending is not { } kind)
            return;
        if (!string.IsNullOrWhiteSpace(hiddenRun.ToString()))
            Findings.Hide(kind, name, hiddenRun.ToString());
        hiddenRun.Clear();
        hidden.EndLine();
        pending = null;
    }

    private void BeginChange(string local)
    {
        if (local is "ins" or "moveTo")
            insertions++;
        else
            deletions++;
        if (Parent is "rPr" or "trPr" or "ctrlPr")
            Findings.Hide(HiddenKind.TrackedChange, name);
    }

    private void EndChange()
    {
        if (change.Length > 0)
            Findings.Hide(HiddenKind.TrackedChange, name, change.ToString());
        change.Clear();
        if (deletions == 0 && hidden.Length > 0)
            hidden.EndLine();
    }

    private void EndInstruction()
    {
        if (instruction.Length > 0)
            Judge(instruction.ToString());
        instruction.Clear();
    }

    private void Judge(string field)
    {
        var verb = field.TrimStart().Split(' ', '\t', '\n', '"')[0].ToUpperInvariant();
        if (verb is "DDE" or "DDEAUTO")
            Findings.Hide(HiddenKind.Script, name, field);
        else if (verb is "INCLUDETEXT" or "INCLUDEPICTURE" or "LINK" or "DATABASE" or "IMPORT" or "INCLUDE" or "RD")
            Findings.Hide(HiddenKind.ExternalLink, name, field);
    }

    private string OnlyInFallback()
    {
        var copy = fallback.ToString();
        if (copy.Length > 100_000)
            return copy;
        var seen = text.ToString();
        return string.Join('\n', copy.Split('\n').Where(line => line.Trim().Length > 0 && !seen.Contains(line.Trim(), StringComparison.Ordinal)));
    }
}
