using System.Text.RegularExpressions;
using OpenDisclosure.Domain.Privacy.Labels;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>
/// Marks of state secrets and words that stand on papers not meant for the public. A level alone is an ordinary word: it stops a text
/// only beside a star, after its label, or where a mark stands.
/// </summary>
internal sealed partial class SecrecyRules(FoldedText dense, Claims claims)
{
    private const int LongestLine = 24;
    private const int TermLength = 16;
    private const string Markup = "*_#>|[]()<>-\u300A\u300B\"' \t\r";

    private static readonly WordFinder Levels = new(SecrecyTerms.Levels);
    private static readonly WordFinder Words = new([.. SecrecyTerms.Words.Select(word => word.Word)]);

    /// <summary>Looks for marks and words.</summary>
    public void Find()
    {
        foreach (var hit in Levels.Find(dense.Text))
            JudgeLevel(hit);
        foreach (var hit in Words.Find(dense.Text))
            JudgeWord(hit);
        foreach (var match in SentTo().EnumerateMatches(dense.Text))
        {
            if (StandsAlone(match.Index, match.Index + match.Length))
                Ask(match.Index, match.Index + match.Length);
        }

        foreach (var match in CopyNumber().EnumerateMatches(dense.Text))
            Ask(match.Index + Leading(match), match.Index + Leading(match) + 6);
    }

    private void JudgeLevel(WordHit hit)
    {
        if (EndOfStar(hit.End) is { } star)
            Stop(hit.Start, star + TermAt(star));
        else if (Before(hit.Start).EndsWithAnyOf(SecrecyTerms.LevelLabels) || IsMarkOnItsLine(hit))
            Stop(hit.Start, hit.End + TermAt(hit.End));
        else if (TermAt(hit.End) is var term and > 0 && DigitOrLong(hit.End))
            Ask(hit.Start, hit.End + term);
        else if (!IsOrdinary(hit))
            claims.Add(FindingKind.SecrecyWord, FindingGrade.Note, hit.Start, hit.End, dense.Text[hit.Start..hit.End]);
    }

    /// <summary>Where the star after a level has ended; signs of emphasis and the word for level may stand between.</summary>
    private int? EndOfStar(int end)
    {
        var at = dense.At(end) == SecrecyTerms.LevelWord ? end + 1 : end;
        while (at - end < 6 && dense.At(at) is '*' or '_' or ' ' or '[' or ']')
            at++;
        return dense.At(at) == Characters.Star ? at + 1 : null;
    }

    private int TermAt(int start)
    {
        var piece = dense.Text.AsSpan(start, Math.Min(TermLength, dense.Text.Length - start));
        foreach (var match in Term().EnumerateMatches(piece))
            return match.Length;
        return 0;
    }

    private bool DigitOrLong(int start) =>
        char.IsAsciiDigit(dense.At(start)) || SecrecyTerms.LongTerm.Contains(dense.At(start), StringComparison.Ordinal);

    /// <summary>A level that its line holds alone, or with a term, pages or urgency.</summary>
    private bool IsMarkOnItsLine(WordHit hit)
    {
        var line = LineAround(hit.Start, hit.End);
        if (line.Length > LongestLine)
            return false;
        var head = dense.Text.AsSpan(line.Start, hit.Start - line.Start).Trim(Markup);
        var tail = dense.Text.AsSpan(hit.End, line.Start + line.Length - hit.End).Trim(Markup);
        return (head.IsEmpty || head.IndexOfAnyExceptInRange('0', '9') < 0) && RestOfLine().IsMatch(tail);
    }

    private (int Start, int Length) LineAround(int start, int end)
    {
        var first = start;
        while (first > 0 && start - first <= LongestLine && dense.Text[first - 1] is not '\n' and not '\r')
            first--;
        var last = end;
        while (last < dense.Text.Length && last - end <= LongestLine && dense.Text[last] is not '\n' and not '\r')
            last++;
        return (first, last - first);
    }

    private bool IsOrdinary(WordHit hit) =>
        Before(hit.Start).EndsWithAnyOf(SecrecyTerms.OrdinaryBefore)
        || After(hit.End).StartsWithAnyOf(SecrecyTerms.OrdinaryAfter)
        || SecrecyTerms.CommonLevels.Contains(dense.Text[hit.Start..hit.End]);

    private void JudgeWord(WordHit hit)
    {
        if (After(hit.End).StartsWithAnyOf(SecrecyTerms.OrdinaryEndings))
            return;
        if (SecrecyTerms.Words[hit.Word].Use == SecrecyUse.Anywhere || StandsAlone(hit.Start, hit.End))
            Ask(hit.Start, hit.End);
    }

    /// <summary>Whether a piece fills its line or its brackets, as a mark does.</summary>
    private bool StandsAlone(int start, int end)
    {
        var isBegun = IsEdge(start - 1) || Before(start).EndsWithAnyOf(SecrecyTerms.AloneBefore);
        return isBegun && IsEdge(end);
    }

    /// <summary>The end of a line, of a sentence or of brackets, or a sign that only dresses a text.</summary>
    private bool IsEdge(int at) =>
        dense.At(at) is '\n' or '\r' or '(' or ')' or '[' or ']' or '*' or '#' or '>' or '|' or '\u3002' or '!';

    private void Stop(int start, int end) => Claim(FindingKind.SecrecyMark, FindingGrade.Stop, start, end);

    private void Ask(int start, int end) => Claim(FindingKind.SecrecyWord, FindingGrade.Ask, start, end);

    private void Claim(FindingKind kind, FindingGrade grade, int start, int end) =>
        claims.Add(kind, grade, start, end, dense.Text[start..end]);

    private int Leading(ValueMatch match) =>
        match.Length - dense.Text.AsSpan(match.Index, match.Length).TrimStart().Length;

    private ReadOnlySpan<char> Before(int start) => dense.Text.AsSpan(Math.Max(0, start - TermLength), Math.Min(start, TermLength));

    private ReadOnlySpan<char> After(int end) => dense.Text.AsSpan(end, Math.Min(TermLength, dense.Text.Length - end));

    [GeneratedRegex(SecrecyTerms.Term)]
    private static partial Regex Term();

    [GeneratedRegex(SecrecyTerms.RestOfLine)]
    private static partial Regex RestOfLine();

    [GeneratedRegex(SecrecyTerms.SentTo)]
    private static partial Regex SentTo();

    [GeneratedRegex(SecrecyTerms.CopyNumber)]
    private static partial Regex CopyNumber();
}
