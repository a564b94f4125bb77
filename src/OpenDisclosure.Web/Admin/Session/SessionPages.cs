using System.ComponentModel.DataAnnotations;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>What is typed to sign in.</summary>
internal sealed class SignInForm
{
    public string? Account { get; init; }

    public string? Password { get; init; }

    public string? Code { get; init; }

    /// <summary>Local address that was asked for.</summary>
    public string? To { get; init; }
}

/// <summary>The sign-in page.</summary>
internal sealed record SignInPage(SignInForm Form, string Host);

/// <summary>What is typed for a new password.</summary>
internal sealed class PasswordForm
{
    public string? Current { get; init; }

    public string? New { get; init; }

    public string? Again { get; init; }
}

/// <summary>The page for a new password.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Account">Whose.</param>
/// <param name="Rules">What is asked of it, in words.</param>
/// <param name="Reason">Why it must be set before anything else; null when it need not.</param>
internal sealed record PasswordPage(PasswordForm Form, string Account, string Rules, string? Reason);

/// <summary>What is typed as one's own address for notices; empty for none.</summary>
internal sealed class AddressForm
{
    [StringLength(NoticeAddress.Length)]
    public string? Address { get; init; }
}
/// <summary>One's own account.</summary>
internal sealed record AccountPage
{
    /// <summary>What is typed as the address for notices.</summary>
    public required AddressForm Form { get; init; }

    /// <summary>With so few recovery codes left, or fewer, the page asks for new ones.</summary>
    private const int FewCodes = 2;

    public required string UserName { get; init; }

    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>How old the password is, in words.</summary>
    public required string PasswordAge { get; init; }

    public required string PasswordRules { get; init; }

    public required bool Bound { get; init; }

    public required int CodesLeft { get; init; }

    public required IReadOnlyList<SessionLine> Sessions { get; init; }

    public bool HasFewCodes => Bound && CodesLeft <= FewCodes;
}

/// <summary>An open session.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Browser">Browser and system in words.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="SeenAt">When it was last used, to a minute.</param>
/// <param name="IsThis">Whether the request belongs to it.</param>
internal sealed record SessionLine(long Id, string Browser, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);

/// <summary>A table of sessions, for <c>_Sessions</c>.</summary>
/// <param name="Lines">The sessions.</param>
/// <param name="Address">Where a session is ended, without its number.</param>
internal sealed record SessionTable(IReadOnlyList<SessionLine> Lines, string Address);

/// <summary>What is typed to bind an authenticator.</summary>
internal sealed class FactorForm
{
    /// <summary>The secret as it was offered, sealed.</summary>
    public string? Offer { get; init; }

    public string? Code { get; init; }

    public string? Password { get; init; }
}

/// <summary>The page that binds an authenticator.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Offer">The sealed secret that the form carries.</param>
/// <param name="Groups">The secret in groups of four.</param>
/// <param name="Address">The same for an authenticator on this machine.</param>
/// <param name="Required">Whether nobody works without one.</param>
/// <param name="AsksPassword">Whether the password is asked: not in the middle of a sign-in.</param>
internal sealed record FactorPage(FactorForm Form, string Offer, IReadOnlyList<string> Groups, string Address, bool Required, bool AsksPassword);

/// <summary>What is typed to renew recovery codes.</summary>
internal sealed class RenewForm
{
    public string? Code { get; init; }
}
