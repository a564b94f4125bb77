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
internal sealed class DraftsController(DraftDesk desk, DraftBook book, SealDraft seal, TimeProvider clock) : StaffController
{
    /// <summary>A Chinese character takes nine bytes on its way; longer texts are refused beside their field, this is where reading ends.</summary>
    private const int LongestValue = 4 * 1024 * 1024;

    /// <inheritdoc cref="LongestValue"/>
    private const int MostValues = 256;

    private static readonly TimeSpan PresenceTime = TimeSpan.FromSeconds(40);

    [HttpGet("")]
    public async Task<IActionResult> Edit(long documentId)
    {
        if (await desk.Open(documentId, Cancel) is not { } whole)
            return NotFound();
        if (!desk.MayType(whole.Document))
            return RedirectToAction("Show", "Documents", new { documentId });
        var form = DraftForm.From(whole.Draft, await desk.Interprets(documentId, Cancel));
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
            return await Conflict(documentId, form, current!);
        if (!await book.Relate(Actor, documentId, RelationKind.Interprets, form.Interprets ?? "", Cancel))
        {
            Refuse([new Problem(nameof(DraftForm.Interprets), "UnknownReference")]);
            form.Version = current!.Version;
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

    [HttpGet("presence")]
    public async Task<IActionResult> Presence(long documentId)
    {
        if (await desk.Open(documentId, Cancel) is null)
            return NotFound();
        var now = BeijingTime.Cut(clock.GetUtcNow());
        await desk.Arrive(documentId, now, Cancel);
        var others = await desk.Others(documentId, now - PresenceTime, Cancel);
        return Json(new { text = others.Count == 0 ? "" : Texts.Fill(StaffText.Draft_Presence, string.Join('\u3001', others)) });
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
            Say(Texts.Fill(StaffText.Draft_Submitted, whole.Draft.Title!, outcome.Seq));
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

    private async Task<IActionResult> Conflict(long documentId, DraftForm form, Draft current)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Clear();
        return View("Compare", await desk.Compare(documentId, form, current, Cancel));
    }
}
