using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>The root element of a staff page with the chosen view: Razor writes data attributes even when they are null, and the sheets ask only whether they are there.</summary>
[HtmlTargetElement("html", Attributes = "staff-view")]
public sealed class RootTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The words that mark a demonstration, for print; null on a real site.</summary>
    [HtmlAttributeName("staff-view")]
    public string? Demonstration { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var view = ViewChoice.Of(ViewContext.HttpContext.Request);
        Set(output, "data-theme", view.Theme);
        Set(output, "data-size", view.Size);
        Set(output, "data-elder", view.Elder ? "" : null);
        Set(output, "data-demo", Demonstration);
    }

    private static void Set(TagHelperOutput output, string name, string? value)
    {
        if (value is not null)
            output.Attributes.SetAttribute(name, value);
    }
}
