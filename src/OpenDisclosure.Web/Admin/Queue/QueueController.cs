using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Messages;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.Web.Admin.Queue;

/// <summary>The first page of the staff area: what waits for the reader, most urgent first.</summary>
[Staff]
[Route("admin")]
internal sealed class QueueController(DisclosureDb db, WorkList work, TimeProvider clock) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(WorkKind? kind)
    {
        var now = clock.GetUtcNow();
        var items = await work.Items(Cancel);
        var orders = await work.OrderedFor(Cancel);
        var open = await work.Open(Cancel);
        return View(new QueuePage
        {
            Now = now,
            Kind = kind,
            All = items,
            Items = [.. items.Where(item => kind is null || item.Kind == kind)],
            Overdue = items.Count(item => item.DueAt < now),
            DueToday = items.Count(item => item.DueAt >= now && BeijingTime.DateOf(item.DueAt) == BeijingTime.DateOf(now)),
            PlannedUncleared = open.Count(found => found.Revision.PlannedAt < now.AddHours(24) && found.State.Clearance is null),
            Ordered = orders.Count,
            LateOrders = orders.Count(at => at < now.AddSeconds(-5)),
            InReview = open.Count(found => found.State.Stage is Stage.ContentReview or Stage.ConfidentialityReview),
            UnansweredMessages = await MessageDesk.TooLong(db, now, Cancel),
            Live = await db.ColumnCounters.SumAsync(counter => counter.Live, Cancel),
        });
    }
}

/// <summary>The queue with its health strip; each figure leads to its list.</summary>
internal sealed record QueuePage
{
    public required DateTimeOffset Now { get; init; }

    public required WorkKind? Kind { get; init; }

    public required IReadOnlyList<WorkItem> All { get; init; }

    public required IReadOnlyList<WorkItem> Items { get; init; }

    public required int Overdue { get; init; }

    public required int DueToday { get; init; }

    /// <summary>To be released within a day and not cleared yet.</summary>
    public required int PlannedUncleared { get; init; }

    public required int Ordered { get; init; }

    /// <summary>Orders whose time passed more than five seconds ago.</summary>
    public required int LateOrders { get; init; }

    public required int InReview { get; init; }

    public required int Live { get; init; }

    /// <summary>Messages of visitors unanswered for so long that the site fails its inspection (国办秘函〔2019〕19号).</summary>
    public required int UnansweredMessages { get; init; }
}
