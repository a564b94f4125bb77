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
internal sealed record PasswordPage(PasswordForm Form, bool MustChange, string Account);

/// <summary>One's own account.</summary>
internal sealed record AccountPage(string UserName, IReadOnlyList<Role> Roles, bool Bound, int CodesLeft);

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
