using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Web.Jobs;

/// <summary>Tells the other instances which epoch this one serves: at each change, and now and then as a sign of life.</summary>
internal sealed partial class NodeJob(IServiceScopeFactory scopes, EpochBoard board, TimeProvider clock, ILogger<NodeJob> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);

    private readonly Reminders reminders = new(clock);
    private long told = EpochBoard.Unknown;
    private DateTimeOffset toldAt = DateTimeOffset.MinValue;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try(db => db.Nodes.Where(node => node.Id == board.NodeId).ExecuteDeleteAsync(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.Next(stoppingToken))
        {
            var now = clock.GetUtcNow();
            if (board.Newest != told || now - toldAt >= SignOfLife)
                await Try(db => Tell(db, board.Newest, now, stoppingToken));
        }
    }

    private async Task Tell(DisclosureDb db, long epoch, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await db.Nodes.Where(node => node.Id == board.NodeId)
            .ExecuteUpdateAsync(set => set.SetProperty(node => node.SeenEpoch, epoch).SetProperty(node => node.SeenAt, now), cancel);
        if (known == 0)
        {
            var forgotten = now - (Acknowledgement.Life * 10);
            await db.Nodes.Where(node => node.SeenAt < forgotten).ExecuteDeleteAsync(cancel);
            db.Nodes.Add(new Node { Id = board.NodeId, SeenEpoch = epoch, SeenAt = now });
            await db.SaveChangesAsync(cancel);
        }

        (told, toldAt) = (epoch, now);
    }

    /// <summary>A database that is down must not end the job.</summary>
    private async Task Try(Func<DisclosureDb, Task> act)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await act(scope.ServiceProvider.GetRequiredService<DisclosureDb>());
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException or OperationCanceledException or TimeoutException)
        {
            if (failure is not OperationCanceledException && reminders.IsDue(nameof(NodeJob)))
                LogFailure(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What this instance serves could not be told to the others")]
    private partial void LogFailure(Exception failure);
}
