using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Messages;

/// <summary>The messages of a Beijing year for the web site's yearly table (国办函〔2018〕12号: 收到留言数量, 办结留言数量, 公开答复数量).</summary>
public sealed record MessageYear
{
    public required int Year { get; init; }

    /// <summary>How many came.</summary>
    public required int Received { get; init; }

    /// <summary>How many of them were answered, in that year or later.</summary>
    public required int Answered { get; init; }

    /// <summary>How many of them are answered by a live public reply.</summary>
    public required int Public { get; init; }
}

/// <summary>Figures of messages. They outlive the erasure: nothing personal is counted.</summary>
public static class MessageCounts
{
    /// <summary>All years in which a message came, newest first.</summary>
    public static async Task<IReadOnlyList<MessageYear>> ByYear(DisclosureDb db, CancellationToken cancel)
    {
        var years = await db.Messages.GroupBy(message => message.Year)
            .Select(year => new { year.Key, Received = year.Count(), Answered = year.Count(message => message.AnsweredAt != null) }).ToListAsync(cancel);
        var released = await (
            from message in db.Messages
            join publication in db.Publications on message.DocumentId equals publication.DocumentId
            where publication.State == PublicationState.Live
            group message by message.Year into year
            select new { year.Key, Count = year.Count() }).ToDictionaryAsync(year => year.Key, year => year.Count, cancel);
        return [.. years.OrderByDescending(year => year.Key).Select(year => new MessageYear
        {
            Year = year.Key,
            Received = year.Received,
            Answered = year.Answered,
            Public = released.GetValueOrDefault(year.Key),
        })];
    }

    /// <summary>Those of some messages that nobody has answered or ended.</summary>
    public static IQueryable<Message> Open(this IQueryable<Message> messages) => messages.Where(message => message.AnsweredAt == null && message.ClosedAt == null);
}
