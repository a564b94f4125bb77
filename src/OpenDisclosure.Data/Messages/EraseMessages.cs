using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Messages;

/// <summary>
/// Erases what is personal in messages that came to their end long enough ago (《个人信息保护法》第十九条: kept no longer than needed).
/// An answered message counts too, so that nothing is kept because nobody closed it.
/// </summary>
public sealed class EraseMessages(DisclosureDb db, MessageTimes times, TimeProvider clock)
{
    /// <summary>Their numbers stand in the entry, which has bounds.</summary>
    private const int AtOnce = 100;

    /// <summary>Erases what is due, a hundred at once, with one entry for them.</summary>
    /// <returns>How many were erased.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        if (!await Due().AnyAsync(cancel))
            return 0;
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var due = await Due().OrderBy(message => message.Id).Take(AtOnce).ToListAsync(cancel);
        if (due.Count == 0)
            return 0;
        foreach (var message in due)
        {
            (message.Sealed, message.SealedAnswer, message.ErasedAt) = (null, null, writer.At);
            message.Version++;
        }

        var body = new Dictionary<string, object?> { ["messages"] = due.Select(message => message.Number).ToArray(), ["keptDays"] = times.KeptDays };
        await writer.Append(Acts.MessagesErased, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return due.Count;
    }

    private IQueryable<Message> Due()
    {
        var before = BeijingTime.Cut(clock.GetUtcNow()).AddDays(-times.KeptDays);
        return db.Messages.Where(message => message.ErasedAt == null && (message.ClosedAt ?? message.AnsweredAt) < before);
    }
}
