using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace OpenDisclosure.UnitTests.Content.Markdown;

/// <summary>The corpus of hostile source texts, and the judgement whether HTML could act against a reader.</summary>
internal static class HostileMarkdown
{
    public static readonly string[] Corpus =
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java&#10;script:alert(1))",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[a](data:text/html;base64,PHN2Zz4=)",
        "[a](vbscript:x)",
        "para {onclick=\"alert(1)\"}",
        "# h {#x onmouseover=alert(1)}",
        "[a](http://x){onclick=alert(1) style=\"background:url(//evil)\"}",
        "![a](\"onerror=alert(1) x=\")",
        "[a]: javascript:alert(1)\n\n[a]",
        "<script>alert(1)</script>",
        "```<script>\nx\n```",
        "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        "![v](https://www.youtube.com/watch?v=x)",
        "$$\\href{javascript:alert(1)}{x}$$",
        "```mermaid\ngraph TD; A[\"<img src=x onerror=alert(1)>\"]\n```",
        "http://x\"onmouseover=alert(1)",
        "[a](https://x\u202Egnp.exe)",
        "[a](//evil.example)",
        "[a](\\\\evil.example\\x)",
        "::: {onclick=alert(1)}\nx\n:::",
        "[^1]\n\n[^1]: <b onclick=1>x",
        "*[HTML]: \"onmouseover=alert(1)\n\nHTML",
        "^^^ \n![x](y){onload=alert(1)}\n^^^ c",
        "[a](http://x \"t\\\" onclick=alert(1)\")",
    ];

    /// <summary>More ways to the same ends: entities, encodings, white space, mutation, look-alike addresses.</summary>
    public static readonly string[] More =
    [
        "[a](&#x6A;avascript:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a]( javascript:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a](\u0001javascript:alert(1))",
        "[a](%6Aavascript:alert(1))",
        "[a](/\\evil.example)",
        "[a](/%5Cevil.example)",
        "[a](https:evil.example)",
        "[a](https://gov.cn@evil.example)",
        "[a](https://x/%E2%80%AEgnp.exe)",
        "[a](https://x/&#x202E;gnp.exe)",
        "[a](tel:1%0d%0aX: y)",
        "[a](mailto:a@b?bcc=c@d)",
        "[a](file:///etc/passwd)",
        "[a](feed:javascript:alert(1))",
        "[a](files/../../admin)",
        "&#x202E;txt",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<![CDATA[><img src=x onerror=alert(1)>]]>",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
        "<p class=MsoNormal style='mso-x:y'><o:p>&nbsp;</o:p></p>",
        "[<https://a.example>](https://b.example)",
        "::: 署名\n<b onclick=1>x\n:::",
        "![x\" onload=alert(1)](流程图.png \"t\" onload=1\")",
    ];

    public static IEnumerable<object[]> Numbers => Enumerable.Range(0, Corpus.Length + More.Length).Select(i => new object[] { i });

    public static string At(int number) => number < Corpus.Length ? Corpus[number] : More[number - Corpus.Length];

    /// <summary>What in this HTML could run, load or mislead; empty for harmless HTML.</summary>
    public static List<string> DangersIn(string html)
    {
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html);
        var dangers = new List<string>();
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            if (element.LocalName is "script" or "iframe" or "svg" or "math" or "style" or "object" or "embed" or "form" or "input" or "b")
                dangers.Add(element.LocalName);
            dangers.AddRange(element.Attributes.Where(IsDangerous).Select(attribute => attribute.Name + "=" + attribute.Value));
            if (element.ClassList.Any(name => name is "mermaid" or "math"))
                dangers.Add("class=" + element.ClassName);
        }

        return dangers;
    }

    private static bool IsDangerous(IAttr attribute)
    {
        if (attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "style" or "srcset" or "formaction" or "target")
            return true;
        if (attribute.Name is not ("href" or "src"))
            return false;
        var value = attribute.Value.Replace("\t", "").Replace("\n", "").Trim('\u0001', ' ');
        return value.StartsWith("//", StringComparison.Ordinal) || value.Contains('\\') || value.Contains('\u202E') || value.Contains('@') && value.Contains("//")
            || new[] { "javascript:", "vbscript:", "data:", "file:", "feed:" }.Any(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            || attribute.Name == "src" && !value.StartsWith("files/", StringComparison.Ordinal);
    }
}
