using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Jobs;

/// <summary>Signs a checkpoint over the ledger soon after each act, and looks again each night whether the newest covers everything.</summary>
internal sealed partial class CheckpointJob(
    IServiceScopeFactory scopes, TimeProvider clock, IOptions<Settings> settings, ILogger<CheckpointJob> log) : BackgroundService
{
    private const string Name = "checkpoints";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClaimLength = TimeSpan.FromSeconds(10);
    private static readonly TimeOnly Night = new(0, 5);

    private readonly Reminders reminders = new(clock);
    private long signed = -1;
    private DateOnly? lookedOn;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Beats.Repeat(Beat, clock, Once, Failed, stoppingToken, failure => failure is UnauthorizedAccessException or CryptographicException or ArgumentException);

    /// <summary>Signs when the tip moved since this instance last looked, and once a night.</summary>
    internal async Task Once(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        var tip = await db.LedgerHeads.Select(head => (long?)head.TipSeq).SingleOrDefaultAsync(cancel);
        var night = NightOf(clock.GetUtcNow());
        if (tip is null || (tip == signed && night == lookedOn))
            return;
        if (!await Claims.Take(db, Name, clock.GetUtcNow(), ClaimLength, cancel))
            return;
        var checkpoint = await scope.ServiceProvider.GetRequiredService<SignCheckpoint>().Run(settings.Value.LogOrigin, cancel);
        (signed, lookedOn) = (checkpoint.Size - 1, night);
    }

    /// <summary>The Beijing date whose night look is due: it begins five minutes past midnight.</summary>
    private static DateOnly NightOf(DateTimeOffset now) => DateOnly.FromDateTime(BeijingTime.Of(now) - Night.ToTimeSpan());

    private void Failed(Exception failure)
    {
        if (reminders.IsDue(Name))
            LogFailure(failure);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger could not be signed")]
    private partial void LogFailure(Exception failure);
}
