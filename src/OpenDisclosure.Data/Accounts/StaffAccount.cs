using Microsoft.AspNetCore.Identity;

namespace OpenDisclosure.Data.Accounts;

/// <summary>A login. The human being behind it is a row of its own, so that acts outlive logins; one human, one login.</summary>
public sealed class StaffAccount : IdentityUser<long>
{
    private const int StampLength = 32;

    public required long StaffId { get; init; }

    /// <summary>The last time step of a one-time code that was taken: a code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Whether the holder must set a password of his own before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>An account without a password; its holder must set one of his own before anything else.</summary>
    /// <param name="staffId">Whose.</param>
    /// <param name="userName">The name to sign in with, as <see cref="UserNames"/> allows it.</param>
    public static StaffAccount New(long staffId, string userName) => new()
    {
        StaffId = staffId,
        UserName = userName,
        NormalizedUserName = userName.ToUpperInvariant(),
        LockoutEnabled = true,
        MustChangePassword = true,
        SecurityStamp = NaturalKey.New(StampLength),
    };

    /// <summary>Gives both stamps anew: no old cookie is taken any more, and forms that show the old state are refused.</summary>
    public void Restamp()
    {
        SecurityStamp = NaturalKey.New(StampLength);
        ConcurrencyStamp = NaturalKey.New(StampLength);
    }
}
