using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>
/// A demonstration agency, made by the same acts as a real one: everything public of it was sealed, reviewed, cleared and released by
/// different people. It holds the year that its annual report tells of, under a clock that steps through it, and the weeks before now.
/// Its ledger says so in the first entry, and Production refuses it.
/// </summary>
internal sealed class DemonstrationSite
{
    /// <summary>The staff's own column that site texts stand in; it has no public name.</summary>
    public const string SiteTexts = "site-texts";

    private const int WeeksWorkingDays = 32;
    private const int NewsOfWeeks = 30;
    private const int LinesOfProgress = 100;
    private static readonly DateOnly FoundedForYear = new(2019, 6, 10);
    private static readonly TimeOnly MorningOfFounding = new(8, 35);
    private static readonly TimeOnly MorningOfOrder = new(9, 0);
    private static readonly TimeOnly MorningOfStep = new(9, 10);

    private readonly DisclosureDb db;
    private readonly Settings settings;
    private readonly WorkingDayCalendar calendar = HolidayList.Calendar();
    private readonly DateOnly today;
    private readonly DateOnly founded;
    private readonly SteppedClock clock;
    private readonly DemonstrationAccounts accounts;
    private readonly DemonstrationOrganisation organisation;
    private readonly DemonstrationColumns columns;
    private readonly DemonstrationDrafts drafts;
    private readonly DemonstrationDesk desk;

    public DemonstrationSite(IServiceProvider services)
    {
        db = services.GetRequiredService<DisclosureDb>();
        settings = services.CheckedSettings();
        today = BeijingTime.DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        founded = settings.DemonstrationYear ? FoundedForYear : DayBefore(WeeksWorkingDays);
        clock = new SteppedClock(BeijingTime.Instant(founded, MorningOfFounding));
        var store = services.GetRequiredService<FileStore>();
        accounts = new DemonstrationAccounts(db);
        organisation = new DemonstrationOrganisation(db, clock, accounts);
        columns = new DemonstrationColumns(db);
        drafts = new DemonstrationDrafts(db, store, columns, clock);
        desk = new DemonstrationDesk(db, store, clock, accounts);
    }

    /// <summary>Whether the database is empty, so that the demonstration may be loaded.</summary>
    public async Task<bool> IsWanted(CancellationToken cancel) =>
        !await db.AuditEntries.AnyAsync(cancel) && !await db.Units.AnyAsync(cancel) && !await db.Users.AnyAsync(cancel);

    /// <summary>Loads it.</summary>
    /// <param name="tell">Is told of progress, a line at a time.</param>
    /// <param name="cancel">Stops between two acts; the next start deletes what is then there and begins anew.</param>
    public async Task Load(Action<string> tell, CancellationToken cancel)
    {
        LoadingMark.Set(settings);
        await db.Database.OpenConnectionAsync(cancel);
        await FoundLedger.Run(db, clock, Schema.DemonstrationPurpose, cancel);
        tell("Demonstration: units, staff, columns and site texts");
        await accounts.Write(cancel);
        await organisation.Write(cancel);
        await columns.Write(accounts, cancel);
        await ReleaseSiteTexts(cancel);
        await Open(cancel);
        var steps = Steps();
        for (var done = 0; done < steps.Count; done++)
        {
            if (done % LinesOfProgress == 0)
                tell($"Demonstration: {done} of {steps.Count} documents, now {steps[done].On:yyyy-MM-dd}");
            await steps[done].Take();
        }

        await db.Database.CloseConnectionAsync();
        LoadingMark.Clear(settings);

        IReadOnlyList<Step> Steps() => [.. (settings.DemonstrationYear ? Year(cancel) : []).Concat(Weeks(cancel)).OrderBy(step => step.On)];
    }

    private async Task Open(CancellationToken cancel)
    {
        var opening = new OpenSite(db, clock);
        foreach (var account in DemonstrationAccounts.Openers)
            await opening.Confirm(accounts.Actor(account), [], cancel);
    }

    private async Task ReleaseSiteTexts(CancellationToken cancel)
    {
        var author = accounts.Actor(DemonstrationDesk.SiteTextAuthor);
        var steps = ContentSteps(SiteTexts);
        foreach (var text in drafts.SiteTexts(accounts.Subordinate))
            await desk.ReleaseSoon(await drafts.Write(text, author, cancel), author, steps, cancel);
    }

