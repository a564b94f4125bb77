using System.Text.RegularExpressions;

namespace OpenDisclosure.Domain.Texts;

/// <summary>The short Latin name of a column, a topic or a unit. It stands in addresses, seals and entries, so it never changes.</summary>
public static partial class LatinKey
{
    /// <summary>True for words of lower-case letters and digits joined by single hyphens, the first beginning with a letter.</summary>
    /// <param name="key">The key as typed.</param>
    /// <param name="shortest">Fewest characters.</param>
    /// <param name="longest">Most characters.</param>
    public static bool IsKey(string key, int shortest, int longest)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length >= shortest && key.Length <= longest && Shape().IsMatch(key);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Shape();
}
