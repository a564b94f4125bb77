using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using Ganss.Xss;
using OpenDisclosure.Content.Files;

namespace OpenDisclosure.Content.Markdown;

/// <summary>
/// The closed list of elements and attributes of sealed HTML. HtmlSanitizer removes what is foreign; then each attribute is held
/// against the values this program itself writes, so that ids, classes and roles cannot be borrowed.
/// </summary>
internal static partial class HtmlAllowList
{
    public const string ExternalRelation = "noopener noreferrer external";

    private const int LongestUnrest = 8;

    private static readonly string[] Plain =
    [
        "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "figure", "figcaption", "table", "thead", "tbody", "tr", "sup",
    ];

    private static readonly Dictionary<string, Dictionary<string, Func<string, bool>>> Rules = BuildRules();

    private static readonly HtmlSanitizer Sanitizer = BuildSanitizer();

    /// <summary>
    /// HTML with nothing but what the list allows. Sanitising again changes nothing: removing elements can give a tree that reads back
    /// otherwise (mXSS), so it goes on until nothing moves. What never rests is reduced to its text.
    /// </summary>
    public static string Sanitise(string html, RenderDeadline? deadline = null)
    {
        for (var round = 0; round < LongestUnrest; round++)
        {
            deadline?.Check();
            var sanitised = SanitiseOnce(html);
            if (sanitised == html)
                return sanitised;
            html = sanitised;
        }

        return SanitiseOnce(WebUtility.HtmlEncode(html));
    }

    private static string SanitiseOnce(string html)
    {
        using var document = Sanitizer.SanitizeDom(html);
        var body = document.Body!;
        foreach (var element in body.QuerySelectorAll("*").ToList())
            Hold(element);
        return body.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance);
    }

    private static void Hold(IElement element)
    {
        if (!Rules.TryGetValue(element.LocalName, out var allowed))
        {
            element.Remove();
            return;
        }

        foreach (var attribute in element.Attributes.ToList())
        {
            if (!allowed.TryGetValue(attribute.Name, out var isValid) || !isValid(attribute.Value))
                element.RemoveAttribute(attribute.Name);
        }

        if (element.LocalName == "a")
            HoldLink(element);
        else if (NeedsFile(element) && !element.HasAttribute("src"))
            element.Remove();
    }

    private static void HoldLink(IElement link)
    {
        if (link.GetAttribute("href") is not { } address)
        {
            link.Replace([.. link.ChildNodes]);
            return;
        }

        if (!LinkTarget.IsExternal(address))
            return;
        link.SetAttribute("class", "ext");
        link.SetAttribute("rel", ExternalRelation);
    }

    private static bool NeedsFile(IElement element) => element.LocalName is "img" or "audio" or "video";

    private static HtmlSanitizer BuildSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(Rules.Keys);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(Rules.Values.SelectMany(attributes => attributes.Keys));
        sanitizer.AllowedClasses.UnionWith(["to", "sign", "mid", "end", "scroll", "ext", "fn", "fn-back", "footnotes"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowDataAttributes = false;
        sanitizer.KeepChildNodes = false;
        return sanitizer;
    }

    private static Dictionary<string, Dictionary<string, Func<string, bool>>> BuildRules()
    {
        var rules = new Dictionary<string, Dictionary<string, Func<string, bool>>>(StringComparer.Ordinal);
        foreach (var plain in Plain)
            rules[plain] = [];
        foreach (var heading in new[] { "h2", "h3", "h4", "h5", "h6" })
            rules[heading] = new() { ["id"] = HeadingId().IsMatch, ["class"] = value => value == "mid" };
        foreach (var media in new[] { "audio", "video" })
        {
            rules[media] = new()
            {
                ["src"] = SealedFile.IsAddress,
                ["controls"] = value => value.Length == 0,
                ["preload"] = value => value == "none",
                ["aria-label"] = _ => true,
            };
        }

        rules["p"] = new() { ["class"] = value => value is "to" or "sign" or "mid" };
        rules["ol"] = new() { ["start"] = OrdinalForm().IsMatch };
        rules["li"] = new() { ["id"] = NoteId().IsMatch };
        rules["a"] = new()
        {
            ["href"] = LinkTarget.IsAllowed,
            ["class"] = value => value is "ext" or "fn" or "fn-back",
            ["rel"] = value => value == ExternalRelation,
            ["id"] = ReferenceId().IsMatch,
            ["aria-label"] = IsBackLabel,
        };
        rules["img"] = new() { ["src"] = SealedFile.IsAddress, ["alt"] = _ => true };
        rules["div"] = new()
        {
            ["class"] = value => value == "scroll",
            ["role"] = value => value == "region",
            ["tabindex"] = value => value == "0",
            ["aria-label"] = value => value.StartsWith(Words.Table, StringComparison.Ordinal) && value.AsSpan(Words.Table.Length).IndexOfAnyExceptInRange('0', '9') < 0,
        };
        rules["section"] = new() { ["class"] = value => value == "footnotes", ["aria-label"] = value => value == Words.Notes };
        rules["th"] = new() { ["scope"] = value => value == "col", ["class"] = value => value is "mid" or "end" };
        rules["td"] = new() { ["class"] = value => value is "mid" or "end" };
        return rules;
    }

    private static bool IsBackLabel(string value)
    {
        var digits = DigitsForm().Match(value);
        return digits.Success && int.TryParse(digits.ValueSpan, out var number) && value == Words.BackToNote(number);
    }

    [GeneratedRegex(@"\Ah-[1-9][0-9]{0,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingId();

    [GeneratedRegex(@"\Afn-[1-9][0-9]{0,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NoteId();

    [GeneratedRegex(@"\Afnref-[1-9][0-9]{0,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceId();

    [GeneratedRegex(@"\A[0-9]{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OrdinalForm();

    [GeneratedRegex("[0-9]{1,6}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitsForm();
}
