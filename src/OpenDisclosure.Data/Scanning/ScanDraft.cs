using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Scanning;

/// <summary>A finding of a draft with what its author said of it.</summary>
/// <param name="Placed">The finding in the draft as typed.</param>
/// <param name="Answer">The answer; null when he gave none.</param>
/// <param name="CanMask">Whether it stands in a text and has a masked form; a file must be replaced.</param>
public sealed record DraftFinding(PlacedFinding Placed, DraftAnswer? Answer, bool CanMask)
{
    /// <summary>Whether the draft cannot be sealed before it is answered.</summary>
    public bool Stops => Placed.Finding.Grade == FindingGrade.Stop && Answer is null;
}

/// <summary>A draft after the scan.</summary>
/// <param name="Whole">The draft as it would be sealed: masked where its authors said so.</param>
/// <param name="Findings">What was found in the draft as typed, and in its files.</param>
/// <param name="Files">What was read of each file, in the order of the tray.</param>
/// <param name="Record">What would be sealed beside it: the findings that remain.</param>
public sealed record ScannedDraft(DraftWhole Whole, IReadOnlyList<DraftFinding> Findings, IReadOnlyList<ScannedFile> Files, ScanRecord Record);

/// <summary>Scans a draft before it is sealed (《保守国家秘密法》第三十五条, 《个人信息保护法》第五十一条).</summary>
public sealed class ScanDraft(DisclosureDb db, FileStore store, AttachmentReader? reader = null)
{
    /// <summary>Field of what only the rendered text shows, because marks stood between the characters.</summary>
    public const string Rendered = "Rendered";

    /// <summary>Field of the names of files.</summary>
    public const string FileNames = "Files";

    /// <summary>The draft as it would be sealed: masked where its authors said so. Reads no file.</summary>
    public async Task<DraftWhole> Masked(DraftWhole whole, CancellationToken cancel)
    {
        var answers = await Answers(whole, cancel);
        return answers.Values.Any(answer => answer.Answer == FindingAnswer.Mask)
            ? Mask(whole, await AgencyLists.Read(db, cancel), answers).Whole
            : whole;
    }

    /// <summary>Scans texts and files.</summary>
    public async Task<ScannedDraft> Run(DraftWhole whole, CancellationToken cancel)
    {
        var lists = await AgencyLists.Read(db, cancel);
        var answers = await Answers(whole, cancel);
        var masked = Mask(whole, lists, answers);
        var files = await Read(whole, lists, cancel);
        var inFiles = InFiles(files, new FindingKeys(whole.Document.Key)).Select(placed => Answered(placed, answers)).ToList();
        var inTexts = masked.Findings.Select(found => found.Placed.Finding.Group).ToHashSet();
        var outside = Outside(whole, lists, new FindingKeys(whole.Document.Key), inTexts, cancel).Select(placed => Answered(placed, answers));
        var typed = masked.Findings.Concat(outside).Concat(inFiles).ToList();
        var left = Left(masked.Whole, lists, typed, cancel).Concat(inFiles.Select(found => found.Placed));
        return new ScannedDraft(masked.Whole, typed, files, new ScanRecord([.. left.Select(placed => WithReason(placed, answers))], masked.Count));
    }

    /// <summary>The record of a draft that has no files and of which nobody answered a finding.</summary>
    internal static ScanRecord Unanswered(DraftWhole whole, ScanLists lists, CancellationToken cancel) => new([.. Left(whole, lists, [], cancel)], 0);

    private async Task<IReadOnlyList<ScannedFile>> Read(DraftWhole whole, ScanLists lists, CancellationToken cancel)
    {
        var findings = new FileFindings(store, lists, reader);
        var files = new List<ScannedFile>();
        foreach (var file in whole.Files)
            files.Add(store.Has(file.Sha256) ? await findings.Of(file, cancel) : new ScannedFile("", []));
        return files;
    }