    /// <summary>The steps of 2022 and of the years before it: written texts, and as much news as makes the year's figure.</summary>
    private IEnumerable<Step> Year(CancellationToken cancel)
    {
        var texts = DemonstrationText.OfYear();
        var written = texts.Count(text => text.Date("on", today) is { Year: ReportedYear.Year } && IsNews(text.Needed("column")));
        var news = YearOfNews.Items(ReportedYear.FirstDay, ReportedYear.LastDay, ReportedYear.News - written, calendar);
        return texts.Select(text => new Step(text.Date("on", today)!.Value, () => Take(text, cancel)))
            .Concat(news.Select(item => new Step(item.On, () => Take(item, cancel))))
            .Concat(organisation.Meetings.Select(meeting => new Step(meeting.On, () => Meet(meeting, cancel))));
    }

    private Task Meet(MeetingText meeting, CancellationToken cancel)
    {
        clock.GoTo(meeting.On, MorningOfStep);
        return organisation.Meet(meeting, cancel);
    }

    private async Task TakeLeave(DateOnly on, CancellationToken cancel)
    {
        clock.GoTo(on, MorningOfStep);
        await organisation.TakeLeave(cancel);
    }

    private IEnumerable<Step> Weeks(CancellationToken cancel)
    {
        var yesterday = DayBefore(1);
        var texts = DemonstrationText.OfWeeks().Select(text => new Step(text.Number("day") is { } days ? DayBefore(days) : founded, () => Take(text, cancel)))
            .Append(new Step(yesterday, () => TakeLeave(yesterday, cancel)));
        if (!settings.DemonstrationYear)
            return texts;
        var news = YearOfNews.Items(DayBefore(WeeksWorkingDays), today.AddDays(-1), NewsOfWeeks, calendar);
        return texts.Concat(news.Select(item => new Step(item.On, () => Take(item, cancel))));
    }

    private async Task Take(NewsItem item, CancellationToken cancel)
    {
        clock.GoTo(item.On, MorningOfStep);
        var author = accounts.Actor(item.Author);
        await desk.ReleaseSoon(await drafts.Write(item, author, cancel), author, ContentSteps(item.Column), cancel);
    }

    private async Task Take(DemonstrationText step, CancellationToken cancel)
    {
        var on = step.Date("on", today);
        clock.GoTo(on ?? (step.Number("day") is { } days ? DayBefore(days) : founded), MorningOfStep);
        if (step.Fact("withdraws") is { } withdrawn)
        {
            var target = step.Fact("target") is { } name ? drafts.Id(name) : (long?)null;
            await desk.Withdraw(drafts.Id(withdrawn), Term.Parse<WithdrawalReason>(step.Needed("reason")), target, cancel);
            return;
        }

        var author = accounts.Actor(step.Needed("author"));
        var draft = await drafts.Write(step, author, cancel);
        var steps = ContentSteps(step.Needed("column"));
        if (step.Fact("site-text") is not null)
            await desk.ReleaseSoon(draft, author, steps, cancel);
        else
            await desk.Carry(draft, author, steps, CourseOf(step, on), cancel);
    }

    private Course CourseOf(DemonstrationText step, DateOnly? on) => step.Fact("stops-at") switch
    {
        "ordered" => new Course(OrderedFor: BeijingTime.Instant(today.AddDays(1), MorningOfOrder)),
        null when step.Time("at") is { } time => new Course(ReleasedAt: BeijingTime.Instant(on!.Value, time)),
        var stop => new Course(stop, With: step.Fact("with") is { } held ? drafts.Id(held) : null),
    };

    private bool IsNews(string column) => columns.Text(column).Class == Term.Of(ColumnClass.News);

    private IReadOnlyList<Duty> ContentSteps(string column) => [.. columns.Text(column).Steps.Select(Term.Parse<Duty>)];

    /// <summary>The working day that lies so many working days before today.</summary>
    private DateOnly DayBefore(int workingDays)
    {
        var day = today;
        for (var left = workingDays; left > 0; left -= calendar.IsWorkingDay(day) ? 1 : 0)
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>Something that happens on a Beijing date.</summary>
    private sealed record Step(DateOnly On, Func<Task> Take);
}
