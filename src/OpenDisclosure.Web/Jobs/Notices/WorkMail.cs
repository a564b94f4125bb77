using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Jobs.Notices;

/// <summary>Tells each person who has an address, in one message a round, how many pieces of work wait and where.</summary>
internal sealed partial class WorkMail(IOptions<Settings> settings, TimeProvider clock, ILogger<WorkMail> log) : NoticeWay(clock)
{
    private readonly TimeProvider clock = clock;

    /// <summary>Persons whose messages the host refused; the others' go out all the same.</summary>
    private readonly Dictionary<long, GrowingPause> refused = [];

    public override string Name => "mail";

    public override Task<bool> IsWanted(DisclosureDb db, CancellationToken cancel) => db.Users.AnyAsync(account => account.Email != null, cancel);

    public override async IAsyncEnumerable<IReadOnlyList<PersonNotice>> HandOver(
        DisclosureDb db, IReadOnlyList<PersonNotice> notices, [EnumeratorCancellation] CancellationToken cancel)
    {
        var addresses = await db.Users.Where(account => account.Email != null)
            .Select(account => new { account.StaffId, account.Email }).ToDictionaryAsync(account => account.StaffId, account => account.Email!, cancel);
        await using var outbox = Outbox.Of(settings.Value);
        foreach (var notice in notices)
        {
            if (addresses.TryGetValue(notice.StaffId, out var address) && IsOpen(notice.StaffId) && await Send(outbox, notice, address, cancel))
                yield return [notice];
        }
    }

    /// <summary>The message of a person.</summary>
    internal MimeMessage Message(PersonNotice notice, string address)
    {
        var sender = Sender();
        var message = new MimeMessage
        {
            Subject = Subject(notice),
            Date = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)),
            MessageId = MimeUtils.GenerateMessageId(sender.Domain),
            Body = new TextPart("plain") { Text = Words(notice) },
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress("", address));

        // No automatic answer is wanted (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private MailboxAddress Sender() => settings.Value.Mail.From is { Length: > 0 } from
        ? MailboxAddress.Parse(from)
        : new MailboxAddress("", "opendisclosure@" + settings.Value.LogOrigin);

    private static string Subject(PersonNotice notice) => notice.Of(WaitingReason.Blocked) is > 0 and var blocked
        ? Texts.Fill(StaffText.Notice_SubjectBlocked, blocked)
        : Texts.Fill(StaffText.Notice_Subject, notice.Waiting + notice.Of(WaitingReason.Expiry));

    private string Words(PersonNotice notice) => string.Join("\r\n",
    [
        StaffText.Notice_Greeting,
        "",
        .. News(notice),
        StaffText.Notice_Where,
        settings.Value.PublicOrigin.TrimEnd('/') + "/admin",
        "",
        StaffText.Notice_Automatic,
        "",
    ]);

    private static IEnumerable<string> News(PersonNotice notice)
    {
        if (notice.Of(WaitingReason.Blocked) is > 0 and var blocked)
            yield return Texts.Fill(StaffText.Notice_Blocked, blocked);
        if (notice.Of(WaitingReason.Turn) is > 0 and var turns)
            yield return Texts.Fill(StaffText.Notice_Count, notice.Waiting, turns);
        if (notice.Of(WaitingReason.Expiry) is > 0 and var expiring)
            yield return Texts.Fill(StaffText.Notice_Expiry, expiring, ReminderRules.FirstExpiryDays);
    }

    private bool IsOpen(long staffId) => !refused.TryGetValue(staffId, out var pause) || pause.IsOver;

    private async Task<bool> Send(Outbox outbox, PersonNotice notice, string address, CancellationToken cancel)
    {
        try
        {
            await outbox.Send(Message(notice, address), cancel);
            refused.Remove(notice.StaffId);
            return true;
        }
        catch (NotHandedOver failure) when (failure.ThisOneAlone)
        {
            if (!refused.TryGetValue(notice.StaffId, out var pause))
                refused[notice.StaffId] = pause = new GrowingPause(clock);
            LogRefused(failure.Reason, pause.Grow().TotalMinutes.ToString(CultureInfo.InvariantCulture));
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail host refused the message to one person: {Reason}; tried again in {Minutes} minutes")]
    private partial void LogRefused(string reason, string minutes);
}
