using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>
/// What all staff controllers share: who acts, refusals in words beside their fields, and the banner that says what changed.
/// </summary>
internal abstract class StaffController : Controller
{
    private const string BannerKey = "banner";

    protected CurrentStaff Me => HttpContext.RequestServices.GetRequiredService<CurrentStaff>();

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>Whether the connection may carry the cookies of the staff: in Production HTTPS alone.</summary>
    protected bool IsSafe => Request.IsHttps || !HttpContext.RequestServices.GetRequiredService<IHostEnvironment>().IsProduction();

    /// <summary>Whether the page says something without a cookie too.</summary>
    protected virtual bool WorksUnsafely => false;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (!IsSafe && !WorksUnsafely)
        {
            context.Result = StatusCode(StatusCodes.Status426UpgradeRequired);
            return;
        }

        await Me.Load(User, Cancel);
        if (Me.MustChangePassword && context.Controller is not Session.SessionController)
        {
            context.Result = RedirectToAction("Password", "Session");
            return;
        }

        ViewData["Me"] = Me;
        ViewData["Banner"] = TempData[BannerKey] as string;
        await base.OnActionExecutionAsync(context, next);
    }

    /// <summary>Keeps a sentence for the next page.</summary>
    protected void Say(string sentence) => TempData[BannerKey] = sentence;

    /// <summary>Puts the reasons of a refusal beside their fields.</summary>
    protected void Refuse(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            ModelState.AddModelError(problem.Field, ProblemText.Of(problem));
    }

    /// <summary>The same view again with what was typed and what is wrong, as 422.</summary>
    protected IActionResult Again(string view, object page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, page);
    }

    /// <summary>
    /// A refused act without a form of its own: forged or stale. 403 for what the person may never do, 409 for what has moved on.
    /// </summary>
    protected IActionResult Refused(ActOutcome outcome)
    {
        var code = outcome.Problems[0].Code;
        Response.StatusCode = code switch
        {
            "NoRevision" or "NoDraft" or "NoMessage" => StatusCodes.Status404NotFound,
            "NotYourRole" or "OneDuty" or "NotAnAuthor" or "StepTakenByYou" => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status409Conflict,
        };
        return View("Refused", new RefusedPage(StaffText.Refused_Title, [.. outcome.Problems.Select(ProblemText.Of)]));
    }

    /// <summary>Answers only when every live instance shows what the act has changed.</summary>
    protected Task Shown(ActOutcome outcome) =>
        outcome.Done ? HttpContext.RequestServices.GetRequiredService<Acknowledgement>().Await(outcome.Epoch, Cancel) : Task.CompletedTask;

    /// <summary>The person as the acts need him, with the keyed hash of where he acts from.</summary>
    protected Actor Actor => Me.Actor with { Origin = HttpContext.Connection.RemoteIpAddress is { } address ? Origins.Of(Keys, address) : null };

    private CheckpointKey Keys => HttpContext.RequestServices.GetRequiredService<CheckpointKey>();
}

/// <summary>Why an act was refused, with a way back.</summary>
internal sealed record RefusedPage(string Title, IReadOnlyList<string> Reasons);
