using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>The working copy of a document: edited, saved under its version, shown as it would be sealed, submitted.</summary>
[Staff]
[Route("admin/documents/{documentId:long}/draft")]
internal sealed class DraftsController(DraftDesk desk, DraftBook book, SuggestionBook suggestions, SealDraft seal, PresenceDesk presence, TimeProvider clock) : StaffController
{
    /// <summary>A Chinese character takes nine bytes on its way; longer texts are refused beside their field, this is where reading ends.</summary>
    internal const int LongestValue = 4 * 1024 * 1024;

    /// <inheritdoc cref="LongestValue"/>
    private const int MostValues = 256;

    [HttpGet("")]
    public async Task<IActionResult> Edit(long documentId, bool suggested)
    {
        if (await desk.Open(documentId, Cancel) is not { } whole)
            return NotFound();
        if (!desk.MayType(whole.Document))
            return RedirectToAction("Show", "Documents", new { documentId });
        var form = DraftForm.From(whole.Draft, await desk.Relations(documentId, Cancel));
        if (suggested && await suggestions.Open(whole, Cancel) is { } suggestion)
            form.Take(suggestion);
        return View(await desk.Page(whole, form, Cancel));
    }

    [HttpPost("")]
    [Staff(Role.Drafter, Role.OfficeHead)]
    [RequestFormLimits(ValueLengthLimit = LongestValue, ValueCountLimit = MostValues)]
    public async Task<IActionResult> Save(long documentId, [FromForm] DraftForm form, string? then)
    {
        if (await Writable(documentId) is not { } whole)
            return NotFound();
        await desk.Check(whole.Document, form, ModelState, Cancel);
        if (!ModelState.IsValid)
            return Again("Edit", await desk.Page(whole, form, Cancel));
        var (result, current) = await book.Save(Actor, documentId, form.Version, form.WriteTo, Cancel);
        if (result == SaveResult.Conflict)
            return await Conflict(whole.Document, form, current!);
        foreach (var (kind, field, reference) in form.Stated())
        {
            if (!await book.Relate(Actor, documentId, kind, reference, Cancel))
                Refuse([new Problem(field, "UnknownReference")]);
        }

        if (!ModelState.IsValid)
        {
            form.Version = current!.Version;
            ModelState.Remove(nameof(DraftForm.Version));
            return Again("Edit", await desk.Page(whole, form, Cancel));
        }

        return await Onward(documentId, form, then);
    }

    [HttpPost("autosave")]
    [Staff(Role.Drafter, Role.OfficeHead)]
    [RequestFormLimits(ValueLengthLimit = LongestValue, ValueCountLimit = MostValues)]
    public async Task<IActionResult> Autosave(long documentId, [FromForm] DraftForm form)
    {
        if (await Writable(documentId) is not { } whole)
            return NotFound();
        await desk.Check(whole.Document, form, ModelState, Cancel);
        if (!ModelState.IsValid)
            return UnprocessableEntity();
        var (result, current) = await book.Save(Actor, documentId, form.Version, form.WriteTo, Cancel);
        if (result == SaveResult.Conflict)
            return Conflict(new { compareUrl = Url.Action("Edit", new { documentId }) + "#decide" });
        return Json(new
        {
            savedAt = BeijingTime.Of(clock.GetUtcNow()).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            fields = new Dictionary<string, string> { [nameof(DraftForm.Version)] = current!.Version.ToString(CultureInfo.InvariantCulture) },
        });
    }

    /// <summary>采纳并重新送审: what the reviewer suggested is the author's from now on, and is handed in again at once.</summary>
    [HttpPost("suggestion/adoption")]
    [Staff(Role.Drafter, Role.OfficeHead)]
    public async Task<IActionResult> Adopt(long documentId, [FromForm] long revisionId, [FromForm] long version)
    {
        if (await Writable(documentId) is not { } whole)
            return NotFound();
        if (await suggestions.Open(whole, Cancel) is not { } suggestion || suggestion.RevisionId != revisionId)
            return Refused(ActOutcome.Refused("NothingToDo"));
        if (await suggestions.Adopt(Actor, whole, suggestion, version, BeijingTime.Cut(clock.GetUtcNow()), Cancel) != SaveResult.Saved)
        {
            Say(StaffText.Suggest_Moved);
            return RedirectToAction("Edit", new { documentId, suggested = true });
        }

        whole = (await Writable(documentId))!;
        return await Submit(documentId, DraftForm.From(whole.Draft, await desk.Relations(documentId, Cancel)));
    }

    /// <summary>The author goes another way; the suggestion is shown no longer.</summary>
    [HttpPost("suggestion/refusal")]
    [Staff(Role.Drafter, Role.OfficeHead)]
    public async Task<IActionResult> Decline(long documentId, [FromForm] long revisionId)
    {
        if (await Writable(documentId) is not { } whole)
            return NotFound();
        if (await suggestions.Open(whole, Cancel) is not { } suggestion || suggestion.RevisionId != revisionId)
            return Refused(ActOutcome.Refused("NothingToDo"));
        await suggestions.Decline(Actor, suggestion, BeijingTime.Cut(clock.GetUtcNow()), Cancel);
        Say(StaffText.Suggest_Declined);
        return RedirectToAction("Edit", new { documentId });
    }

    [HttpGet("presence")]
    public async Task<IActionResult> Presence(long documentId)
    {
        if (await desk.Open(documentId, Cancel) is null)
            return NotFound();
        return Json(new { text = await presence.Tell(documentId, revisionId: null, StaffText.Draft_Presence, Cancel) });
    }

    private async Task<DraftWhole?> Writable(long documentId) =>
        await desk.Open(documentId, Cancel) is { } whole && desk.MayType(whole.Document) ? whole : null;

    private async Task<IActionResult> Onward(long documentId, DraftForm form, string? then)
    {
        switch (then)
        {
            case "submit":
                return await Submit(documentId, form);
            case "findings":
                return RedirectToAction("Index", "Findings", new { documentId });
            case "preview":
                return RedirectToAction("Draft", "Previews", new { documentId });
            case "leave":
                Say(StaffText.Draft_Saved);
                return RedirectToAction("Index", "Queue");
            default:
                Say(StaffText.Draft_Saved);
                return RedirectToAction("Edit", new { documentId });
        }
    }

    private async Task<IActionResult> Submit(long documentId, DraftForm form)
    {
        await book.Vouch(Actor, documentId, Cancel);
        var whole = (await desk.Open(documentId, Cancel))!;
        var outcome = await seal.Run(Actor, documentId, whole.Draft.Version, Cancel);
        if (outcome.Done)
        {
            var told = Texts.Fill(StaffText.Draft_Submitted, whole.Draft.Title!, outcome.Seq);
            Say(await desk.Uninterpreted(outcome.RevisionId, Cancel) ? told + StaffText.Draft_SubmittedUninterpreted : told);
            return RedirectToAction("Show", "Documents", new { documentId });
        }

        if (outcome.Problems is [{ Code: "FindingsOpen" }])
        {
            Say(ProblemText.Of(outcome.Problems[0]));
            return RedirectToAction("Index", "Findings", new { documentId });
        }

        Refuse(outcome.Problems);
        form.Version = whole.Draft.Version;
        ModelState.Remove(nameof(DraftForm.Version));
        return Again("Edit", await desk.Page(whole, form, Cancel));
    }

    private async Task<IActionResult> Conflict(Document document, DraftForm form, Draft current)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Clear();
        return View("Compare", await desk.Compare(document, form, current, Cancel));
    }
}
