using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>Hides findings in the texts that a reviewer suggests, by the one rule of masking.</summary>
internal static class SuggestedMask
{
    private static readonly string[] Fields = [nameof(Draft.Title), nameof(Draft.Summary), nameof(Draft.Body)];

    /// <summary>Whether a finding stands in a text that can be suggested otherwise, and has a masked form.</summary>
    public static bool Takes(PlacedFinding found) => found.Place.File == 0 && Fields.Contains(found.Place.Field) && Mask.Hides(found.Finding.Kind);

    /// <summary>The texts with the findings of some keys masked.</summary>
    /// <param name="texts">As sealed: the places of the record count in them.</param>
    /// <param name="record">What was found there.</param>
    /// <param name="keys">Keys of findings.</param>
    public static SuggestedText Apply(SuggestedText texts, ScanRecord record, IReadOnlyCollection<string> keys)
    {
        var chosen = record.Findings.Where(found => keys.Contains(found.Key) && Takes(found)).ToLookup(found => found.Place.Field, found => found.Finding);
        return new SuggestedText(
            Hide(texts.Title, chosen[nameof(Draft.Title)]), Hide(texts.Summary, chosen[nameof(Draft.Summary)]), Hide(texts.Body, chosen[nameof(Draft.Body)], InMarkdown));
    }

    /// <summary>A title is sealed without the spaces around it that were scanned: what stands elsewhere then is left to the reviewer.</summary>
    private static string Hide(string text, IEnumerable<Finding> findings, Func<string, string>? spell = null) => Mask.Apply(
        text, findings.Where(found => found.Start <= text.Length - found.Length && text.AsSpan(found.Start, found.Length).SequenceEqual(found.Text)), spell);

    /// <summary>A star begins emphasis in Markdown; the reader must see it.</summary>
    private static string InMarkdown(string masked) => masked.Replace("*", "\\*", StringComparison.Ordinal);
}
