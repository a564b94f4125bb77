using OpenDisclosure.Domain.Privacy.Labels;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>Numbers of people: identity, cards and telephones, in any spelling that a reader can still read.</summary>
internal sealed class NumberRules(FoldedText folded, Claims claims)
{
    private const int Near = 24;
    private const int WholeNumber = 7;

    // The lengths of groups that people write; a colon stands for ten digits and more.
    private static readonly string[] IdentityGroups = [":", "6-8-4", "6-8-3", "6-4-4-4", "6-4-4-3"];
    private static readonly string[] MobileGroups = ["3-4-4", "3-8", "7-4", "4-4-3", "4-3-4", "5-6", "3-3-5", "6-5", "3-5-3"];
    private static readonly string[] CardGroups = ["4-4-4-4", "4-4-4-4-1", "4-4-4-4-2", "4-4-4-4-3", "6-:", "4-4-8", "8-8"];
    private static readonly string[] OldIdentityGroups = ["6-6-3"];

    private readonly string text = folded.Text;
    private readonly Figures figures = new(folded);
    private readonly bool[] address = Addresses.Mark(folded.Text);

    /// <summary>Looks at every figure that is made of whole groups and is no longer than a card.</summary>
    public void Find()
    {
        for (var first = 0; first < figures.Groups.Count; first++)
        {
            if (figures.Groups[first].Length > Figures.Longest || IsMaskedRest(first))
                continue;
            for (var last = first; last < figures.Groups.Count; last++)
            {
                var figure = new Figure(figures, first, last);
                if (figure.Digits.Length > Figures.Longest || (last > first && figures.Joint(last - 1) is null))
                    break;
                if (!IsMaskedHead(last))
                    Judge(figure);
            }
        }
    }

    private void Judge(Figure figure)
    {
        switch (figure.Digits.Length)
        {
            case 10 or 11 or 12 or 13 or 15:
                JudgeTelephone(figure);
                if (IsOldIdentity(figure))
                    Add(FindingKind.OldIdentityNumber, FindingGrade.Ask, figure);
                break;
            case 16 or 19:
                JudgeCard(figure);
                break;
            case 17:
                JudgeCard(figure);
                JudgeIdentityWithX(figure);
                break;
            case 18:
                JudgeIdentity(figure.Digits, figure, figure.End);
                JudgeCard(figure);
                break;
        }
    }

    private void JudgeIdentityWithX(Figure figure)
    {
        var end = figures.AfterJoint(figure.End);
        if (IsX(folded.At(end)) && !char.IsAsciiLetterOrDigit(folded.At(end + 1)))
            JudgeIdentity([.. figure.Digits, CheckDigits.X], figure, end + 1);
    }

    /// <summary>A right check character settles it; a wrong one may be a slip of the pen, or another number altogether.</summary>
    private void JudgeIdentity(ReadOnlySpan<sbyte> digits, Figure figure, int end)
    {
        if (!CheckDigits.HasIdentityShape(digits) || (IsPartOfRow(figure) && !figures.IsGrouped(figure, IdentityGroups)))
            return;
        if (CheckDigits.HasIdentityCheck(digits))
            claims.Add(FindingKind.IdentityNumber, FindingGrade.Stop, figure.Start, end, Value(digits));
        else if (CheckDigits.HasProvince(digits) && IsPlain(figure, end) && figures.IsGrouped(figure, IdentityGroups))
            claims.Add(FindingKind.IdentityNumber, FindingGrade.Ask, figure.Start, end, Value(digits));
    }

    private bool IsOldIdentity(Figure figure) =>
        CheckDigits.HasOldIdentityShape(figure.Digits)
        && IsPlain(figure, figure.End)
        && (figure.Count == 1 || IsWritten(figure, OldIdentityGroups));

    /// <summary>Whether several groups are joined as people write one number.</summary>
    private bool IsWritten(Figure figure, ReadOnlySpan<string> patterns) =>
        figures.IsEven(figure) && !IsPartOfRow(figure) && figures.IsGrouped(figure, patterns);

    private void JudgeCard(Figure figure)
    {
        if (!CheckDigits.HasLuhn(figure.Digits) || !IsPlain(figure, figure.End) || IsCreditCode(figure))
            return;
        var isGrouped = figure.Count > 1;
        if (isGrouped && !IsWritten(figure, CardGroups))
            return;
        var hasWord = Before(figure.Start).ContainsAny(FigureWords.Accounts);
        if (IsDomesticCard(figure.Digits) || (hasWord && figure.Digits[0] != 0))
            Add(FindingKind.BankCard, FindingGrade.Stop, figure);
        else if (IsForeignCard(figure.Digits))
            Add(FindingKind.BankCard, isGrouped ? FindingGrade.Stop : FindingGrade.Ask, figure);
    }

    /// <summary>The prefix of the domestic network, and the old ones of four banks.</summary>
    private static bool IsDomesticCard(ReadOnlySpan<sbyte> digits) =>
        CheckDigits.Number(digits[..2]) == 62 || CheckDigits.Number(digits[..4]) is 9558 or 9559 or 6013 or 6858 or 9400 or 9843;

    /// <summary>The prefixes of the networks abroad, whose cards have 16 digits; codes of four southern provinces begin alike.</summary>
    private static bool IsForeignCard(ReadOnlySpan<sbyte> digits) =>
        digits.Length == 16
        && (digits[0] == 4 || CheckDigits.Number(digits[..2]) is >= 51 and <= 55 || CheckDigits.Number(digits[..4]) is >= 3528 and <= 3589);

