using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Revisions;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Suggestions;

/// <summary>退回并附修改建议: a return with the text as the reviewer would have it.</summary>
[Staff(Role.OfficeHead, Role.ConfidentialityReviewer)]
[Route("admin/revisions/{revisionId:long}/suggestion")]
internal sealed class SuggestionsController(DisclosureDb db, ReviewDesk desk, ReviewRevision review, WorkList work) : StaffController
{
    /// <summary>The sealed text to be changed, with some findings masked at once.</summary>
    [HttpGet("")]
    public async Task<IActionResult> New(long revisionId, string[]? mask)
    {
        if (await desk.Open(revisionId, Cancel) is not { } open)
            return NotFound();
        if (await Duty(open) is null)
            return RedirectToAction("Show", "Revisions", new { revisionId });
        var record = await RevisionFindings.Of(db, revisionId, Cancel);
        var (title, summary, body) = SuggestedMask.Apply(Sealed(open), record, mask ?? []);
        var form = new SuggestionForm { Hash = Manifest.Hex(open.Revision.ContentHash), Title = title, Summary = summary, Body = body };
        if (mask is { Length: > 0 } && new SuggestedText(title, summary, body) != Sealed(open))
            form.Note = StaffText.Suggest_MaskNote;
        return View(Page(open, form));
    }

    [HttpPost("")]
    [RequestFormLimits(ValueLengthLimit = DraftsController.LongestValue)]
    public async Task<IActionResult> Return(long revisionId, [FromForm] SuggestionForm form)
    {
        if (await desk.Open(revisionId, Cancel) is not { } open)
            return NotFound();
        if (await Duty(open) is not { } duty)
            return Refused(ActOutcome.Refused("NotYourTurn"));
        form.Check(ModelState);
        var suggested = form.Text();
        if (ModelState.IsValid && suggested == Sealed(open))
            Refuse([new Problem(HasBody(open) ? nameof(form.Body) : nameof(form.Title), "SuggestionSame")]);
        if (!ModelState.IsValid)
            return Again("New", Page(open, form));
        var outcome = await Return(open, duty, form, suggested);
        if (!outcome.Done)
            return Refused(outcome);
        Say(Texts.Fill(StaffText.Suggest_Done, open.Revision.Title));
        return await RevisionsController.Onward(this, work);
    }

    private Task<ActOutcome> Return(SealedRevision open, Duty duty, SuggestionForm form, SuggestedText suggested)
    {
        var seen = new SeenRevision(open.Revision.Id, HashBytes.Read(form.Hash));
        var note = form.Note!.Trim();
        if (duty == Domain.Publishing.Duty.ContentReviewer)
            return review.Content(Actor, seen, ReviewOutcome.Returned, note, Cancel, suggested);
        return review.Verdict(Actor, seen, new Verdict
        {
            Outcome = ClearanceOutcome.Returned,
            Ground = "",
            Note = note,
            Findings = new ReviewFindings(new Dictionary<ReviewPoint, string>()),
            Suggested = suggested,
        }, Cancel);
    }

    /// <summary>The duty that the revision waits for when the reader may take it.</summary>
    private async Task<Duty?> Duty(SealedRevision open) =>
        await RevisionStates.Of(db, open.Revision.Id, Cancel) is { } state
        && DutyRules.WaitsFor(state, Me.StaffId, Me.Actor.Roles, Me.Actor.UnitId == open.Document.UnitId) is { } duty && duty != Domain.Publishing.Duty.Releaser
            ? duty
            : null;

    private static SuggestedText Sealed(SealedRevision open) => new(open.Revision.Title, open.Revision.Summary, open.Body.Source);

    private static bool HasBody(SealedRevision open) => open.Document.SiteTextKey is not { } key || SiteTextKeys.HasBody(key);

    private static SuggestionPage Page(SealedRevision open, SuggestionForm form) => new(open.Revision.Id, open.Revision.Title, open.Revision.No, HasBody(open), form);
}

/// <summary>A return with its suggestion as posted.</summary>
internal sealed class SuggestionForm
{
    public string Hash { get; set; } = "";

    [MaxLength(Clearance.NoteLength)]
    public string? Note { get; set; }

    [MaxLength(Draft.TitleLength)]
    public string? Title { get; set; }

    [MaxLength(Draft.SummaryLength)]
    public string? Summary { get; set; }

    [MaxLength(Draft.BodyLength)]
    public string? Body { get; set; }

    /// <summary>Puts what cannot be handed over beside its field.</summary>
    public void Check(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
    {
        foreach (var (field, text) in new[] { (nameof(Note), Note), (nameof(Title), Title) })
        {
            if (string.IsNullOrWhiteSpace(text))
                state.AddModelError(field, ProblemText.Of(new Problem(field, "Required")));
        }

        foreach (var (field, text) in new[] { (nameof(Note), Note), (nameof(Title), Title), (nameof(Summary), Summary), (nameof(Body), Body) })
        {
            if (ForbiddenText.In(field, text) is { } found)
                state.AddModelError(field, ProblemText.Of(found));
        }
    }

    /// <summary>The texts in the form in which texts are sealed.</summary>
    public SuggestedText Text() => new(
        TextGuard.Normalise((Title ?? "").Trim()), TextGuard.Normalise((Summary ?? "").Trim()), TextGuard.Normalise(Body ?? ""));
}

/// <summary>The page on which a reviewer writes what he suggests.</summary>
internal sealed record SuggestionPage(long RevisionId, string Title, int No, bool HasBody, SuggestionForm Form);
