using Microsoft.AspNetCore.Identity;

namespace OpenDisclosure.Data.Accounts;

/// <summary>Which rules the passwords of an agency follow.</summary>
public enum PasswordProfile
{
    /// <summary>Long and not common: no kinds of characters are asked, no password grows old.</summary>
    Length,

    /// <summary>What assessors of level 3 ask (GB/T 22239-2019 8.1.4.1): kinds of characters, regular change, no return to an old one.</summary>
    Level3,
}

/// <summary>The rules in force.</summary>
public sealed record PasswordRules(PasswordProfile Profile)
{
    public const int ShortestLength = 10;
    public const int DistinctCharacters = 4;

    /// <summary>How many of the four kinds of characters Level3 asks for.</summary>
    public const int KindsAsked = 3;

    /// <summary>How many of a person's last passwords, the present one among them, Level3 does not take again.</summary>
    public const int Remembered = 5;

    /// <summary>How long a password of Level3 is good.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(90);

    /// <summary>Whether the kinds of characters are counted, and old passwords refused.</summary>
    public bool AreOfLevel3 => Profile == PasswordProfile.Level3;

    /// <summary>Until when a password set at an instant is good; null when it does not grow old.</summary>
    public DateTimeOffset? GoodUntil(DateTimeOffset setAt) => AreOfLevel3 ? setAt + GoodFor : null;

    /// <summary>Whether a new one must be set. Of an unknown day, it must under Level3.</summary>
    public bool AreOver(DateTimeOffset? setAt, DateTimeOffset now) => AreOfLevel3 && (setAt is null || GoodUntil(setAt.Value) <= now);

    /// <summary>How many of the four kinds a text holds: capital letters, small letters, digits, anything else.</summary>
    public static int Kinds(string text) => new[]
    {
        text.Any(char.IsAsciiLetterUpper), text.Any(char.IsAsciiLetterLower), text.Any(char.IsAsciiDigit), text.Any(letter => !char.IsAsciiLetterOrDigit(letter)),
    }.Count(found => found);
}

/// <summary>Counts the kinds of characters, where the rules ask for them.</summary>
public sealed class PasswordKinds(PasswordRules rules) : IPasswordValidator<StaffAccount>
{
    public const string TooFew = "PasswordKinds";

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password) => Task.FromResult(
        rules.AreOfLevel3 && PasswordRules.Kinds(password ?? "") < PasswordRules.KindsAsked
            ? IdentityResult.Failed(new IdentityError { Code = TooFew, Description = "The password holds too few kinds of characters." })
            : IdentityResult.Success);
}
