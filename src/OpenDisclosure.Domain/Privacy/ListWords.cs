using OpenDisclosure.Domain.Privacy.Labels;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>The agency's lists, ready to be looked for in one pass.</summary>
internal sealed class ListWords
{
    private const int LongestPost = 8;

    private readonly string[] names;
    private readonly IReadOnlyList<string>[] titles;
    private readonly string[] wrong;
    private readonly string[] right;
    private readonly string[] sensitive;
    private readonly WordFinder finder;

    public ListWords(ScanLists lists)
    {
        names = [.. lists.Leaders.Keys];
        titles = [.. lists.Leaders.Values];
        wrong = [.. lists.Misspellings.Keys];
        right = [.. lists.Misspellings.Values];
        sensitive = [.. lists.SensitiveWords.Distinct()];
        finder = new WordFinder([.. names, .. wrong, .. sensitive]);
    }

    /// <summary>Looks for all lists in a text without spaces inside of words.</summary>
    public void Find(FoldedText dense, Claims claims)
    {
        foreach (var hit in finder.Find(dense.Text))
        {
            if (Array.IndexOf(names, Typed(hit)) is var leader and >= 0)
                JudgeLeader(dense, hit, leader, claims);
            if (Array.IndexOf(wrong, Typed(hit)) is var word and >= 0 && !IsRight(dense, hit, word))
                claims.Add(FindingKind.Misspelling, FindingGrade.Ask, hit.Start, hit.End, wrong[word], right[word]);
            if (sensitive.Contains(Typed(hit)))
                claims.Add(FindingKind.SensitiveWording, FindingGrade.Ask, hit.Start, hit.End, Typed(hit));
        }
    }

    private string Typed(WordHit hit) =>
        hit.Word < names.Length ? names[hit.Word]
        : hit.Word < names.Length + wrong.Length ? wrong[hit.Word - names.Length]
        : sensitive[hit.Word - names.Length - wrong.Length];

    /// <summary>A wrong spelling may be a part of the right one: that is no mistake.</summary>
    private bool IsRight(FoldedText dense, WordHit hit, int word)
    {
        var whole = FoldedText.Of(right[word]).WithoutSpaces().Text;
        var part = dense.Text[hit.Start..hit.End];
        for (var at = whole.IndexOf(part, StringComparison.Ordinal); at >= 0; at = whole.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            var start = hit.Start - at;
            if (start >= 0 && string.CompareOrdinal(dense.Text, start, whole, 0, whole.Length) == 0)
                return true;
        }

        return false;
    }

    private void JudgeLeader(FoldedText dense, WordHit hit, int leader, Claims claims)
    {
        var before = dense.Text.AsSpan(Math.Max(0, hit.Start - LongestPost), Math.Min(hit.Start, LongestPost));
        var after = dense.Text.AsSpan(hit.End, Math.Min(LongestPost, dense.Text.Length - hit.End));
        var start = hit.Start;
        var end = hit.End;
        string? post;
        if ((post = PostAtEnd(before)) is not null)
            start -= post.Length;
        else if ((post = PostAtStart(after)) is not null)
            end += post.Length;
        if (post is null || Holds(leader, post) || before[..^(hit.Start - start)].EndsWithAnyOf(Posts.Former))
            return;
        var best = titles[leader].Count > 0 ? titles[leader][0] + names[leader] : names[leader];
        claims.Add(FindingKind.LeaderName, FindingGrade.Ask, start, end, dense.Text[start..end], best);
    }

    private bool Holds(int leader, string post) =>
        titles[leader]
            .SelectMany(title => title.Split([.. Posts.Dividers], StringSplitOptions.RemoveEmptyEntries))
            .Any(title => PostAtEnd(title) == post);

    private static string? PostAtEnd(ReadOnlySpan<char> piece)
    {
        string? longest = null;
        foreach (var post in Posts.All)
        {
            if (piece.EndsWith(post, StringComparison.Ordinal) && post.Length > (longest?.Length ?? 0))
                longest = post;
        }

        return longest;
    }

    private static string? PostAtStart(ReadOnlySpan<char> piece)
    {
        string? longest = null;
        foreach (var post in Posts.All)
        {
            if (piece.StartsWith(post, StringComparison.Ordinal) && post.Length > (longest?.Length ?? 0))
                longest = post;
        }

        return longest;
    }
}