    private bool IsCreditCode(Figure figure) =>
        figure.Count == 1 && CheckDigits.IsCreditCode(text.AsSpan(figure.Start, figure.End - figure.Start));

    private void JudgeTelephone(Figure figure)
    {
        var prefix = PrefixOf(figure.Digits);
        if (IsMobile(figure.Digits[prefix..]) && IsMobileFigure(figure, prefix))
            claims.Add(FindingKind.Mobile, FindingGrade.Ask, figure.Start + prefix, figure.End, Value(figure.Digits[prefix..]));
        else if (figure.Digits.Length <= 12 && IsFixed(figure) && IsPlain(figure, figure.End))
            Add(FindingKind.Telephone, FindingGrade.Note, figure);
    }

    /// <summary>How many digits before a mobile number only dial it: 86, 0086 or 0.</summary>
    private static int PrefixOf(ReadOnlySpan<sbyte> digits) => digits switch
    {
        [8, 6, 1, ..] when digits.Length == 13 => 2,
        [0, 0, 8, 6, 1, ..] when digits.Length == 15 => 4,
        [0, 1, ..] when digits.Length == 12 => 1,
        _ => 0,
    };

    private static bool IsMobile(ReadOnlySpan<sbyte> digits) => digits.Length == 11 && digits[0] == 1 && digits[1] >= 3;

    private bool IsMobileFigure(Figure figure, int prefix)
    {
        if (!IsPlain(figure, figure.End) || CountsSomething(figure.End))
            return false;
        if (figure.Count == 1)
            return true;
        return prefix == 0 && IsWritten(figure, MobileGroups);
    }

    /// <summary>
    /// Whether further short groups stand right beside: then the figure is a row of a table or a part of a longer code. The country's
    /// code and another whole number may stand there.
    /// </summary>
    private bool IsPartOfRow(Figure figure) =>
        (figures.Joint(figure.First - 1) is not null && IsShort(figure.First - 1))
        || (figures.Joint(figure.Last) is not null && IsShort(figure.Last + 1));

    private bool IsShort(int group) => figures.Groups[group].Length < WholeNumber && figures.Digits(group, group) is not [8, 6];

    /// <summary>An area code and seven or eight digits, in one group or in two.</summary>
    private bool IsFixed(Figure figure)
    {
        var digits = figure.Digits;
        var area = digits is [0, 1, 0, ..] or [0, 2, ..] ? 3 : 4;
        if (digits[0] != 0 || digits[1] == 0 || (digits[1] == 1 && area != 3) || digits.Length - area is not (7 or 8))
            return false;
        return figure.Count == 1 || (figure.Count == 2 && figures.Groups[figure.First].Length == area);
    }

    /// <summary>Whether nothing beside the figure says that it is part of a code, an address or a fraction.</summary>
    private bool IsPlain(Figure figure, int end)
    {
        var before = folded.At(figure.Start - 1);
        var after = folded.At(end);
        if (address[figure.Start] || before is '_' or '=' or '&' or '#' or '@' || after is '_' or '=' or '&' or '@')
            return false;
        if (char.IsAsciiLetter(after))
            return false;
        if (after == '.' && (char.IsAsciiLetter(folded.At(end + 1)) || IsFraction(figure)))
            return false;
        if (before == '.' && folded.At(figure.Start - 2) == '0')
            return false;
        return IsFreeOfLetters(figure.Start) && !Before(figure.Start).TrimEnd(" :()[]").EndsWithAnyOf(FigureWords.OtherCodes);
    }

    private bool IsFraction(Figure figure) => figures.Joint(figure.Last) == "." && figures.Groups[figure.Last + 1].Length <= 4;

    /// <summary>Letters right before a figure make a code of it, unless they are a word for telephone.</summary>
    private bool IsFreeOfLetters(int start)
    {
        var first = start;
        while (first > 0 && start - first < 12 && char.IsAsciiLetter(text[first - 1]))
            first--;
        return first == start || FigureWords.Telephones.Contains(text[first..start]);
    }

    private bool CountsSomething(int end)
    {
        var after = text.AsSpan(end, Math.Min(4, text.Length - end)).TrimStart(' ');
        foreach (var unit in FigureWords.Units)
        {
            if (after.StartsWith(unit, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The last digits that a mask left over are no beginning of another number.</summary>
    private bool IsMaskedRest(int group) =>
        figures.Groups[group] is { Length: <= 4, Start: >= 4 } found && text.AsSpan(found.Start - 4, 4) is "****";

    /// <summary>The first digits that a mask left over are no end of another number.</summary>
    private bool IsMaskedHead(int group) =>
        figures.Groups[group] is { Length: <= 3 } found && text.Length - found.End >= 4 && text.AsSpan(found.End, 4) is "****";

    private ReadOnlySpan<char> Before(int start) => text.AsSpan(Math.Max(0, start - Near), Math.Min(start, Near));

    private void Add(FindingKind kind, FindingGrade grade, Figure figure) =>
        claims.Add(kind, grade, figure.Start, figure.End, Value(figure.Digits));

    private static string Value(ReadOnlySpan<sbyte> digits) => string.Create(digits.Length, digits, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = source[i] == CheckDigits.X ? 'X' : (char)('0' + source[i]);
    });

    private static bool IsX(char c) => c is 'x' or '\u00D7' or '\u0445' or '\u03C7' or '\u2169' or '\u2179' or '\u2715' or '\u2716';
}
