using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Domain.Privacy;

/// <summary>Collects findings of one text. Of those that exclude each other the most severe stays, and of equals the longest.</summary>
internal sealed class Claims(FoldedText folded, ScanLists lists)
{
    private readonly List<Claim> claims = [];

    /// <summary>Notes a finding from <paramref name="start"/> to before <paramref name="end"/> of the folded text.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="grade">What has to be done about it.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it has ended.</param>
    /// <param name="value">What makes two findings equal: digits, or a word.</param>
    /// <param name="suggestion">The right spelling; a personal kind gets its mask.</param>
    public void Add(FindingKind kind, FindingGrade grade, int start, int end, string value, string? suggestion = null)
    {
        var place = folded.Place(start, end);
        var text = folded.Original.Substring(place.Start, place.Length);
        var group = $"{Term.Of(kind)}:{(Mask.Hides(kind) ? Hash(value) : value)}";
        var own = Mask.Hides(kind) && lists.Own.Holds(kind, value);
        var given = own ? FindingKind.OwnDetail : kind;
        var lowered = own || (grade == FindingGrade.Ask && lists.AcceptedGroups.Contains(group)) ? FindingGrade.Note : grade;
        var better = suggestion ?? (Mask.Hides(given) ? Mask.Of(given, text) : null);
        claims.Add(new Claim(new Finding(given, lowered, place.Start, place.Length, text, group, better), grade));
    }

    /// <summary>What stays, in the order of the text.</summary>
    /// <param name="kindsApart">True when only findings of one kind exclude each other.</param>
    public IEnumerable<Finding> Settle(bool kindsApart)
    {
        var taken = new Dictionary<FindingKind, bool[]>();
        var order = claims.OrderBy(claim => claim.Severity).ThenByDescending(claim => claim.Finding.Length).ThenBy(claim => claim.Finding.Start);
        foreach (var claim in order)
        {
            var key = kindsApart ? claim.Finding.Kind : default;
            if (!taken.TryGetValue(key, out var places))
                taken[key] = places = new bool[folded.Original.Length];
            var place = places.AsSpan(claim.Finding.Start, claim.Finding.Length);
            if (place.Contains(true))
                continue;
            place.Fill(true);
            yield return claim.Finding;
        }
    }

    private static string Hash(string value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));

    /// <summary>A finding, and how severe it would be without the agency's lists: an own number is no reason to see another in it.</summary>
    private sealed record Claim(Finding Finding, FindingGrade Severity);
}
