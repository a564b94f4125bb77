using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace OpenDisclosure.Web.Shared;

/// <summary>
/// The html element of a layout with the reader's choice as data attributes. Razor writes an absent data attribute as an empty one, which
/// the style sheet would take for a choice: so the tag is built here.
/// </summary>
internal static class RootTag
{
    /// <param name="view">What the reader chose.</param>
    /// <param name="demonstration">The words that mark each printed sheet of a demonstration, or null.</param>
    public static IHtmlContent Of(ViewChoice view, string? demonstration)
    {
        var tag = new TagBuilder("html");
        tag.Attributes["lang"] = "zh-CN";
        Add(tag, "data-theme", view.Theme);
        Add(tag, "data-size", view.Size);
        Add(tag, "data-elder", view.Elder ? ViewChoice.On : null);
        Add(tag, "data-demo", demonstration);
        return tag.RenderStartTag();
    }

    private static void Add(TagBuilder tag, string name, string? value)
    {
        if (value is not null)
            tag.Attributes[name] = value;
    }
}
