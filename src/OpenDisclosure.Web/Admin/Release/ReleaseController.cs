using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Session;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Release;

/// <summary>
/// 签发: cleared items, released now or at a set time. Several on one confirmation, each its own act, entry and transaction; or as a
/// bundle, all in one.
/// </summary>
[Staff(Role.Releaser)]
[Route("admin/release")]
internal sealed class ReleaseController(ReleaseDesk desk, ReleaseRevision release, OrderRelease orders, Reauthentication again, TimeProvider clock) : StaffController
{
    private const int MostAtOnce = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(long? revisionId) =>
        View(await desk.Page(revisionId is { } id ? await desk.FormFor(id, Cancel) : new ReleaseForm(), Cancel));

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
        var outcome = await orders.CallBack(Actor, orderId, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(StaffText.Release_CalledBack);
        return RedirectToAction("Index");
    }

    private async Task<IActionResult> ReleaseAll(ReleaseForm form, List<long> chosen, DateTimeOffset? at)
    {
        var seen = chosen.Select(revisionId => new SeenRevision(revisionId, HashBytes.Read(form.Hashes.GetValueOrDefault(revisionId)))).ToList();
        var done = new List<long>();
        var count = 0;
        foreach (var lot in form.Together ? [seen] : seen.Select(one => new List<SeenRevision> { one }))
        {
            var outcome = at is { } time ? await orders.At(Actor, lot, time, Cancel) : await release.Together(Actor, lot, Cancel);
            await Shown(outcome);
            if (!outcome.Done && chosen.Count == 1 && outcome.Problems.All(problem => problem.Field.Length == 0))
                return Refused(outcome);
            if (!outcome.Done)
            {
                await RefuseOne(form, outcome with { RevisionId = outcome.RevisionId == 0 ? lot[0].RevisionId : outcome.RevisionId }, lot.Count > 1);
                continue;
            }

            done.Add(outcome.Seq);
            count += lot.Count;
        }

        if (!ModelState.IsValid)
            return Again("Index", await desk.Page(form, Cancel));
        Say(Texts.Fill(at is null ? StaffText.Release_Done : StaffText.Release_Ordered, count, string.Join('\u3001', done)));
        return RedirectToAction("Index");
    }

    private async Task RefuseOne(ReleaseForm form, ActOutcome outcome, bool bundle)
    {
        var sentence = Texts.Fill(StaffText.Release_OneRefused, await desk.TitleOf(outcome.RevisionId, Cancel), ProblemText.Of(outcome.Problems[0]));
        ModelState.AddModelError(nameof(form.Chosen), bundle ? Texts.Fill(StaffText.Release_BundleRefused, sentence) : sentence);
    }

    private DateTimeOffset? When(ReleaseForm form)
    {
        var (at, wrong) = DateText.ToCome(form.On, form.Time, clock.GetUtcNow());
        if (wrong is not null)
            Refuse([wrong]);
        return at;
    }
}