    private static IEnumerable<PlacedFinding> InFiles(IReadOnlyList<ScannedFile> files, FindingKeys keys)
    {
        for (var at = 0; at < files.Count; at++)
        {
            foreach (var (part, finding) in files[at].Findings)
            {
                var place = new FindingPlace("", at + 1, part);
                yield return new PlacedFinding(keys.Next(finding, place), place, finding, "");
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, DraftAnswer>> Answers(DraftWhole whole, CancellationToken cancel) =>
        await db.DraftAnswers.AsNoTracking().Where(answer => answer.DocumentId == whole.Document.Id).ToDictionaryAsync(answer => answer.Key, cancel);

    private static (DraftWhole Whole, List<DraftFinding> Findings, int Count) Mask(
        DraftWhole whole, ScanLists lists, IReadOnlyDictionary<string, DraftAnswer> answers)
    {
        var keys = new FindingKeys(whole.Document.Key);
        var findings = new List<DraftFinding>();
        var changed = new Dictionary<string, string>();
        var count = 0;
        foreach (var (field, text) in DraftTexts.Of(whole))
        {
            var own = Place(text, field, lists, keys).Select(placed => Answered(placed, answers)).ToList();
            var hidden = own.Where(found => found is { CanMask: true, Answer.Answer: FindingAnswer.Mask }).Select(found => found.Placed.Finding).ToList();
            if (hidden.Count > 0)
                changed[field] = Domain.Privacy.Mask.Apply(text, hidden, field == nameof(Draft.Body) ? InMarkdown : null);
            count += hidden.Count;
            findings.AddRange(own);
        }

        return (DraftTexts.With(whole, changed), findings, count);
    }

    /// <summary>
    /// What is found in the masked text. A finding that its author keeps is named as in the draft: among its like in its field, the masked
    /// ones before it do not count.
    /// </summary>
    private static IEnumerable<PlacedFinding> Left(DraftWhole masked, ScanLists lists, IReadOnlyList<DraftFinding> typed, CancellationToken cancel)
    {
        var kept = typed.Where(found => found.Placed.Place.File == 0 && found is not { CanMask: true, Answer.Answer: FindingAnswer.Mask })
            .GroupBy(found => (found.Placed.Place.Field, found.Placed.Finding.Group)).ToDictionary(group => group.Key, group => new Queue<string>(group.Select(found => found.Placed.Key)));
        var keys = new FindingKeys(masked.Document.Key);
        var inTexts = DraftTexts.Of(masked).SelectMany(text => Place(text.Text, text.Field, lists, keys)).ToList();
        foreach (var placed in inTexts.Concat(Outside(masked, lists, keys, inTexts.Select(placed => placed.Finding.Group).ToHashSet(), cancel)))
            yield return kept.GetValueOrDefault((placed.Place.Field, placed.Finding.Group)) is { Count: > 0 } own ? placed with { Key = own.Dequeue() } : placed;
    }

    /// <summary>What stands in the names of files, and what only the rendered text shows.</summary>
    private static IEnumerable<PlacedFinding> Outside(DraftWhole whole, ScanLists lists, FindingKeys keys, HashSet<string> groups, CancellationToken cancel)
    {
        foreach (var placed in Place(string.Join('\n', whole.Files.Select(file => file.Name)), FileNames, lists, keys))
            yield return placed;
        if (whole.Render(cancel).Html is not { } html)
            yield break;
        foreach (var placed in Place(string.Join('\n', HtmlBlocks.Read(html).Select(block => block.Text)), Rendered, lists, keys).Where(placed => !groups.Contains(placed.Finding.Group)))
            yield return placed;
    }

    /// <summary>A star begins emphasis in Markdown; the reader must see it.</summary>
    private static string InMarkdown(string masked) => masked.Replace("*", "\\*", StringComparison.Ordinal);

    private static List<PlacedFinding> Place(string text, string field, ScanLists lists, FindingKeys keys)
    {
        var place = new FindingPlace(field, 0, "");
        return [.. TextScanner.Scan(text, lists).Select(finding => new PlacedFinding(keys.Next(finding, place), place, finding, ""))];
    }

    private static DraftFinding Answered(PlacedFinding placed, IReadOnlyDictionary<string, DraftAnswer> answers) => new(
        placed, answers.GetValueOrDefault(placed.Key),
        placed.Place.File == 0 && placed.Place.Field is not (Rendered or FileNames) && Domain.Privacy.Mask.Hides(placed.Finding.Kind));

    private static PlacedFinding WithReason(PlacedFinding placed, IReadOnlyDictionary<string, DraftAnswer> answers) =>
        answers.GetValueOrDefault(placed.Key) is { Answer: FindingAnswer.Keep } answer ? placed with { Reason = answer.Reason } : placed;
}
