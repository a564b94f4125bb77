using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>The verdict of the confidentiality review as posted.</summary>
internal sealed class VerdictForm
{
    /// <summary>The hash that the reviewer saw, in hexadecimal.</summary>
    public string Hash { get; set; } = "";

    public ClearanceOutcome? Outcome { get; set; }

    /// <summary>The verdict of the button that was pressed; it stands above what is chosen in the list.</summary>
    public ClearanceOutcome? Decide { get; set; }

    [System.ComponentModel.DataAnnotations.MaxLength(Clearance.GroundLength)]
    public string? Ground { get; set; }

    [System.ComponentModel.DataAnnotations.MaxLength(Clearance.NoteLength)]
    public string? Note { get; set; }

    public string? ReassessOn { get; set; }

    [System.ComponentModel.DataAnnotations.MaxLength(200)]
    public string? Answer { get; set; }

    /// <summary>The text was shown to its end: a script ticks it there, without one the reviewer does.</summary>
    public bool SeenEnd { get; set; }

    /// <summary>None of the points without an answer of its own concerns the text. It never covers a point that a finding touches.</summary>
    public bool NoOther { get; set; }

    /// <summary>Points that findings touch: whether they concern the text.</summary>
    public Dictionary<ReviewPoint, bool?> Touched { get; set; } = [];

    /// <summary>Points that concern the text although it may be public, each with the reason; ticked ones are not concerned.</summary>
    public Dictionary<ReviewPoint, string?> Reasons { get; set; } = [];

    public List<ReviewPoint> NotConcerned { get; set; } = [];

    /// <summary>Keys of the findings that may go out with the text.</summary>
    public List<string> Accepted { get; set; } = [];

    /// <summary>What the reviewer says of findings, by their keys; only of those that may go out.</summary>
    public Dictionary<string, string?> Notes { get; set; } = [];

    /// <summary>Keys of the questions that are never to be asked again.</summary>
    public List<string> ForGood { get; set; } = [];

    /// <summary>
    /// The form that a reviewer begins with: the proposed ground, and after an earlier verdict of his own the answers that still apply. He
    /// sees them, and his verdict on the new bytes confirms them.
    /// </summary>
    public static VerdictForm From(EarlierVerdict? own, ScanRecord record, string ground)
    {
        var form = new VerdictForm { Ground = ground };
        if (own?.Clearance is not { } clearance)
            return form;
        var points = ReviewFindings.PointsOf(clearance.Findings);
        var touched = ReviewDesk.Touched(record);
        var known = own.Record.Findings.Select(found => (found.Key, found.Finding.Text)).ToHashSet();
        var same = record.Findings.Where(found => known.Contains((found.Key, found.Finding.Text))).Select(found => found.Key).ToHashSet();
        form.Ground = clearance.Ground.Length > 0 ? clearance.Ground : ground;
        form.Accepted = [.. ReviewFindings.AcceptedOf(clearance.Findings).Where(same.Contains)];
        form.Notes = ReviewFindings.NotesOf(clearance.Findings).Where(note => same.Contains(note.Key)).ToDictionary(note => note.Key, note => (string?)note.Value);
        form.Touched = touched.Where(point => points.TryGetValue(point.Key, out var answer) && (answer == point.Value || answer == ReviewFindings.NotConcerned))
            .ToDictionary(point => point.Key, point => (bool?)(points[point.Key] == point.Value));
        form.Reasons = points.Where(point => point.Value != ReviewFindings.NotConcerned && !touched.ContainsKey(point.Key)).ToDictionary(point => point.Key, point => (string?)point.Value);
        form.SeenEnd = form.NoOther = Enum.GetValues<ReviewPoint>().All(points.ContainsKey);
        return form;
    }

    /// <summary>The answers as the act takes them.</summary>
    /// <param name="touched">The points that findings touch, each with what is answered when it concerns the text.</param>
    public ReviewFindings Findings(IReadOnlyDictionary<ReviewPoint, string> touched)
    {
        var answers = Reasons.Where(reason => !string.IsNullOrWhiteSpace(reason.Value)).ToDictionary(reason => reason.Key, reason => reason.Value!.Trim());
        foreach (var (point, answer) in touched)
        {
            if (Touched.GetValueOrDefault(point) is { } concerned)
                answers.TryAdd(point, concerned ? answer : ReviewFindings.NotConcerned);
        }

        foreach (var point in NoOther ? Enum.GetValues<ReviewPoint>().Except(touched.Keys) : NotConcerned)
            answers.TryAdd(point, ReviewFindings.NotConcerned);
        return new ReviewFindings(answers)
        {
            Accepted = Accepted,
            Notes = Notes.Where(note => !string.IsNullOrWhiteSpace(note.Value)).ToDictionary(note => note.Key, note => note.Value!.Trim()),
        };
    }
}
