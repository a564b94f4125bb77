using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Findings;

/// <summary>What the scanner finds in a draft before it is sealed: its authors mask or justify what stops it.</summary>
[Staff(Role.Drafter, Role.OfficeHead)]
[Route("admin/documents/{documentId:long}/draft/findings")]
internal sealed class FindingsController(DraftDesk desk, DraftBook book, ScanDraft scan) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(long documentId) =>
        await Writable(documentId) is { } whole ? View(await Page(whole, new FindingsForm())) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Answer(long documentId, [FromForm] FindingsForm form)
    {
        if (await Writable(documentId) is not { } whole)
            return NotFound();
        var page = await Page(whole, form);
        var answers = Read(page, form);
        if (!ModelState.IsValid)
            return Again(nameof(Index), page);
        if (await book.Answer(Actor, documentId, answers, Cancel) == SaveResult.Conflict)
            return Refused(ActOutcome.Refused("ChangedMeanwhile"));
        Say(StaffText.Findings_Saved);
        return RedirectToAction(nameof(Index), new { documentId });
    }

    /// <summary>The answers to findings that are there; a reason is needed for what stays.</summary>
    private Dictionary<string, (FindingAnswer Answer, string Reason)> Read(FindingsPage page, FindingsForm form)
    {
        var answers = new Dictionary<string, (FindingAnswer, string)>();
        foreach (var found in page.Findings.DistinctBy(found => found.Placed.Key))
        {
            if (!form.Answers.TryGetValue(found.Placed.Key, out var answer) || answer is not { } given || (given == FindingAnswer.Mask && !found.CanMask))
                continue;
            var reason = TextGuard.Normalise((form.Reasons.GetValueOrDefault(found.Placed.Key) ?? "").Trim());
            var field = $"{nameof(form.Reasons)}[{found.Placed.Key}]";
            if (given == FindingAnswer.Mask)
                answers[found.Placed.Key] = (given, "");
            else if (reason.Length == 0 && found.Placed.Finding.Grade == FindingGrade.Stop)
                ModelState.AddModelError(field, ProblemText.Of(new Problem(field, "Required")));
            else if (reason.Length > DraftAnswer.ReasonLength || !TextGuard.IsClean(reason))
                ModelState.AddModelError(field, Texts.Fill(SettingsText.Problem_TooLong, StaffText.Findings_Reason, DraftAnswer.ReasonLength));
            else
                answers[found.Placed.Key] = (given, reason);
        }

        return answers;
    }

    private async Task<FindingsPage> Page(DraftWhole whole, FindingsForm form)
    {
        var scanned = await scan.Run(whole, Cancel);
        return new FindingsPage(
            whole.Document.Id, whole.Draft.Title ?? StaffText.Untitled, whole.Document.SiteTextKey, [.. whole.Files.Select(file => file.Name)], scanned.Findings, form);
    }

    private async Task<DraftWhole?> Writable(long documentId) =>
        await desk.Open(documentId, Cancel) is { } whole && desk.MayType(whole.Document) ? whole : null;
}

/// <summary>The answers as posted, by the keys of the findings.</summary>
internal sealed class FindingsForm
{
    public Dictionary<string, FindingAnswer?> Answers { get; set; } = [];

    public Dictionary<string, string?> Reasons { get; set; } = [];
}

/// <summary>The findings of a draft.</summary>
internal sealed record FindingsPage(
    long DocumentId, string Title, string? SiteTextKey, IReadOnlyList<string> Files, IReadOnlyList<DraftFinding> Findings, FindingsForm Form)
{
    /// <summary>How many stand between the draft and its seal.</summary>
    public int Open => Findings.Count(found => found.Stops);

    /// <summary>One line for each key, the severe ones first, in reading order.</summary>
    public IEnumerable<DraftFinding> Of(FindingGrade grade) => Findings.Where(found => found.Placed.Finding.Grade == grade).DistinctBy(found => found.Placed.Key);

    /// <summary>How often a question's group occurs.</summary>
    public int Count(DraftFinding found) => Findings.Count(other => other.Placed.Key == found.Placed.Key);

    /// <summary>The answer as posted, else as stored; what can be masked is masked unless its author says otherwise.</summary>
    public FindingAnswer? AnswerOf(DraftFinding found) =>
        Form.Answers.GetValueOrDefault(found.Placed.Key) ?? found.Answer?.Answer
        ?? (found.Placed.Finding.Grade == FindingGrade.Stop ? found.CanMask ? FindingAnswer.Mask : FindingAnswer.Keep : null);

    /// <summary>The reason as posted, else as stored.</summary>
    public string ReasonOf(DraftFinding found) => Form.Reasons.GetValueOrDefault(found.Placed.Key) ?? found.Answer?.Reason ?? "";
}
