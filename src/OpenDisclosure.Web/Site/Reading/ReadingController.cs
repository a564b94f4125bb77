using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site.Reading;

/// <summary>
/// Keeps how a reader wants pages to look, in one cookie. Pages come from a shared cache and hold no antiforgery token: the act only
/// sets that cookie, and is taken from our own pages alone.
/// </summary>
internal sealed class ReadingController(IOptions<Settings> settings) : ControllerBase
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    [HttpPost("/view")]
    [PublicPage(Stored = false)]
    [IgnoreAntiforgeryToken]
    public IActionResult Choose([FromForm] ViewForm? form)
    {
        if (form is null || !IsFromOwnPage())
            return BadRequest();
        var view = ViewChoice.Of(Request).With(ViewChoice.ThemeField, form.Theme)
            .With(ViewChoice.SizeField, form.Size).With(ViewChoice.ElderField, form.Elder);
        var cookie = new CookieOptions { Path = "/", HttpOnly = true, Secure = Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Kept };
        Response.Cookies.Append(ViewChoice.CookieName(Request.IsHttps), view.Term, cookie);
        return LocalRedirect(Url.IsLocalUrl(form.Back) ? form.Back : "/");
    }

    /// <summary>Browsers name the origin of a form; what names none of its own is refused.</summary>
    private bool IsFromOwnPage()
    {
        if (Request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site)
            return site == "same-origin";
        var origin = Request.Headers.Origin.ToString();
        return origin == $"{Request.Scheme}://{Request.Host}" || origin == settings.Value.PublicOrigin.TrimEnd('/');
    }
}

/// <summary>The one button that was pressed, and where the reader was.</summary>
internal sealed record ViewForm
{
    public string? Theme { get; init; }

    public string? Size { get; init; }

    public string? Elder { get; init; }

    public string? Back { get; init; }
}
