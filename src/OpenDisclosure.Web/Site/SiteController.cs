using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Delivery;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Site;

/// <summary>A page of the public site. Its frame is read before the action; before two persons opened the site, and without live texts, it is not open yet.</summary>
internal abstract class SiteController : Controller
{
    /// <summary>The frame at the current epoch.</summary>
    protected SiteFrame Frame { get; private set; } = null!;

    /// <summary>The public origin, without slash at the end.</summary>
    protected string Origin { get; private set; } = "";

    /// <summary>Today's date in Beijing.</summary>
    protected DateOnly Today { get; private set; }

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var services = HttpContext.RequestServices;
        Frame = await services.GetRequiredService<SiteEpoch>().Frame(Cancel);
        Origin = services.GetRequiredService<IOptions<Settings>>().Value.PublicOrigin.TrimEnd('/');
        Today = BeijingTime.DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!Frame.IsOpen)
            context.Result = StatusCode(StatusCodes.Status503ServiceUnavailable);
        else
            await next();
    }

    /// <summary>What stands around a page at a spot.</summary>
    protected Surround Around(Spot spot) => Surroundings.Of(Frame, Origin, ViewChoice.Of(Request), spot);

    /// <summary>A permanent redirect inside the site; the address comes from the site's own data.</summary>
    protected IActionResult MovedTo(string address) => LocalRedirectPermanent(address);
}
