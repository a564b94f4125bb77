using System.Text.RegularExpressions;
using OpenDisclosure.Domain.Privacy.Labels;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>Dwellings, children and sensitive data, each only where the text speaks of a person.</summary>
internal sealed partial class PersonRules(FoldedText folded, ScanLists lists, Claims claims)
{
    private const int NearName = 48;
    private const int NearHome = 14;
    private const int LongestLead = 20;
    private const int NearSensitive = 40;

    private readonly string text = folded.Text;
    private List<(int Start, int End)> told = [];
    private List<(int Start, int End)> likely = [];

    /// <summary>Looks for all three.</summary>
    public void Find()
    {
        told = Names(ToldName());
        likely = [.. told.Concat(Names(CellName())).Order()];
        foreach (Match match in Dwelling().Matches(text))
            JudgeDwelling(match.Index, match.Index + match.Length);
        foreach (Match match in Minor().Matches(text))
            ClaimMinor(match.Groups["name"]);
        foreach (Match match in SensitiveLabels().Matches(text))
            AskSensitive(match.Index, match.Index + match.Value.IndexOf(':', StringComparison.Ordinal));
        foreach (Match match in SensitiveAfterName().Matches(text))
        {
            if (IsNear(told, match.Index, NearSensitive))
                AskSensitive(match.Index, match.Index + match.Length);
        }
    }

    private List<(int Start, int End)> Names(Regex pattern) =>
    [
        .. pattern.Matches(text)
            .Select(match => match.Groups["name"])
            .Where(name => !lists.Own.HasName(name.Value))
            .Select(name => (name.Index, name.Index + name.Length)),
    ];

    private void JudgeDwelling(int core, int end)
    {
        var start = BeginningOf(core);
        var isHome = text.AsSpan(Math.Max(0, start - NearHome), start - Math.Max(0, start - NearHome)).ContainsAny(PersonTerms.HomeWords);
        var piece = text.AsSpan(start, end - start);
        var isDwelling = piece.ContainsAny(PersonTerms.Doors) && !piece.ContainsAny(PersonTerms.OfficialPlaces);
        if (!isHome && !(isDwelling && IsNear(likely, start, NearName)))
            return;
        claims.Add(FindingKind.Address, FindingGrade.Ask, start, end, text[start..end]);
    }

    /// <summary>An address goes back to where its sentence or its label ends.</summary>
    private int BeginningOf(int core)
    {
        var start = core;
        while (start > 0 && core - start < LongestLead && !PersonTerms.AddressStops.Contains(text[start - 1], StringComparison.Ordinal))
            start--;
        return start;
    }

    /// <summary>Whether one of the names stands not far before, on the same line and in the same sentence.</summary>
    private bool IsNear(List<(int Start, int End)> names, int start, int distance)
    {
        var index = names.BinarySearch((start, 0));
        var last = (index < 0 ? ~index : index) - 1;
        if (last < 0 || start < names[last].End || start - names[last].End > distance)
            return false;
        return text.AsSpan(names[last].End, start - names[last].End).IndexOfAny('\n', '\u3002') < 0;
    }

    private void ClaimMinor(Group name)
    {
        if (!lists.Own.HasName(name.Value))
            claims.Add(FindingKind.Minor, FindingGrade.Ask, name.Index, name.Index + name.Length, name.Value);
    }

    private void AskSensitive(int start, int end) =>
        claims.Add(FindingKind.SensitiveData, FindingGrade.Ask, start, end, text[start..end]);

    [GeneratedRegex(PersonTerms.ToldName)]
    private static partial Regex ToldName();

    [GeneratedRegex(PersonTerms.CellName)]
    private static partial Regex CellName();

    [GeneratedRegex(PersonTerms.Dwelling)]
    private static partial Regex Dwelling();

    [GeneratedRegex(PersonTerms.Minor)]
    private static partial Regex Minor();

    [GeneratedRegex(PersonTerms.SensitiveLabels)]
    private static partial Regex SensitiveLabels();

    [GeneratedRegex(PersonTerms.SensitiveAfterName)]
    private static partial Regex SensitiveAfterName();
}
