using System.Text.RegularExpressions;

namespace OpenDisclosure.Data.Accounts;

/// <summary>The name that a person signs in with.</summary>
public static partial class UserNames
{
    /// <summary>Most characters.</summary>
    public const int Length = 30;

    /// <summary>True for three to thirty lower-case letters, digits, points and hyphens, the first a letter.</summary>
    public static bool IsUserName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length <= Length && Shape().IsMatch(name);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9.-]{2,}\z")]
    private static partial Regex Shape();
}
