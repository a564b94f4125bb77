using System.Globalization;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.Web.Admin.Findings;

/// <summary>Findings in words.</summary>
internal static class FindingWords
{
    private const string FieldStart = nameof(Draft.Fields) + "[";

    /// <summary>What was found; of hidden data which kind.</summary>
    public static string Kind(Finding finding)
    {
        var label = Labels.Of(finding.Kind);
        if (finding.Kind is not (FindingKind.HiddenData or FindingKind.Unreadable))
            return label;
        var term = finding.Group[(finding.Group.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return Texts.Fill(StaffText.LabelledLine, label, Labels.Of(Term.Parse<HiddenKind>(term)));
    }

    /// <summary>The piece as it stands there; of a file that could not be read, why.</summary>
    public static string Text(Finding finding) => finding.Kind == FindingKind.Unreadable
        ? StaffText.ResourceManager.GetString($"Unreadable_{finding.Text}", CultureInfo.InvariantCulture) ?? finding.Text
        : finding.Text;

    /// <summary>Where it stands: a field by its label, or a file and its part.</summary>
    public static string Place(FindingPlace place, IReadOnlyList<string> files, string? siteTextKey)
    {
        if (place.File == 0)
            return Field(place.Field, siteTextKey);
        var name = place.File <= files.Count ? files[place.File - 1] : "";
        return place.Part.Length == 0 ? name : Texts.Fill(StaffText.LabelledLine, name, Part(place.Part));
    }

    private static string Field(string field, string? siteTextKey) => field switch
    {
        ScanDraft.Rendered => StaffText.Findings_Rendered,
        ScanDraft.FileNames => StaffText.Findings_FileNames,
        _ when field.StartsWith(FieldStart, StringComparison.Ordinal) && siteTextKey is not null => SiteTextLabels.Of(siteTextKey, field[FieldStart.Length..^1]),
        _ => DraftLabels.Of(field),
    };

    /// <summary>The kind of a part by its name; what stands behind it is the file's own.</summary>
    private static string Part(string part)
    {
        if (part == FileFindings.StrippedPart)
            return StaffText.Findings_Stripped;
        var words = part.Split(' ', 2);
        var kind = Enum.GetValues<PartKind>().Where(kind => Term.Of(kind) == words[0]).Select(kind => (PartKind?)kind).FirstOrDefault();
        return kind is { } known ? string.Join(' ', [Labels.Of(known), .. words.Skip(1)]) : part;
    }
}
