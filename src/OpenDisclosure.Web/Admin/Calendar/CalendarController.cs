using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Reviews;
using OpenDisclosure.Web.Admin.Session;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Calendar;

/// <summary>日历: a month of releases, signed and planned, and of days that are due; a time is moved by a form.</summary>
[Staff(Role.Drafter, Role.OfficeHead, Role.ConfidentialityReviewer, Role.Releaser, Role.Auditor)]
[Route("admin/calendar")]
internal sealed class CalendarController(DisclosureDb db, CalendarDesk desk, OrderRelease orders, PlanRelease plans, Reauthentication again, TimeProvider clock) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? month)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return View(await desk.Page(ReviewMonth.Parse(month) ?? new DateOnly(today.Year, today.Month, 1), Cancel));
    }

    [HttpGet("orders/{orderId:long}")]
    [Staff(Role.Releaser)]
    public async Task<IActionResult> Order(long orderId) => await OrderPage(orderId, null) is { } page ? View("Move", page) : NotFound();

    [HttpPost("orders/{orderId:long}")]
    [Staff(Role.Releaser)]
    public async Task<IActionResult> MoveOrder(long orderId, [FromForm] MoveForm form)
    {
        if (await OrderPage(orderId, form) is not { } page)
            return NotFound();
        var at = When(form);
        if (ModelState.IsValid && !await again.Confirms(Me, form.Password, Cancel))
            Refuse([new Problem(nameof(form.Password), "NotConfirmed")]);
        return ModelState.IsValid ? After(await orders.Move(Actor, orderId, at!.Value, Cancel), page, at) : Again("Move", page);
    }

    [HttpGet("revisions/{revisionId:long}")]
    [Staff(Role.Drafter, Role.OfficeHead, Role.Releaser)]
    public async Task<IActionResult> Plan(long revisionId) => await PlanPage(revisionId, null) is { } page ? View("Move", page) : NotFound();

    [HttpPost("revisions/{revisionId:long}")]
    [Staff(Role.Drafter, Role.OfficeHead, Role.Releaser)]
    public async Task<IActionResult> MovePlan(long revisionId, [FromForm] MoveForm form)
    {
        if (await PlanPage(revisionId, form) is not { } page)
            return NotFound();
        var at = form.IsEmpty ? null : When(form);
        return ModelState.IsValid ? After(await plans.Move(Actor, revisionId, at, Cancel), page, at) : Again("Move", page);
    }

    private IActionResult After(ActOutcome outcome, MovePage page, DateTimeOffset? at)
    {
        if (!outcome.Done)
            return Refused(outcome);
        Say(at is { } time ? Texts.Fill(StaffText.Calendar_Moved, page.Title, WorkWords.Minute(time)) : Texts.Fill(StaffText.Calendar_Unplanned, page.Title));
        return RedirectToAction("Index", new { month = ReviewMonth.KeyOf(BeijingTime.DateOf(at ?? clock.GetUtcNow())) });
    }

    private DateTimeOffset? When(MoveForm form)
    {
        var (at, wrong) = DateText.ToCome(form.On, form.Time, clock.GetUtcNow());
        if (wrong is not null)
            Refuse([wrong]);
        return at;
    }

    private async Task<MovePage?> OrderPage(long orderId, MoveForm? form)
    {
        var rows = await (
            from order in OrderRelease.Pending(db)
            join revision in db.Revisions on order.RevisionId equals revision.Id
            join document in db.Documents on revision.DocumentId equals document.Id
            where db.ReleaseOrders.Any(known => known.Id == orderId && known.BundleSeq == order.BundleSeq)
            orderby order.Seq
            select new { revision.Title, order.ReleaseAt, document.UnitId }).ToListAsync(Cancel);
        if (rows.Count == 0 || rows.Any(row => !Me.Actor.Serves(row.UnitId)))
            return null;
        var title = rows.Count == 1 ? rows[0].Title : Texts.Fill(StaffText.Calendar_Bundle, rows[0].Title, rows.Count);
        return new MovePage(title, $"/admin/calendar/orders/{orderId}", rows[0].ReleaseAt, true, form ?? MoveForm.Of(rows[0].ReleaseAt));
    }

    private async Task<MovePage?> PlanPage(long revisionId, MoveForm? form)
    {
        var open = await OpenRevisions.Of(db).SingleOrDefaultAsync(found => found.RevisionId == revisionId, Cancel);
        return open is null || !Me.Actor.Serves(open.UnitId) || !(Me.Is(Role.Releaser) || Me.Actor.UnitId == open.UnitId)
            ? null
            : new MovePage(open.Title, $"/admin/calendar/revisions/{revisionId}", open.PlannedAt, false, form ?? MoveForm.Of(open.PlannedAt));
    }
}

/// <summary>A new time; Beijing date and time of day.</summary>
internal sealed class MoveForm
{
    public string? On { get; set; }

    public string? Time { get; set; }

    public string? Password { get; set; }

    /// <summary>Whether no time is wanted at all.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(On) && string.IsNullOrWhiteSpace(Time);

    /// <summary>The form filled with the time as it stands.</summary>
    public static MoveForm Of(DateTimeOffset? at) => at is { } set ? new MoveForm { On = DateText.Of(BeijingTime.DateOf(set)), Time = WorkWords.Time(set) } : new MoveForm();
}

/// <summary>The form that moves a time.</summary>
/// <param name="Title">What is moved.</param>
/// <param name="Address">Where it is posted.</param>
/// <param name="SetFor">The time as it stands, UTC; null when there is none.</param>
/// <param name="IsOrder">Whether it is a signed order: moving it is an act of the releaser, who confirms that it is he.</param>
/// <param name="Form">As typed.</param>
internal sealed record MovePage(string Title, string Address, DateTimeOffset? SetFor, bool IsOrder, MoveForm Form);
