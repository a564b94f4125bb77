using System.Text.RegularExpressions;

namespace OpenDisclosure.Data.Accounts;

/// <summary>The shape of an e-mail address that notices go to.</summary>
public static partial class NoticeAddress
{
    public const int Length = 254;

    /// <summary>Whether the text is one bare address; whether anybody reads it, only a message tells.</summary>
    public static bool IsWellFormed(string text) => text.Length <= Length && Shape().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*(?<=\A.{1,64})@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])\z")]
    private static partial Regex Shape();
}
