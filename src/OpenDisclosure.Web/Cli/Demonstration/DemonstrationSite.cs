using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>
/// A demonstration agency, made by the same acts as a real one: everything public of it was sealed, reviewed, cleared and released by
/// different people. Its ledger says in the first entry that it is a demonstration, so that Production refuses it.
/// </summary>
internal sealed class DemonstrationSite
{
    /// <summary>The staff's own column that site texts stand in; it has no public name.</summary>
    public const string SiteTexts = "site-texts";

    private const int FoundedDaysAgo = 32;
    private static readonly TimeOnly MorningOfFounding = new(8, 35);
    private static readonly TimeOnly MorningOfOrder = new(9, 0);
    private static readonly TimeOnly MorningOfStep = new(9, 10);

    private readonly DisclosureDb db;
    private readonly Settings settings;
    private readonly DateOnly today;
    private readonly SteppedClock clock;
    private readonly DemonstrationAccounts accounts;
    private readonly DemonstrationColumns columns;
    private readonly DemonstrationDrafts drafts;
    private readonly DemonstrationDesk desk;

    public DemonstrationSite(IServiceProvider services)
    {
        db = services.GetRequiredService<DisclosureDb>();
        settings = services.CheckedSettings();
        today = BeijingTime.DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        clock = new SteppedClock(today);
        var store = services.GetRequiredService<FileStore>();
        accounts = new DemonstrationAccounts(db);
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
        clock.GoTo(FoundedDaysAgo, MorningOfFounding);
        await FoundLedger.Run(db, clock, Schema.DemonstrationPurpose, cancel);
        tell("Demonstration: units, staff and columns");
        await accounts.Write(cancel);
        await columns.Write(accounts.Actor(DemonstrationDesk.SiteTextAuthor).UnitId, cancel);
        var steps = DemonstrationText.All();
        tell("Demonstration: site texts");
        await ReleaseSiteTexts(cancel);
        tell($"Demonstration: {steps.Count} steps of documents");
        foreach (var step in steps)
            await Take(step, cancel);
        await db.Database.CloseConnectionAsync();
        LoadingMark.Clear(settings);
    }

    private async Task ReleaseSiteTexts(CancellationToken cancel)
    {
        var author = accounts.Actor(DemonstrationDesk.SiteTextAuthor);
        foreach (var column in columns.Texts.Where(column => column.IsPublic))
            await desk.ReleaseSoon(await drafts.Write(column, author, cancel), author, Steps(SiteTexts), cancel);
    }

    private async Task Take(DemonstrationText step, CancellationToken cancel)
    {
        clock.GoTo(step.Number("day") ?? FoundedDaysAgo, MorningOfStep);
        if (step.Fact("withdraws") is { } withdrawn)
        {
            var target = step.Fact("target") is { } name ? drafts.Id(name) : (long?)null;
            await desk.Withdraw(drafts.Id(withdrawn), Term.Parse<WithdrawalReason>(step.Needed("reason")), target, cancel);
            return;
        }

        var author = accounts.Actor(step.Needed("author"));
        var draft = await drafts.Write(step, author, cancel);
        var steps = Steps(step.Needed("column"));
        if (step.Fact("site-text") is not null)
            await desk.ReleaseSoon(draft, author, steps, cancel);
        else
            await desk.Carry(draft, author, steps, step.Fact("stops-at"), BeijingTime.Instant(today.AddDays(1), MorningOfOrder), cancel);
    }

    private IReadOnlyList<Duty> Steps(string column) =>
        [.. columns.Texts.Single(text => text.Key == column).Steps.Select(Term.Parse<Duty>)];
}
