namespace OpenDisclosure.Domain.Organisation;

/// <summary>A sign-in that is open, or was: the cookie names it, and it ends with its row.</summary>
public sealed class StaffSession
{
    public const int KeyLength = 32;
    public const int BrowserLength = 200;

    /// <summary>A session that was not used for so long is over.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(30);

    /// <summary>How exactly <see cref="SeenAt"/> is kept: each request writing it would be a write for every look.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public long Id { get; private set; }

    /// <summary>Random key that the cookie holds.</summary>
    public required string Key { get; init; }

    public required long StaffId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>What the browser calls itself, cut.</summary>
    public required string Browser { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}
