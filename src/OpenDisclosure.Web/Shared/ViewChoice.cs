namespace OpenDisclosure.Web.Shared;

/// <summary>How a reader wants pages to look. Only these few values exist, so that the cache stays small.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c>, or null for the system's own.</param>
/// <param name="Size"><c>l</c>, <c>xl</c>, or null for the ordinary size.</param>
/// <param name="Elder">The view for elder readers (长者版).</param>
internal sealed record ViewChoice(string? Theme, string? Size, bool Elder)
{
    /// <summary>Form field and value of each choice.</summary>
    public const string ThemeField = "theme";

    /// <inheritdoc cref="ThemeField"/>
    public const string SizeField = "size";

    /// <inheritdoc cref="ThemeField"/>
    public const string ElderField = "elder";

    public const string Light = "light";
    public const string Dark = "dark";
    public const string Large = "l";
    public const string Largest = "xl";
    public const string On = "on";

    /// <summary>What a reader who chose nothing sees.</summary>
    public static ViewChoice Plain { get; } = new(null, null, false);

    /// <summary>The cookie's value and the cache's: <c>theme.size.elder</c>.</summary>
    public string Term => $"{Theme}.{Size}.{(Elder ? On : "")}";

    /// <summary>The choice in a request's cookie; anything unknown counts as not chosen.</summary>
    public static ViewChoice Of(HttpRequest request) =>
        request.Cookies.TryGetValue(CookieName(request.IsHttps), out var cookie) && !string.IsNullOrEmpty(cookie) ? Parse(cookie) : Plain;

    /// <summary>The cookie's name: bound to this host wherever the connection is safe.</summary>
    public static string CookieName(bool https) => https ? "__Host-od-view" : "od-view";

    /// <summary>Reads a cookie's value.</summary>
    public static ViewChoice Parse(string cookie)
    {
        var parts = cookie.Split('.', 4);
        return parts.Length == 3 ? Plain.With(ThemeField, parts[0]).With(SizeField, parts[1]).With(ElderField, parts[2]) : Plain;
    }

    /// <summary>The choice with one part set anew; an unknown value means not chosen, null changes nothing.</summary>
    public ViewChoice With(string field, string? value) => field switch
    {
        _ when value is null => this,
        ThemeField => this with { Theme = value is Light or Dark ? value : null },
        SizeField => this with { Size = value is Large or Largest ? value : null },
        ElderField => this with { Elder = value == On },
        _ => this,
    };
}
