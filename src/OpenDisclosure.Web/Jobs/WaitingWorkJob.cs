using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Jobs.Notices;

namespace OpenDisclosure.Web.Jobs;

/// <summary>
/// Tells people of work that waits for them: each once of each piece by each way, in working hours, of urgent pieces at any hour.
/// The ways run beside each other, so that one that fails or is slow does not hold the other up.
/// </summary>
internal sealed partial class WaitingWorkJob(
    IServiceScopeFactory scopes, WorkMail mail, WorkHook hook, WorkingDayCalendar calendar, TimeProvider clock, ILogger<WaitingWorkJob> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a beat and than any one message may take, so that no second instance tells the same.</summary>
    private static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Rounds(mail, stoppingToken), Rounds(hook, stoppingToken));

    /// <summary>One round of each way.</summary>
    internal Task Once(CancellationToken cancel) => Task.WhenAll(Round(mail, cancel), Round(hook, cancel));

    private Task Rounds(NoticeWay way, CancellationToken stop)
    {
        var reminders = new Reminders(clock);
        return Beats.Repeat(Beat, clock, cancel => Round(way, cancel), Failed, stop);

        void Failed(Exception failure)
        {
            if (reminders.IsDue(way.Name))
                LogFailure(way.Name, failure);
        }
    }

    private async Task Round(NoticeWay way, CancellationToken cancel)
    {
        if (!way.Pause.IsOver)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DisclosureDb>();
        if (!await way.IsWanted(db, cancel) || !await Claim(db, way, cancel))
            return;
        FaultPoints.Pass(FaultPoint.NoticesClaimed);
        var notices = await Due(db, way, cancel);
        if (notices.Count == 0)
            return;
        try
        {
            await foreach (var told in way.HandOver(db, notices, cancel))
            {
                FaultPoints.Pass(FaultPoint.NoticeHandedOver);
                // What left the house is written down even when the program is being stopped.
                await NoticeBook.Write(db, way.Name, told.SelectMany(notice => notice.News), clock.GetUtcNow(), CancellationToken.None);
                FaultPoints.Pass(FaultPoint.NoticeWritten);
                if (!await Claim(db, way, cancel))
                    return;
            }

            way.Pause.End();
        }
        catch (NotHandedOver failure)
        {
            var pause = way.Pause.Grow();
            LogNotHandedOver(way.Name, failure.Reason, pause.TotalMinutes);
        }
    }

    private Task<bool> Claim(DisclosureDb db, NoticeWay way, CancellationToken cancel) =>
        Claims.Take(db, "waiting-work-" + way.Name, clock.GetUtcNow(), ClaimLength, cancel);

    /// <summary>Who is to be told now.</summary>
    private async Task<IReadOnlyList<PersonNotice>> Due(DisclosureDb db, NoticeWay way, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var working = calendar.IsWorkingTime(now);
        var waiting = await WaitingWork.Of(db, now, cancel);
        var news = (await NoticeBook.Untold(db, way.Name, waiting, cancel)).Where(piece => working || piece.Urgent);
        var counts = waiting.Where(piece => piece.Reason == WaitingReason.Turn).CountBy(piece => piece.StaffId).ToDictionary();
        return
        [
            .. news.GroupBy(piece => (piece.StaffId, piece.StaffKey))
                .Select(person => new PersonNotice(person.Key.StaffId, person.Key.StaffKey, counts.GetValueOrDefault(person.Key.StaffId), [.. person])),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices of waiting work could not be handed over by {Way}: {Reason}; tried again in {Minutes} minutes")]
    private partial void LogNotHandedOver(string way, string reason, double minutes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Waiting work could not be looked at for {Way}")]
    private partial void LogFailure(string way, Exception failure);
}
