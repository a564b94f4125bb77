using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Session;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Withdrawals;

/// <summary>Withdrawal of a live document, now or at a set time, the take-down by one person at once, and the closing of an earlier version.</summary>
[Staff(Role.Releaser, Role.ConfidentialityReviewer, Role.SecurityAdministrator)]
[Route("admin/documents/{documentId:long}/withdrawal")]
internal sealed class WithdrawalsController(
    DisclosureDb db, WithdrawPublication withdraw, OrderWithdrawal orders, CloseVersions close, Reauthentication again, TimeProvider clock) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> New(long documentId) =>
        await Page(documentId, new WithdrawalForm()) is { } page ? View(page) : NotFound();

    [HttpPost("")]
    [Staff(Role.Releaser)]
    public async Task<IActionResult> Withdraw(long documentId, [FromForm] WithdrawalForm form)
    {
        if (await Page(documentId, form) is not { } page)
            return NotFound();
        var target = await Target(form);
        var at = form.Later ? When(form) : null;
        await Check(form);
        if (!ModelState.IsValid)
            return Again("New", page);
        var (hash, reason) = (HashBytes.Read(form.Hash), form.Reason!.Value);
        return at is { } time
            ? await After(await orders.At(Actor, documentId, hash, reason, time, Cancel), page, StaffText.Withdrawal_Ordered)
            : await After(await withdraw.Withdraw(Actor, documentId, hash, reason, target, Cancel), page, StaffText.Withdrawal_Done);
    }

    [HttpPost("/admin/withdrawal-orders/{orderId:long}/cancellation")]
    [Staff(Role.Releaser)]
    public async Task<IActionResult> CallBack(long orderId)
    {
        var documentId = await db.WithdrawalOrders.Where(order => order.Id == orderId).Select(order => (long?)order.DocumentId).SingleOrDefaultAsync(Cancel);
        if (documentId is null)
            return NotFound();
        var outcome = await orders.CallBack(Actor, orderId, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(StaffText.Withdrawal_CalledBack);
        return RedirectToAction("Show", "Documents", new { documentId });
    }

    [HttpPost("/admin/documents/{documentId:long}/take-down")]
    public async Task<IActionResult> TakeDown(long documentId, [FromForm] WithdrawalForm form)
    {
        if (await Page(documentId, form) is not { } page)
            return NotFound();
        await Check(form);
        if (!ModelState.IsValid)
            return Again("New", page);
        var outcome = await withdraw.TakeDown(Actor, documentId, HashBytes.Read(form.Hash), form.Reason!.Value, Cancel);
        return await After(outcome, page, StaffText.Withdrawal_TakenDown);
    }

    [HttpPost("/admin/revisions/{revisionId:long}/closure")]
    public async Task<IActionResult> Close(long revisionId, WithdrawalReason? reason)
    {
        var found = await db.Publications.AsNoTracking().SingleOrDefaultAsync(publication => publication.RevisionId == revisionId, Cancel);
        if (found is null || reason is null)
            return NotFound();
        var outcome = await close.One(Actor, found.Id, reason.Value, Cancel);
        await Shown(outcome);
        if (!outcome.Done)
            return Refused(outcome);
        Say(StaffText.Closure_Done);
        return RedirectToAction("Show", "Documents", new { documentId = found.DocumentId });
    }

    private async Task<IActionResult> After(ActOutcome outcome, WithdrawalPage page, string sentence)
    {
        await Shown(outcome);
        if (!outcome.Done && outcome.Problems.All(problem => problem.Field.Length == 0))
            return Refused(outcome);
        Refuse(outcome.Problems);
        if (!outcome.Done)
            return Again("New", page);
        Say(Texts.Fill(sentence, page.Title, outcome.Seq));
        return RedirectToAction("Show", "Documents", new { documentId = page.DocumentId });
    }

    /// <summary>The set time; what is sent elsewhere goes at once, for its target must be live when it goes.</summary>
    private DateTimeOffset? When(WithdrawalForm form)
    {
        var (at, wrong) = form.Kind == WithdrawalKind.Moved ? (null, new Problem(nameof(form.On), "MovedGoesAtOnce")) : DateText.ToCome(form.On, form.Time, clock.GetUtcNow());
        if (wrong is not null)
            Refuse([wrong]);
        return at;
    }

    private async Task Check(WithdrawalForm form)
    {
        if (form.Reason is null)
            Refuse([new Problem(nameof(form.Reason), "Required")]);
        if (ModelState.IsValid && !await again.Confirms(Me, form.Password, Cancel))
            Refuse([new Problem(nameof(form.Password), "NotConfirmed")]);
    }

    private async Task<long?> Target(WithdrawalForm form)
    {
        if (form.Kind != WithdrawalKind.Moved)
            return null;
        var number = DocumentNumber.Parse(form.Target)?.Key;
        var index = (form.Target ?? "").Trim().ToUpperInvariant();
        var id = number is not null
            ? await db.Publications.Where(publication => publication.State == PublicationState.Live && publication.DocumentNumberKey == number)
                .Select(publication => (long?)publication.DocumentId).SingleOrDefaultAsync(Cancel)
            : await db.CatalogueEntries.Where(entry => entry.IndexNumberKey == index).Select(entry => (long?)entry.DocumentId).SingleOrDefaultAsync(Cancel);
        if (id is null)
            Refuse([new Problem(nameof(form.Target), "TargetNotLive")]);
        return id;
    }

    private async Task<WithdrawalPage?> Page(long documentId, WithdrawalForm form)
    {
        var live = await (
            from publication in db.Publications
            join revision in db.Revisions on publication.RevisionId equals revision.Id
            join document in db.Documents on publication.DocumentId equals document.Id
            where publication.DocumentId == documentId && publication.State == PublicationState.Live
            select new { revision.Title, revision.No, publication.ContentHash, document.UnitId }).SingleOrDefaultAsync(Cancel);
        return live is null || !Me.Actor.Serves(live.UnitId)
            ? null
            : new WithdrawalPage(documentId, live.Title, live.No, Manifest.Hex(live.ContentHash), form, Me.Is(Role.Releaser));
    }
}

/// <summary>What is posted to end a publication.</summary>
internal sealed class WithdrawalForm
{
    /// <summary>Hash of the live version that was on the page.</summary>
    public string? Hash { get; set; }

    public WithdrawalKind Kind { get; set; }

    public WithdrawalReason? Reason { get; set; }

    /// <summary>Index or document number of the document that readers are sent to.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(100)]
    public string? Target { get; set; }

    /// <summary>Whether it goes at a set time instead of now.</summary>
    public bool Later { get; set; }

    public string? On { get; set; }

    public string? Time { get; set; }

    public string? Password { get; set; }
}

internal sealed record WithdrawalPage(long DocumentId, string Title, int No, string Hash, WithdrawalForm Form, bool MayWithdraw);
