using Microsoft.AspNetCore.Identity;

namespace OpenDisclosure.Data.Accounts;

/// <summary>A login. The human being behind it is a row of its own, so that acts outlive logins; one human, one login.</summary>
public sealed class StaffAccount : IdentityUser<long>
{
    public required long StaffId { get; init; }

    /// <summary>The last time step of a one-time code that was taken: a code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Whether the holder must set a password of his own before anything else.</summary>
    public bool MustChangePassword { get; set; }
}
