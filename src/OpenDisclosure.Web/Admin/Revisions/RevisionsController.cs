using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>The review of a sealed revision; each verdict is a resource of its own.</summary>
[Staff]
[Route("admin/revisions/{revisionId:long}")]
internal sealed class RevisionsController(ReviewDesk desk, EarlierVerdicts earlier, ReviewRevision review, WorkList work) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(long revisionId, bool released) =>
        await desk.Open(revisionId, Cancel) is { } open
            ? View(await desk.Page(open, verdict: null, new ContentForm(), new ReferralForm(), Cancel, released))
            : NotFound();

    /// <summary>Who else looks at the revision now.</summary>
    [HttpGet("presence")]
    public async Task<IActionResult> Presence(long revisionId, [FromServices] PresenceDesk presence) =>
        await desk.Open(revisionId, Cancel) is { } open
            ? Json(new { text = await presence.Tell(open.Document.Id, revisionId, StaffText.Review_Presence, Cancel) })
            : NotFound();

    /// <summary>The sealed text view of an attachment, with what was found in it.</summary>
    [HttpGet("text/{ordinal:int}")]
    public async Task<IActionResult> Text(long revisionId, int ordinal) =>
        await desk.Open(revisionId, Cancel) is { } open && await desk.TextView(open, ordinal, Cancel) is { } page ? View(page) : NotFound();

    [HttpPost("content-review")]
    [Staff(Role.OfficeHead)]
    public async Task<IActionResult> ContentReview(long revisionId, [FromForm] ContentForm form)
    {
        if (await desk.Open(revisionId, Cancel) is not { } open)
            return NotFound();
        if (form.Outcome is null)
            Refuse([new Problem(nameof(form.Outcome), "Required")]);
        if (form.Outcome == ReviewOutcome.Returned && string.IsNullOrWhiteSpace(form.Note))
            Refuse([new Problem(nameof(form.Note), "Required")]);
        if (!ModelState.IsValid)
            return Again("Show", await desk.Page(open, verdict: null, form, new ReferralForm(), Cancel));
        var outcome = await review.Content(Actor, Seen(revisionId, form.Hash), form.Outcome!.Value, form.Note?.Trim() ?? "", Cancel);
        return outcome.Done
            ? await Next(form.Outcome == ReviewOutcome.Passed ? StaffText.Review_ContentDone : StaffText.Review_ReturnDone, open)
            : Refused(outcome);
    }

    [HttpPost("clearance")]
    [Staff(Role.ConfidentialityReviewer)]
    public async Task<IActionResult> Clearance(long revisionId, [FromForm] VerdictForm form)
    {
        if (await desk.Open(revisionId, Cancel) is not { } open)
            return NotFound();
        if ((form.Decide ?? form.Outcome) is not { } decided)
        {
            Refuse([new Problem(nameof(form.Outcome), "Required")]);
            return Again("Show", await desk.Page(open, form, new ContentForm(), new ReferralForm(), Cancel));
        }

        if (!DateText.IsDateOrEmpty(form.ReassessOn))
            Refuse([new Problem(nameof(form.ReassessOn), "NoDate")]);
        if (decided == ClearanceOutcome.Cleared && form is { NoOther: true, SeenEnd: false })
            Refuse([new Problem(nameof(form.SeenEnd), "NotSeenToEnd")]);
        var verdict = await Verdict(form, decided, open);
        Refuse(verdict.Check());
        if (!ModelState.IsValid)
            return Again("Show", await desk.Page(open, form, new ContentForm(), new ReferralForm(), Cancel));
        var outcome = await review.Verdict(Actor, Seen(revisionId, form.Hash), verdict, Cancel);
        if (outcome.Problems is [{ Field: Data.Release.Verdict.Scanned }])
        {
            Refuse(outcome.Problems);
            return Again("Show", await desk.Page(open, form, new ContentForm(), new ReferralForm(), Cancel));
        }

        return outcome.Done ? await Next(Texts.Fill(StaffText.Review_VerdictDone, Labels.Of(decided)), open) : Refused(outcome);
    }

    [HttpPost("referral")]
    [Staff(Role.ConfidentialityReviewer)]
    public async Task<IActionResult> Referral(long revisionId, [FromForm] ReferralForm form)
    {
        if (await desk.Open(revisionId, Cancel) is not { } open)
            return NotFound();
        var outcome = ModelState.IsValid
            ? await review.Refer(Actor, Seen(revisionId, form.Hash), form.ReferredTo?.Trim() ?? "", form.Question?.Trim() ?? "", Cancel)
            : ActOutcome.Refused([]);
        if (outcome.Problems.Any(problem => problem.Field.Length > 0) || !ModelState.IsValid)
        {
            Refuse(outcome.Problems);
            return Again("Show", await desk.Page(open, verdict: null, new ContentForm(), form, Cancel));
        }

        if (!outcome.Done)
            return Refused(outcome);
        Say(StaffText.Review_ReferralDone);
        return RedirectToAction("Show", new { revisionId });
    }

    private async Task<Verdict> Verdict(VerdictForm form, ClearanceOutcome decided, SealedRevision open) => new()
    {
        Outcome = decided,
        Ground = await Ground(form, decided, open),
        Note = form.Note?.Trim() ?? "",
        ReassessOn = DateText.Date(form.ReassessOn),
        Answer = form.Answer?.Trim() ?? "",
        Findings = form.Findings(await desk.Touched(open, Cancel)),
        ForGood = form.ForGood,
    };

    /// <summary>What was proposed is a ground for publishing: no other verdict rests on it.</summary>
    private async Task<string> Ground(VerdictForm form, ClearanceOutcome decided, SealedRevision open)
    {
        var typed = form.Ground?.Trim() ?? "";
        return decided != ClearanceOutcome.Cleared && typed == await earlier.Ground(open.Revision, Cancel) ? "" : typed;
    }

    /// <summary>Approve and open the next: the reviewer stays at work.</summary>
    private async Task<IActionResult> Next(string sentence, SealedRevision open)
    {
        Say(Texts.Fill(sentence, open.Revision.Title));
        return await Onward(this, work);
    }

    /// <summary>The next review, or the queue when there is none.</summary>
    internal static async Task<IActionResult> Onward(StaffController controller, WorkList work) =>
        await work.NextReview(controller.HttpContext.RequestAborted) is { } revisionId
            ? controller.RedirectToAction("Show", "Revisions", new { revisionId })
            : controller.RedirectToAction("Index", "Queue");

    private static SeenRevision Seen(long revisionId, string? hash) => new(revisionId, HashBytes.Read(hash));
}
