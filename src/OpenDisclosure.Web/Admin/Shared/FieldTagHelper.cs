using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>A field of a staff form: label, hint, refusal beside it, and what was typed. How to write it: <c>_StaffLayout.cshtml</c>. Public, because Razor finds no other.</summary>
[HtmlTargetElement("staff-field", Attributes = "label")]
public sealed class FieldTagHelper : TagHelper
{
    private const string FormPrefix = "Form.";
    private const string Checkbox = "checkbox";
    private const string Password = "password";
    private const string Text = "text";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    public string? Type { get; set; }

    public int? Rows { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>The text of an empty first option.</summary>
    public string? Choose { get; set; }

    private string FieldName => Name ?? (For!.Name.StartsWith(FormPrefix, StringComparison.Ordinal) ? For.Name[FormPrefix.Length..] : For.Name);

    private string Id => FieldErrors.IdOf(FieldName);

    private string Kind => Type ?? (For?.Metadata.UnderlyingOrModelType == typeof(bool) ? Checkbox : Text);

    private ModelStateEntry? State => ViewContext.ModelState.TryGetValue(FieldName, out var entry) ? entry : null;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = await output.GetChildContentAsync();
        var errors = State?.Errors.Select(error => error.ErrorMessage).ToList() ?? [];
        var control = Control(own, output.Attributes, errors.Count > 0);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", errors.Count > 0 ? "field bad" : "field");
        output.Content.Clear();
        if (Kind == Checkbox && own.IsEmptyOrWhiteSpace)
        {
            Append(output, Wrong(errors));
            var pick = new TagBuilder("div");
            pick.AddCssClass("pick");
            pick.InnerHtml.AppendHtml(control).AppendHtml(LabelTag());
            Append(output, pick, HintTag());
            return;
        }

        Append(output, LabelTag(), HintTag(), Wrong(errors), control);
    }

    private IHtmlContent Control(TagHelperContent own, TagHelperAttributeList attributes, bool wrong)
    {
        if (!own.IsEmptyOrWhiteSpace)
            return own;
        var tag = Options is not null ? Select() : Rows is { } rows ? TextArea(rows) : Input(IsOneTimeCode(attributes));
        foreach (var attribute in attributes)
            tag.Attributes[attribute.Name] = attribute.Value is null ? "" : attribute.Value is IHtmlContent content ? Plain(content) : attribute.Value.ToString();
        tag.Attributes["id"] = Id;
        tag.Attributes["name"] = FieldName;
        if (MaxLength() is { } length && Options is null && Kind != Checkbox)
            tag.Attributes.TryAdd("maxlength", length.ToString(CultureInfo.InvariantCulture));
        var described = string.Join(' ', new[] { Hint is null ? null : HintId, wrong ? WrongId : null }.Where(id => id is not null));
        if (described.Length > 0)
            tag.Attributes["aria-describedby"] = described;
        if (wrong)
            tag.Attributes["aria-invalid"] = "true";
        return tag;
    }

    private TagBuilder Input(bool secret)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Kind;
        if (Kind == Checkbox)
        {
            input.Attributes["value"] = "true";
            if (string.Equals(Typed(), "true", StringComparison.OrdinalIgnoreCase))
                input.Attributes["checked"] = "checked";
        }
        else if (!secret && Kind is not (Password or "file"))
        {
            input.Attributes["value"] = Typed();
        }

        return input;
    }

    private static bool IsOneTimeCode(TagHelperAttributeList attributes) =>
        attributes.TryGetAttribute("autocomplete", out var purpose) && purpose.Value?.ToString() == "one-time-code";

    private TagBuilder TextArea(int rows)
    {
        var area = new TagBuilder("textarea");
        area.Attributes["rows"] = rows.ToString(CultureInfo.InvariantCulture);
        // The first line break after the tag is dropped by browsers.
        area.InnerHtml.Append("\n" + Typed());
        return area;
    }

    private TagBuilder Select()
    {
        var select = new TagBuilder("select");
        if (Choose is not null)
            select.InnerHtml.AppendHtml(Option(new SelectListItem(Choose, "")));
        var chosen = Typed();
        foreach (var option in Options!)
        {
            option.Selected = chosen is { Length: > 0 } ? (option.Value ?? option.Text) == chosen : option.Selected;
            select.InnerHtml.AppendHtml(Option(option));
        }

        return select;
    }

    private static TagBuilder Option(SelectListItem item)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = item.Value ?? item.Text;
        if (item.Selected)
            option.Attributes["selected"] = "selected";
        if (item.Disabled)
            option.Attributes["disabled"] = "disabled";
        option.InnerHtml.Append(item.Text);
        return option;
    }

    /// <summary>What was typed; on a fresh form, what is stored.</summary>
    private string Typed() => State is { AttemptedValue: { } typed } ? typed : Value ?? Stored(For?.Model);

    private static string Stored(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable and not string => "",
        _ => value.ToString() ?? "",
    };

    private int? MaxLength() => For?.Metadata.ValidatorMetadata.Select(rule => rule switch
    {
        MaxLengthAttribute longest => longest.Length,
        StringLengthAttribute longest => longest.MaximumLength,
        _ => (int?)null,
    }).FirstOrDefault(length => length is not null);

    private string HintId => Id + "-hint";

    private string WrongId => Id + "-wrong";

    private TagBuilder LabelTag()
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("opt");
            optional.InnerHtml.Append(SettingsText.Optional);
            label.InnerHtml.AppendHtml(optional);
        }

        return label;
    }

    private TagBuilder? HintTag() => Hint is null ? null : Paragraph("hint", HintId, Hint);

    private TagBuilder? Wrong(List<string> errors) =>
        errors.Count == 0 ? null : Paragraph("errmsg", WrongId, Texts.Fill(SettingsText.Wrong, string.Join(' ', errors)));

    private static TagBuilder Paragraph(string cssClass, string id, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private static string Plain(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, NullHtmlEncoder.Default);
        return writer.ToString();
    }

    private static void Append(TagHelperOutput output, params IHtmlContent?[] parts)
    {
        foreach (var part in parts)
        {
            if (part is not null)
                output.Content.AppendHtml(part);
        }
    }
}
