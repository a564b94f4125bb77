using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Drafting;

/// <summary>A suggestion that waits for an author's answer.</summary>
/// <param name="RevisionId">The revision that was returned with it.</param>
/// <param name="No">Its number.</param>
/// <param name="Reviewer">Who suggests.</param>
/// <param name="Text">What he would have written.</param>
/// <param name="Sealed">The texts as they were sealed.</param>
/// <param name="Untouched">Whether the draft would still be sealed with these texts, so that taking over loses nothing.</param>
public sealed record OpenSuggestion(long RevisionId, int No, string Reviewer, SuggestedText Text, SuggestedText Sealed, bool Untouched);

/// <summary>What reviewers suggested, and what authors did with it.</summary>
public sealed class SuggestionBook(DisclosureDb db, ScanDraft scan, DraftBook book)
{
    /// <summary>The suggestion that came with the return of the newest revision, while nobody answered it.</summary>
    public async Task<OpenSuggestion?> Open(DraftWhole whole, CancellationToken cancel)
    {
        var documentId = whole.Document.Id;
        var newest = await db.Revisions.Where(revision => revision.DocumentId == documentId).MaxAsync(revision => (int?)revision.No, cancel);
        var found = await (
            from suggestion in db.Suggestions
            join revision in db.Revisions on suggestion.RevisionId equals revision.Id
            join body in db.RevisionBodies on revision.Id equals body.RevisionId
            join staff in db.Staff on suggestion.ReviewerId equals staff.Id
            where revision.DocumentId == documentId && revision.No == newest && !db.SuggestionAnswers.Any(answer => answer.RevisionId == revision.Id)
            select new { suggestion.Text, revision.Id, revision.No, revision.Title, revision.Summary, body.Source, staff.Name }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var texts = new SuggestedText(found.Title, found.Summary, found.Source);
        return new OpenSuggestion(found.Id, found.No, found.Name, SuggestedText.Read(found.Text), texts, TextOf(await scan.Masked(whole, cancel)) == texts);
    }

    /// <summary>
    /// Puts the suggested texts into the draft. Refused once the draft has moved on: then they are compared in the editor, where nobody's
    /// words are lost.
    /// </summary>
    /// <param name="actor">Who takes them over: an author from now on.</param>
    /// <param name="whole">The draft as he saw it.</param>
    /// <param name="suggestion">The suggestion that he saw.</param>
    /// <param name="version">The version of the draft that he saw.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancel">Cancels; nothing is stored.</param>
    public async Task<SaveResult> Adopt(Actor actor, DraftWhole whole, OpenSuggestion suggestion, long version, DateTimeOffset at, CancellationToken cancel)
    {
        if (!suggestion.Untouched)
            return SaveResult.Conflict;
        var (title, summary, body) = suggestion.Text;
        return (await book.Save(actor, whole.Document.Id, version, draft =>
        {
            (draft.Title, draft.Summary, draft.Body) = (title, Given(summary), Given(body));
            Answer(actor, suggestion, SuggestionOutcome.Adopted, at);
        }, cancel)).Result;
    }

    /// <summary>Notes that an author goes another way.</summary>
    public async Task Decline(Actor actor, OpenSuggestion suggestion, DateTimeOffset at, CancellationToken cancel)
    {
        Answer(actor, suggestion, SuggestionOutcome.Declined, at);
        await db.SaveChangesAsync(cancel);
    }

    private void Answer(Actor actor, OpenSuggestion suggestion, SuggestionOutcome outcome, DateTimeOffset at) =>
        db.SuggestionAnswers.Add(new SuggestionAnswer { RevisionId = suggestion.RevisionId, Outcome = outcome, StaffId = actor.StaffId, At = at });

    private static SuggestedText TextOf(DraftWhole whole)
    {
        var texts = DraftTexts.Of(whole).ToDictionary(text => text.Field, text => text.Text);
        return new SuggestedText(
            texts.GetValueOrDefault(nameof(Draft.Title), "").Trim(), texts.GetValueOrDefault(nameof(Draft.Summary), "").Trim(), texts.GetValueOrDefault(nameof(Draft.Body), ""));
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
