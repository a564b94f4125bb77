using System.Text.RegularExpressions;

namespace OpenDisclosure.UnitTests.Repository;

/// <summary>Tells the comments of C# and Razor from the rest, line numbers kept.</summary>
internal static partial class SourceText
{
    /// <summary>The text with every comment replaced by white space.</summary>
    public static string WithoutComments(RepositoryFile file) => WithoutComments(file.Text, IsView(file));

    public static string WithoutComments(string text, bool isView) => ReplaceComments(text, isView, Blank);

    /// <summary>Replaces each comment by what the given function makes of it.</summary>
    public static string ReplaceComments(string text, bool isView, Func<string, string> replacement) =>
        (isView ? ViewComment() : CodeToken()).Replace(text, match => IsComment(match.Value, isView) ? replacement(match.Value) : match.Value);

    public static bool IsView(RepositoryFile file) => file.Path.EndsWith(".cshtml", StringComparison.Ordinal);

    /// <summary>Where the pattern occurs, as "path:line: text of the line".</summary>
    public static IEnumerable<string> Occurrences(RepositoryFile file, string text, Regex pattern) =>
        pattern.Matches(text).Select(match => Describe(file.Path, text, match.Index)).Distinct();

    private static string Describe(string path, string text, int index)
    {
        var number = text.AsSpan(0, index).Count('\n') + 1;
        return $"{path}:{number}: {text.Split('\n')[number - 1].Trim()}";
    }

    private static bool IsComment(string token, bool isView) =>
        isView || token.StartsWith("//", StringComparison.Ordinal) || token.StartsWith("/*", StringComparison.Ordinal);

    private static string Blank(string comment) => NotNewline().Replace(comment, " ");

    [GeneratedRegex("""[^\n]""")]
    private static partial Regex NotNewline();

    // Literals come first, so that "//" inside one is no comment.
    [GeneratedRegex(
        "\"\"\"[\\s\\S]*?\"\"\"|\\$?@\\$?\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/")]
    private static partial Regex CodeToken();

    // Inside mark-up "//" is an address as often as a comment: only whole lines count.
    [GeneratedRegex("""@\*[\s\S]*?\*@|<!--[\s\S]*?-->|(?<=^[ \t]*)//[^\n]*""", RegexOptions.Multiline)]
    private static partial Regex ViewComment();
}
