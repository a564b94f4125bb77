using OpenDisclosure.Domain.Privacy.Labels;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>
/// The one rule by which personal data is hidden (去标识化, 《个人信息保护法》第五十一条): enough is left to know one's own number again,
/// too little to learn another's.
/// </summary>
public static class Mask
{
    private const char Star = '*';
    private const int FixedStars = 3;

    /// <summary>Whether findings of a kind have a masked form.</summary>
    public static bool Hides(FindingKind kind) => kind is FindingKind.IdentityNumber or FindingKind.OldIdentityNumber or FindingKind.BankCard
        or FindingKind.Mobile or FindingKind.Telephone or FindingKind.Email or FindingKind.Passport or FindingKind.MilitaryId
        or FindingKind.Plate or FindingKind.Address or FindingKind.Minor;

    /// <summary>The masked form of a piece of text; the piece itself for a kind that has none.</summary>
    public static string Of(FindingKind kind, string matched)
    {
        ArgumentNullException.ThrowIfNull(matched);
        return kind switch
        {
            FindingKind.IdentityNumber or FindingKind.OldIdentityNumber => Keep(Number(matched), 2, 3),
            FindingKind.Mobile or FindingKind.Telephone => Keep(Number(matched), 3, 4),
            FindingKind.BankCard => Keep(Number(matched), 0, 4),
            FindingKind.Passport => Keep(Signs(matched), 1, 3),
            FindingKind.MilitaryId => MaskDigits(matched, 2),
            FindingKind.Plate => Keep(Signs(matched), 2, 2),
            FindingKind.Email => Email(matched),
            FindingKind.Address => Address(matched),
            FindingKind.Minor => Minor(matched),
            _ => matched,
        };
    }

    /// <summary>
    /// The text with every finding masked that has a masked form. Where findings overlap, the most severe is masked, and of equals the
    /// longest; the places are those of the text that was scanned.
    /// </summary>
    /// <param name="text">The text that was scanned.</param>
    /// <param name="findings">What is hidden of it.</param>
    /// <param name="spell">Spells a masked form in the language of the text, such as Markdown, where a star has a meaning.</param>
    /// <exception cref="ArgumentException">A finding is of another text.</exception>
    public static string Apply(string text, IEnumerable<Finding> findings, Func<string, string>? spell = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        var taken = new bool[text.Length];
        var chosen = new List<Finding>();
        foreach (var finding in findings.Where(finding => Hides(finding.Kind)).OrderBy(finding => finding.Grade).ThenByDescending(Size))
        {
            if (!IsOf(finding, text))
                throw new ArgumentException("A finding is of another text.", nameof(findings));
            var place = taken.AsSpan(finding.Start, finding.Length);
            if (place.Contains(true))
                continue;
            place.Fill(true);
            chosen.Add(finding);
        }

        return Replace(text, chosen, spell ?? (masked => masked));
    }

    private static int Size(Finding finding) => finding.Length;

    private static bool IsOf(Finding finding, string text) =>
        finding.Start >= 0
        && finding.Length >= 0
        && finding.Start <= text.Length - finding.Length
        && text.AsSpan(finding.Start, finding.Length).SequenceEqual(finding.Text);

    private static string Replace(string text, List<Finding> findings, Func<string, string> spell)
    {
        var pieces = new List<string>();
        var end = text.Length;
        foreach (var finding in findings.OrderByDescending(finding => finding.Start))
        {
            pieces.Add(text[finding.End..end]);
            pieces.Add(spell(Of(finding.Kind, finding.Text)));
            end = finding.Start;
        }

        pieces.Add(text[..end]);
        pieces.Reverse();
        return string.Concat(pieces);
    }

    private static string Keep(string signs, int head, int tail) =>
        signs.Length <= head + tail
            ? new string(Star, signs.Length)
            : string.Concat(signs.AsSpan(0, head), new string(Star, signs.Length - head - tail), signs.AsSpan(signs.Length - tail));

    /// <summary>The digits of a number in figures, with the X that an identity number may end with.</summary>
    private static string Number(string matched)
    {
        var folded = FoldedText.Of(matched);
        var digits = string.Concat(folded.Digits.Where(digit => digit >= 0).Select(digit => (char)('0' + digit)));
        return folded.Text.Length > 0 && folded.Digits[^1] < 0 ? digits + 'X' : digits;
    }

    /// <summary>Letters and digits, without what divides them.</summary>
    private static string Signs(string matched) => string.Concat(FoldedText.Of(matched).Text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string MaskDigits(string matched, int tail)
    {
        var signs = FoldedText.Of(matched).Text.ToCharArray();
        for (int i = signs.Length - 1, seen = 0; i >= 0; i--)
        {
            if (char.IsAsciiDigit(signs[i]) && seen++ >= tail)
                signs[i] = Star;
        }

        return new string(signs);
    }

    /// <summary>The first letter and the domain; the number of stars tells nothing of the length.</summary>
    private static string Email(string matched)
    {
        var plain = FoldedText.Of(matched).Text;
        var at = plain.IndexOf('@', StringComparison.Ordinal);
        return at <= 0 ? new string(Star, FixedStars) : $"{plain[0]}{new string(Star, FixedStars)}{plain[at..]}";
    }

    /// <summary>As far as the township or sub-district; without one as far as the district.</summary>
    private static string Address(string matched)
    {
        var end = EndOf(matched, PersonTerms.TownshipEnds);
        if (end == 0)
            end = EndOf(matched, PersonTerms.DistrictEnds);
        return string.Concat(matched.AsSpan(0, end), new string(Star, FixedStars));
    }

    /// <summary>Where the first name that ends so has ended: a later one may be a street's. A name has two letters before its end.</summary>
    private static int EndOf(string matched, string[] ends)
    {
        var first = 0;
        foreach (var end in ends)
        {
            var at = matched.IndexOf(end, Math.Min(1, matched.Length), StringComparison.Ordinal);
            if (at >= 0 && (first == 0 || at + end.Length < first))
                first = at + end.Length;
        }

        return first;
    }

    private static string Minor(string matched)
    {
        var plain = FoldedText.Of(matched).Text;
        var surname = PersonTerms.LongSurnames.FirstOrDefault(name => plain.StartsWith(name, StringComparison.Ordinal))
            ?? plain[..Math.Min(1, plain.Length)];
        return surname + PersonTerms.Somebody;
    }
}
