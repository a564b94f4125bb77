using System.Text.RegularExpressions;
using OpenDisclosure.Domain.Privacy.Labels;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>Travel documents, certificates of the forces, number plates and mail boxes.</summary>
internal sealed partial class CertificateRules(FoldedText folded, Claims claims)
{
    private const int Near = 16;
    private const int LongestBox = 64;
    private const int LongestDomain = 100;

    private readonly string text = folded.Text;

    /// <summary>Looks for all of them.</summary>
    public void Find()
    {
        foreach (var match in Passport().EnumerateMatches(text))
            JudgePassport(match.Index, match.Index + match.Length);
        foreach (var match in MilitaryId().EnumerateMatches(text))
            JudgeMilitaryId(match.Index, match.Index + match.Length);
        foreach (var match in Plate().EnumerateMatches(text))
            JudgePlate(match.Index, match.Index + match.Length);
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
            JudgeEmail(at);
    }

    /// <summary>Without a word for it only the two letters of ordinary passports count, and no day written in digits.</summary>
    private void JudgePassport(int start, int end)
    {
        var isPlain = text[start] is 'e' or 'g' && end - start == 9 && !IsDay(text.AsSpan(start + 1, 8));
        if (isPlain || Before(start).ContainsAny(CertificateTerms.PassportWords))
            Ask(FindingKind.Passport, start, end);
    }

    private static bool IsDay(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, out var number) && CheckDigits.IsDay(number / 10_000, number / 100 % 100, number % 100);

    private void JudgeMilitaryId(int start, int end)
    {
        if (char.IsAsciiDigit(folded.At(end)) || folded.At(end) == '*')
            return;
        var isSure = text.AsSpan(start, end - start).StartsWithAnyOf(CertificateTerms.MilitaryLetters);
        if (isSure || Before(start).ContainsAny(CertificateTerms.MilitaryWords))
            Ask(FindingKind.MilitaryId, start, end);
    }

    private void JudgePlate(int start, int end)
    {
        var digits = 0;
        foreach (var c in text.AsSpan(start, end - start))
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        if (digits >= 3 && !text.AsSpan(end).StartsWithAnyOf(CertificateTerms.NoPlateAfter))
            Ask(FindingKind.Plate, start, end);
    }

    private void JudgeEmail(int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestBox && IsOfBox(text[start - 1]))
            start--;
        var end = at + 1;
        while (end < text.Length && end - at < LongestDomain && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            end++;
        while (end > at && text[end - 1] is '.' or '-')
            end--;
        var domain = text.AsSpan(at, end - at);
        if (start == at || domain.LastIndexOf('.') is var dot && (dot < 2 || domain.Length - dot < 3 || !char.IsAsciiLetter(domain[^1])))
            return;
        var grade = domain.EndsWithAnyOf(CertificateTerms.OfficialDomains) ? FindingGrade.Note : FindingGrade.Ask;
        claims.Add(FindingKind.Email, grade, start, end, text[start..end]);
    }

    private static bool IsOfBox(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';

    private void Ask(FindingKind kind, int start, int end) =>
        claims.Add(kind, FindingGrade.Ask, start, end, string.Concat(text[start..end].Where(char.IsLetterOrDigit)));

    private ReadOnlySpan<char> Before(int start) => text.AsSpan(Math.Max(0, start - Near), Math.Min(start, Near));

    [GeneratedRegex(CertificateTerms.Passport)]
    private static partial Regex Passport();

    [GeneratedRegex(CertificateTerms.MilitaryId)]
    private static partial Regex MilitaryId();

    [GeneratedRegex(CertificateTerms.Plate)]
    private static partial Regex Plate();
}
