using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Words;

/// <summary>The lists by which the scanner asks. Confidentiality reviewers keep them, the auditor reads.</summary>
[Route("admin/words")]
internal sealed class WordsController(DisclosureDb db, ManageWords words) : StaffController
{
    [Staff(Role.ConfidentialityReviewer, Role.Auditor), HttpGet("")]
    public async Task<IActionResult> Index() => View(await Page(new WordForm()));

    [Staff(Role.ConfidentialityReviewer), HttpPost("")]
    public async Task<IActionResult> Add([FromForm] WordForm form)
    {
        var typed = new TypedText(ModelState);
        var needsMeaning = form.List is WordList.Leader or WordList.Misspelling;
        var line = new WordLine(
            form.List, typed.Line(nameof(form.Word), SettingsText.Words_Word, form.Word, ListedWord.WordLength),
            typed.Line(nameof(form.Meaning), SettingsText.Words_Meaning, form.Meaning, ListedWord.MeaningLength, needsMeaning));
        if (!ModelState.IsValid)
            return Again(nameof(Index), await Page(form));
        var outcome = await words.Add(Actor, line, Cancel);
        if (!outcome.Done)
        {
            Refuse(outcome.Problems);
            return Again(nameof(Index), await Page(form));
        }

        Say(Texts.Fill(SettingsText.Words_Added, line.Word, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    [Staff(Role.ConfidentialityReviewer), HttpPost("{wordId:long}/removal")]
    public async Task<IActionResult> Remove(long wordId)
    {
        var outcome = await words.Remove(Actor, wordId, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(Texts.Fill(SettingsText.Words_Removed, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    private async Task<WordsPage> Page(WordForm form)
    {
        return new WordsPage((await WordRow.All(db, Cancel)).ToLookup(row => row.Line.List), form, Me.Is(Role.ConfidentialityReviewer));
    }
}

/// <summary>A line as typed.</summary>
internal sealed class WordForm
{
    public WordList List { get; set; }

    public string? Word { get; set; }

    public string? Meaning { get; set; }
}

/// <summary>A line with who added it.</summary>
internal sealed record WordRow(ListedWord Line, string AddedBy)
{
    /// <summary>Everything that stands on a list, the newest first.</summary>
    public static Task<List<WordRow>> All(DisclosureDb db, CancellationToken cancel) => (
        from line in db.ListedWords
        join staff in db.Staff on line.AddedById equals staff.Id
        where line.RemovedAt == null
        orderby line.Id descending
        select new WordRow(line, staff.Name)).AsNoTracking().ToListAsync(cancel);

    /// <summary>What stands in the list: the word, or what an accepted group is recognised by.</summary>
    public string Text => Line.List == WordList.Accepted ? Line.Meaning : Line.Word;
}

/// <summary>The lists.</summary>
internal sealed record WordsPage(ILookup<WordList, WordRow> Lists, WordForm Form, bool MayChange);
