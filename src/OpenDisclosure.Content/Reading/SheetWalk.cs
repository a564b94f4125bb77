using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenDisclosure.Content.Reading;

/// <summary>Reads one sheet: rows of cells as a reader sees them, and those that he does not.</summary>
internal sealed class SheetWalk(string name, bool isHidden, Workbook book, Findings findings) : XmlWalk(findings)
{
    private const int MostColumns = 16_384;

    private readonly GrowingText visible = new(findings);
    private readonly GrowingText hidden = new(findings);
    private readonly GrowingText margin = new(findings);
    private readonly GrowingText aside = new(findings);
    private readonly StringBuilder value = new();
    private readonly StringBuilder formula = new();
    private readonly Dictionary<int, string> hiddenColumns = [];
    private readonly List<(int First, int Last)> columns = [];
    private readonly Dictionary<HiddenKind, string> concealed = [];
    private string row = "";
    private string rowText = "";
    private bool rowIsHidden;
    private string type = "";
    private int style;
    private int column;

    /// <summary>What a reader sees of the sheet.</summary>
    public string Visible => visible.ToString();

    /// <summary>The cells of hidden sheets, rows and columns, in no colour or format that can be read; and texts in formulas.</summary>
    public string Hidden => hidden.ToString() + aside;

    /// <summary>The lines above and below the printed sheet.</summary>
    public string Margin => margin.ToString();

    /// <summary>Tells what was found when the sheet has been walked.</summary>
    public void Report()
    {
        foreach (var (at, text) in hiddenColumns.OrderBy(pair => pair.Key))
            Findings.Hide(HiddenKind.HiddenRowOrColumn, $"{name}!{Letters(at)}:{Letters(at)}", text);
        foreach (var (kind, text) in concealed)
            Findings.Hide(kind, name, text);
    }

    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "col" when IsOffSight(element, "width"):
                AddColumns(element);
                break;
            case "row":
                BeginRow(element);
                break;
            case "c":
                BeginCell(element);
                break;
            case "rPh" or "rPr":
                return false;
        }

        return true;
    }

    protected override void End(string name)
    {
        switch (name)
        {
            case "c":
                EndCell();
                break;
            case "row":
                EndRow();
                break;
            case "f" or "formula1" or "formula2" or "formula":
                JudgeFormula();
                break;
            case "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter":
                margin.EndLine();
                break;
        }
    }

    protected override void Text(string text)
    {
        switch (Current)
        {
            case "v" or "t" when IsUnder("c"):
                if (value.Length + text.Length > ReadingLimits.MostCharacters)
                    throw UnreadableException.TooLarge();
                value.Append(text);
                break;
            case "f" or "formula1" or "formula2" or "formula":
                if (formula.Length < 20_000)
                    formula.Append(text);
                break;
            case "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter":
                margin.Append(text);
                break;
        }
    }

    private static bool IsOffSight(XmlReader element, string size) =>
        Attribute(element, "hidden") is "1" or "true"
        || double.TryParse(Attribute(element, size), CultureInfo.InvariantCulture, out var value) && value < 0.05;

    private void AddColumns(XmlReader element)
    {
        if (int.TryParse(Attribute(element, "min"), CultureInfo.InvariantCulture, out var first)
            && int.TryParse(Attribute(element, "max"), CultureInfo.InvariantCulture, out var last) && columns.Count < MostColumns)
            columns.Add((first, last));
    }

    private void BeginRow(XmlReader element)
    {
        row = Attribute(element, "r") ?? "";
        rowIsHidden = IsOffSight(element, "ht");
        rowText = "";
        column = 0;
    }

    private void BeginCell(XmlReader element)
    {
        column = ColumnOf(Attribute(element, "r")) ?? column + 1;
        type = Attribute(element, "t") ?? "n";
        style = int.TryParse(Attribute(element, "s"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        value.Clear();
    }

    private void EndCell()
    {
        var text = CellText();
        var concealment = book.Styles.Concealment(style);
        if (text.Length == 0 || !rowIsHidden && !isHidden && concealment is null && !IsHiddenColumn())
        {
            visible.Append(text).Append('\t');
            return;
        }

        hidden.Append(text).Append('\t');
        if (isHidden)
            return;
        if (rowIsHidden)
            rowText = Join(rowText, text);
        else if (IsHiddenColumn())
            hiddenColumns[column] = Join(hiddenColumns.GetValueOrDefault(column, ""), text);
        else
            concealed[concealment!.Value] = Join(concealed.GetValueOrDefault(concealment.Value, ""), text);
    }

    private void EndRow()
    {
        visible.EndRow();
        hidden.EndRow();
        if (rowText.Length > 0)
            Findings.Hide(HiddenKind.HiddenRowOrColumn, $"{name}!{row}:{row}", rowText);
    }

    private string CellText()
    {
        var raw = value.ToString();
        if (type == "s")
            return int.TryParse(raw, CultureInfo.InvariantCulture, out var index) ? book.Strings[index] : "";
        return type == "n" && book.Styles.IsDate(style) ? AsDate(raw) : raw;
    }

    private string AsDate(string raw)
    {
        if (!double.TryParse(raw, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 2_900_000)
            return raw;
        var date = DateTime.FromOADate(days + (book.From1904 ? 1462 : 0));
        return date.ToString(days == Math.Floor(days) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A formula is not seen; it may call a program, fetch something or hold a text.</summary>
    private void JudgeFormula()
    {
        var text = formula.ToString();
        formula.Clear();
        if (text.Contains('|', StringComparison.Ordinal) && text.Contains('!', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal))
            Findings.Hide(HiddenKind.Script, name, text);
        else if (text.Contains("WEBSERVICE(", StringComparison.OrdinalIgnoreCase) || text.Contains("RTD(", StringComparison.OrdinalIgnoreCase))
            Findings.Hide(HiddenKind.ExternalLink, name, text);
        if (text.Contains('"', StringComparison.Ordinal))
            aside.Append(text).Append('\n');
    }

    private bool IsHiddenColumn() => columns.Count > 0 && columns.Exists(range => column >= range.First && column <= range.Last);

    private static string Join(string before, string more) =>
        before.Length == 0 ? more : before.Length > HiddenData.LongestText ? before : before + " " + more;

    private static int? ColumnOf(string? cell)
    {
        var number = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter) || number > MostColumns)
                break;
            number = (number * 26) + letter - 'A' + 1;
        }

        return number is 0 or > MostColumns ? null : number;
    }

    private static string Letters(int number)
    {
        var letters = "";
        for (; number > 0; number = (number - 1) / 26)
            letters = (char)('A' + ((number - 1) % 26)) + letters;
        return letters;
    }
}
