using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Session;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Release;

/// <summary>签发: cleared items, released now or at a set time. Several on one confirmation, each its own act, entry and transaction.</summary>
[Staff(Role.Releaser)]
[Route("admin/release")]
internal sealed class ReleaseController(ReleaseDesk desk, ReleaseRevision release, Reauthentication again) : StaffController
{
    private const int MostAtOnce = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(long? revisionId) =>
        View(await desk.Page(new ReleaseForm { Chosen = revisionId is { } id ? [id] : [] }, Cancel));

    [HttpPost("")]
    public async Task<IActionResult> Release([FromForm] ReleaseForm form)
    {
        var chosen = form.Chosen.Distinct().Take(MostAtOnce).ToList();
        if (chosen.Count == 0)
            Refuse([new Problem(nameof(form.Chosen), "NothingChosen")]);
        var at = form.Later ? When(form) : null;
        if (ModelState.IsValid && !await again.Confirms(Me, form.Password, Cancel))
            Refuse([new Problem(nameof(form.Password), "NotConfirmed")]);
        if (!ModelState.IsValid)
            return Again("Index", await desk.Page(form, Cancel));
        return await ReleaseAll(form, chosen, at);
    }

    [HttpPost("orders/{orderId:long}/cancellation")]
    public async Task<IActionResult> CallBack(long orderId)
    {
        var outcome = await release.CallBack(Actor, orderId, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(StaffText.Release_CalledBack);
        return RedirectToAction("Index");
    }

    private async Task<IActionResult> ReleaseAll(ReleaseForm form, List<long> chosen, DateTimeOffset? at)
    {
        var done = new List<long>();
        foreach (var revisionId in chosen)
        {
            var seen = new SeenRevision(revisionId, HashBytes.Read(form.Hashes.GetValueOrDefault(revisionId)));
            var outcome = at is { } time ? await release.At(Actor, seen, time, Cancel) : await release.Now(Actor, seen, Cancel);
            await Shown(outcome);
            if (!outcome.Done && chosen.Count == 1 && outcome.Problems.All(problem => problem.Field.Length == 0))
                return Refused(outcome);
            if (outcome.Done)
                done.Add(outcome.Seq);
            else
                ModelState.AddModelError(nameof(form.Chosen), Texts.Fill(StaffText.Release_OneRefused, await desk.TitleOf(revisionId, Cancel), ProblemText.Of(outcome.Problems[0])));
        }

        if (!ModelState.IsValid)
            return Again("Index", await desk.Page(form, Cancel));
        Say(Texts.Fill(at is null ? StaffText.Release_Done : StaffText.Release_Ordered, done.Count, string.Join('\u3001', done)));
        return RedirectToAction("Index");
    }

    private DateTimeOffset? When(ReleaseForm form)
    {
        if (DateText.Date(form.On) is not { } day)
            Refuse([new Problem(nameof(form.On), "NoDate")]);
        else if (DateText.Time(form.Time) is not { } time)
            Refuse([new Problem(nameof(form.Time), "NoTime")]);
        else
            return BeijingTime.Instant(day, time);
        return null;
    }
}
