using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;

namespace OpenDisclosure.Web.Jobs;

/// <summary>Carries out orders to release at a set time, on behalf of the person who gave them, within seconds of it.</summary>
internal sealed partial class ReleaseOrdersJob(IServiceScopeFactory scopes, EpochBoard board, TimeProvider clock, ILogger<ReleaseOrdersJob> log) : BackgroundService
{
    private const string Name = "release-orders";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClaimLength = TimeSpan.FromSeconds(3);

    private readonly ClockWatch watch = new();
    private readonly Reminders reminders = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            try
            {
                await Once(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException or IOException or TimeoutException)
            {
                if (reminders.IsDue(Name))
                    LogFailure(failure);
            }
        }
        while (await timer.Next(stoppingToken));
    }

    /// <summary>Carries out what is due now.</summary>
    internal async Task Once(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        var now = clock.GetUtcNow();
        var due = await Due(db, now).ToListAsync(cancel);
        if (watch.IsBehind(now, due.Count == 0 ? DateTimeOffset.MinValue : await NewestAct(db, cancel)))
        {
            if (reminders.IsDue(nameof(ClockWatch)))
                LogHeld(ClockWatch.Tolerance.TotalMinutes);
            return;
        }

        if (due.Count == 0 || !await Claims.Take(db, Name, now, ClaimLength, cancel))
            return;
        FaultPoints.Pass(FaultPoint.OrdersClaimed);
        foreach (var orderId in due)
            await Fulfil(scope.ServiceProvider.GetRequiredService<ReleaseRevision>(), orderId, cancel);
    }

    private static IQueryable<long> Due(DisclosureDb db, DateTimeOffset now) =>
        from order in db.ReleaseOrders
        where order.CancelledSeq == null && order.ReleaseAt <= now && !db.Publications.Any(publication => publication.RevisionId == order.RevisionId)
        orderby order.ReleaseAt
        select order.Id;

    private static async Task<DateTimeOffset> NewestAct(DisclosureDb db, CancellationToken cancel) =>
        await db.AuditEntries.OrderByDescending(entry => entry.Seq).Select(entry => entry.At).FirstOrDefaultAsync(cancel);

    private async Task Fulfil(ReleaseRevision release, long orderId, CancellationToken cancel)
    {
        var outcome = await release.Fulfil(orderId, cancel);
        if (outcome.Done)
        {
            board.Announce(outcome.Epoch);
            LogReleased(orderId, outcome.Seq);
        }
        else if (outcome.Problems is not [{ Code: "NothingToDo" }] && reminders.IsDue($"order {orderId}"))
            LogRefused(orderId, string.Join(", ", outcome.Problems.Select(problem => $"{problem.Code} {string.Join(' ', problem.Arguments)}".TrimEnd())));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {OrderId} released as entry {Seq}")]
    private partial void LogReleased(long orderId, long seq);

    [LoggerMessage(Level = LogLevel.Error, Message = "Order {OrderId} cannot be carried out: {Reasons}")]
    private partial void LogRefused(long orderId, string reasons);

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock stands more than {Minutes} minutes behind a time it showed before; orders are held until it is set right")]
    private partial void LogHeld(double minutes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Orders could not be looked at")]
    private partial void LogFailure(Exception failure);
}
