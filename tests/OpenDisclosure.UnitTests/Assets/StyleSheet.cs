using System.Text.RegularExpressions;

namespace OpenDisclosure.UnitTests.Assets;

/// <summary>A style sheet of the product read as text: its declarations and the custom properties of each mode.</summary>
internal sealed partial class StyleSheet
{
    private StyleSheet(string text)
    {
        Text = text;
        Code = Comment().Replace(text, " ");
        Declarations = [.. Read(Code, "")];
    }

    public string Text { get; }

    /// <summary>The text without comments.</summary>
    public string Code { get; }

    /// <summary>Every declaration with the selectors and at-rules around it, outermost first.</summary>
    public IReadOnlyList<Declaration> Declarations { get; }

    /// <summary>A sheet as it is written.</summary>
    public static StyleSheet Load(string name) => new(File.ReadAllText(AssetFiles.Source("Styles", name)));

    /// <summary>The same sheet as the build made it for the reader.</summary>
    public static StyleSheet Served(string name) => new(File.ReadAllText(AssetFiles.Path("css", name)));

    public IReadOnlyDictionary<string, string> Light() => Tokens(":root");

    public IReadOnlyDictionary<string, string> DarkBySystem() =>
        Over(Light(), Tokens("@media screen and (prefers-color-scheme: dark)|:root:not([data-theme=light]):not([data-elder])"));

    public IReadOnlyDictionary<string, string> DarkChosen() =>
        Over(Light(), Tokens("@media screen|:root[data-theme=dark]:not([data-elder])"));

    public IReadOnlyDictionary<string, string> Elder() => Over(Light(), Tokens("@media screen|:root[data-elder]"));

    public IReadOnlyDictionary<string, string> Print() => Over(Light(), Tokens("@media print|:root"));

    private Dictionary<string, string> Tokens(string context)
    {
        var found = Declarations.Where(d => d.Context == context && d.Property.StartsWith("--", StringComparison.Ordinal))
            .ToDictionary(d => d.Property, d => d.Value);
        Assert.True(found.Count > 0, $"no tokens in {context}");
        return found;
    }

    private static Dictionary<string, string> Over(IReadOnlyDictionary<string, string> below, Dictionary<string, string> above)
    {
        var tokens = new Dictionary<string, string>(below);
        foreach (var (name, value) in above) tokens[name] = value;
        return tokens;
    }

    private static IEnumerable<Declaration> Read(string code, string context)
    {
        var start = 0;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == ';')
            {
                if (Declaration.Parse(context, code[start..i]) is { } one) yield return one;
                start = i + 1;
            }
            else if (code[i] == '{')
            {
                var head = Space().Replace(code[start..i], " ").Trim();
                var end = Close(code, i);
                foreach (var inner in Read(code[(i + 1)..end], context.Length == 0 ? head : $"{context}|{head}")) yield return inner;
                i = end;
                start = end + 1;
            }
        }
        if (Declaration.Parse(context, code[start..]) is { } last) yield return last;
    }

    private static int Close(string code, int open)
    {
        var depth = 0;
        for (var i = open; i < code.Length; i++)
        {
            if (code[i] == '{') depth++;
            else if (code[i] == '}' && --depth == 0) return i;
        }
        throw new FormatException("A block of the style sheet is not closed.");
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

/// <summary>One declaration; <paramref name="Context"/> joins the rules around it with a bar.</summary>
internal sealed record Declaration(string Context, string Property, string Value)
{
    public static Declaration? Parse(string context, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || context.Length == 0 ? null : new(context, text[..colon].Trim(), text[(colon + 1)..].Trim());
    }
}
