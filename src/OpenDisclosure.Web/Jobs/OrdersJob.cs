using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;

namespace OpenDisclosure.Web.Jobs;

/// <summary>Carries out orders to release and to withdraw at a set time, on behalf of the person who gave them, within seconds of it.</summary>
internal sealed partial class OrdersJob(IServiceScopeFactory scopes, EpochBoard board, TimeProvider clock, ILogger<OrdersJob> log) : BackgroundService
{
    private const string Name = "release-orders";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClaimLength = TimeSpan.FromSeconds(3);

    private readonly ClockWatch watch = new();
    private readonly Reminders reminders = new(clock);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Beats.Repeat(Beat, clock, Once, Failed, stoppingToken);

    /// <summary>Carries out what is due now.</summary>
    internal async Task Once(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        var now = clock.GetUtcNow();
        var due = await Due(db, now, cancel);
        if (watch.IsBehind(now, due.None ? DateTimeOffset.MinValue : await NewestAct(db, cancel)))
        {
            if (reminders.IsDue(nameof(ClockWatch)))
                LogHeld(ClockWatch.Tolerance.TotalMinutes);
            return;
        }

        if (due.None || !await Claims.Take(db, Name, now, ClaimLength, cancel))
            return;
        FaultPoints.Pass(FaultPoint.OrdersClaimed);
        var (release, withdraw) = (scope.ServiceProvider.GetRequiredService<OrderRelease>(), scope.ServiceProvider.GetRequiredService<OrderWithdrawal>());
        foreach (var orderId in due.Withdrawals)
            Report(orderId, await withdraw.Fulfil(orderId, cancel));
        foreach (var orderId in due.Releases)
            Report(orderId, await release.Fulfil(orderId, cancel));
    }

    /// <summary>What is due: one order of each bundle stands for all of it.</summary>
    private static async Task<DueOrders> Due(DisclosureDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var releases = await OrderRelease.Pending(db).Where(order => order.ReleaseAt <= now).OrderBy(order => order.ReleaseAt).ThenBy(order => order.Id)
            .Select(order => new { order.Id, order.BundleSeq }).ToListAsync(cancel);
        var withdrawals = await OrderWithdrawal.Pending(db).Where(order => order.WithdrawAt <= now).OrderBy(order => order.WithdrawAt)
            .Select(order => order.Id).ToListAsync(cancel);
        return new DueOrders([.. releases.DistinctBy(order => order.BundleSeq).Select(order => order.Id)], withdrawals);
    }

    private static async Task<DateTimeOffset> NewestAct(DisclosureDb db, CancellationToken cancel) =>
        await db.AuditEntries.OrderByDescending(entry => entry.Seq).Select(entry => entry.At).FirstOrDefaultAsync(cancel);

    private void Report(long orderId, ActOutcome outcome)
    {
        if (outcome.Done)
        {
            board.Announce(outcome.Epoch);
            LogDone(orderId, outcome.Seq);
        }
        else if (outcome.Problems is not [{ Code: "NothingToDo" }] && reminders.IsDue($"order {orderId}"))
            LogRefused(orderId, string.Join(", ", outcome.Problems.Select(problem => $"{problem.Code} {string.Join(' ', problem.Arguments)}".TrimEnd())));
    }

    private void Failed(Exception failure)
    {
        if (reminders.IsDue(Name))
            LogFailure(failure);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {OrderId} carried out as entry {Seq}")]
    private partial void LogDone(long orderId, long seq);

    [LoggerMessage(Level = LogLevel.Error, Message = "Order {OrderId} cannot be carried out: {Reasons}")]
    private partial void LogRefused(long orderId, string reasons);

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock stands more than {Minutes} minutes behind a time it showed before; orders are held until it is set right")]
    private partial void LogHeld(double minutes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Orders could not be looked at")]
    private partial void LogFailure(Exception failure);

    /// <summary>The orders whose time has come.</summary>
    private sealed record DueOrders(IReadOnlyList<long> Releases, IReadOnlyList<long> Withdrawals)
    {
        public bool None => Releases.Count + Withdrawals.Count == 0;
    }
}
