using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Jobs;
using OpenDisclosure.Web.Jobs.Notices;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.IntegrationTests.Jobs;

/// <summary>The job that tells people, round by round, with a clock and settings of the test's own; that of the site itself is stopped.</summary>
internal sealed class NoticeRounds : IDisposable
{
    public const string Origin = "https://gxj.example.gov.cn";

    /// <summary>A Monday without a holiday.</summary>
    public static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly WebSite site;
    private readonly WaitingWorkJob job;
    private readonly string folder = Directory.CreateTempSubdirectory("disclosure_mail_").FullName;
    private readonly ILoggerFactory loggers;

    private NoticeRounds(WebSite site, MailSettings? mail, WebHookSettings? hook)
    {
        this.site = site;
        var settings = Options.Create(new Settings { PublicOrigin = Origin, DataFolder = folder, Mail = mail ?? new(), WebHook = hook ?? new() });
        Assert.Empty(settings.Value.Mail.Problems().Concat(settings.Value.WebHook.Problems()));
        loggers = LoggerFactory.Create(builder => builder.AddProvider(Log));
        job = new WaitingWorkJob(
            site.Services.GetRequiredService<IServiceScopeFactory>(), new WorkMail(settings, Clock, loggers.CreateLogger<WorkMail>()),
            new WorkHook(settings, site.Services.GetRequiredService<IHttpClientFactory>(), Clock), HolidayList.Calendar(), Clock, loggers.CreateLogger<WaitingWorkJob>());
    }

    public FakeTimeProvider Clock { get; } = new(BeijingTime.Instant(Monday, new TimeOnly(10, 0)));

    public KeptLog Log { get; } = new();

    public string Folder => Path.Combine(folder, "mail");

    public static async Task<NoticeRounds> On(WebSite site, MailSettings? mail = null, WebHookSettings? hook = null)
    {
        // A job that is stopped before a busy machine has begun it counts as failed, and takes the host with it.
        for (var looks = 0; looks < 100 && ThreadPool.PendingWorkItemCount > 0; looks++)
            await Task.Delay(10);
        foreach (var own in site.Services.GetServices<IHostedService>().OfType<WaitingWorkJob>())
            await own.StopAsync(CancellationToken.None);
        return new NoticeRounds(site, mail, hook);
    }

    public Task Round() => job.Once(CancellationToken.None);

    public void At(DateOnly date, int hour, int minute = 0) => Clock.SetUtcNow(BeijingTime.Instant(date, new TimeOnly(hour, minute)));

    /// <summary>A person of the bureau with an address for notices, told of everything that waits already.</summary>
    public async Task<string> Hire(string account, params Role[] roles)
    {
        await site.Hire(account, "bureau", roles);
        var address = account + "@example.gov.cn";
        await using var db = site.Database.Open();
        await db.Users.Where(user => user.UserName == account).ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, address));
        return address;
    }

    /// <summary>Tells what waits, so that a test sees only what comes after.</summary>
    public async Task Settle()
    {
        await Round();
        Taken();
    }

    /// <summary>The messages of the pickup folder, which is empty then.</summary>
    public IReadOnlyList<MimeMessage> Taken()
    {
        if (!Directory.Exists(Folder))
            return [];
        var files = Directory.GetFiles(Folder);
        Assert.All(files, file => Assert.EndsWith(".eml", file, StringComparison.Ordinal));
        var messages = files.Select(file => MimeMessage.Load(new MemoryStream(File.ReadAllBytes(file)))).ToList();
        foreach (var file in files)
            File.Delete(file);
        return messages;
    }

    public IReadOnlyList<MimeMessage> Taken(string address) => [.. Taken().Where(message => message.To.Mailboxes.Single().Address == address)];

    public void Dispose()
    {
        loggers.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Everything that was logged, with the exceptions.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
