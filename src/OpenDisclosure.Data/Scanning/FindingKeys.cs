using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Scanning;

/// <summary>
/// Names the findings of one document. What stops a text has a key of its own, counted among its like in its place, so that it is answered
/// one by one; all questions of a group share one. The document's random key is hashed with it, so that no number can be guessed.
/// </summary>
internal sealed class FindingKeys(string documentKey)
{
    private readonly Dictionary<string, int> counts = [];

    /// <summary>The key of the next finding, in reading order.</summary>
    public string Next(Finding finding, FindingPlace place)
    {
        if (finding.Grade != FindingGrade.Stop)
            return Hash(finding.Group);
        var among = string.Create(CultureInfo.InvariantCulture, $"{finding.Group}|{place.Field}|{place.File}|{place.Part}");
        var nth = counts[among] = counts.GetValueOrDefault(among) + 1;
        return Hash(string.Create(CultureInfo.InvariantCulture, $"{among}|{nth}"));
    }

    private string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{documentKey}|{text}")))[..DraftAnswer.KeyLength];
}
