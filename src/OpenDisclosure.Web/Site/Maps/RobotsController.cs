using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site.Maps;

/// <summary>What search engines may read; needs no database.</summary>
internal sealed class RobotsController(IOptions<Settings> settings) : ControllerBase
{
    [HttpGet("/robots.txt")]
    [PublicPage(Viewed = false)]
    public IActionResult Index() => Content(
        $"User-agent: *\nDisallow: /admin\nDisallow: /search\nDisallow: /messages/\nDisallow: /view\nSitemap: {settings.Value.PublicOrigin.TrimEnd('/')}/sitemap.xml\n",
        "text/plain; charset=utf-8");
}
