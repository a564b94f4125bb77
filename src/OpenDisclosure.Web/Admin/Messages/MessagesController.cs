using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Messages;

/// <summary>The messages of visitors: given out, answered, ended, and answered publicly through the gate.</summary>
[Staff(Role.Drafter, Role.OfficeHead, Role.Releaser)]
[Route("admin/messages")]
internal sealed class MessagesController(MessageDesk desk, HandleMessage handle) : StaffController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? state) => View(await desk.List(state != "done", Cancel));

    [HttpGet("{messageId:long}")]
    public async Task<IActionResult> Show(long messageId) => await desk.Page(messageId, Cancel) is { } page ? View(page) : NotFound();

    [HttpPost("{messageId:long}/assignment")]
    [Staff(Role.Releaser)]
    public async Task<IActionResult> Assign(long messageId, [FromForm] AssignForm form)
    {
        if (await desk.Page(messageId, Cancel) is not { } page)
            return NotFound();
        if (form.OfficeId is not { } officeId)
        {
            Refuse([new Problem(nameof(form.OfficeId), "Required")]);
            return Again(nameof(Show), page with { Assign = form });
        }

        var outcome = await handle.Assign(Actor, messageId, form.Version, officeId, form.Complex, Cancel);
        return Answered(outcome, messageId, MessageText.Staff_Assigned, page with { Assign = form });
    }

    [HttpPost("{messageId:long}/answer")]
    [Staff(Role.Drafter, Role.OfficeHead)]
    public async Task<IActionResult> Answer(long messageId, [FromForm] AnswerForm form)
    {
        if (await desk.Page(messageId, Cancel) is not { } page)
            return NotFound();
        var answer = Typed(nameof(form.Answer), form.Answer, "AnswerMissing", MessageContent.AnswerLength);
        if (!ModelState.IsValid)
            return Again(nameof(Show), page with { Reply = form });
        return Answered(await handle.Answer(Actor, messageId, form.Version, answer, Cancel), messageId, MessageText.Staff_AnswerSaved, page with { Reply = form });
    }

    [HttpPost("{messageId:long}/closure")]
    public async Task<IActionResult> Close(long messageId, [FromForm] AnswerForm form)
    {
        if (await desk.Page(messageId, Cancel) is not { } page)
            return NotFound();
        return Answered(await handle.Close(Actor, messageId, form.Version, Cancel), messageId, MessageText.Staff_Closed, page);
    }

    /// <summary>Begins the draft of a public answer and opens it.</summary>
    [HttpPost("{messageId:long}/reply")]
    [Staff(Role.Drafter)]
    public async Task<IActionResult> Publish(long messageId, [FromForm] PublicReplyForm form)
    {
        if (await desk.Page(messageId, Cancel) is not { } page)
            return NotFound();
        var title = Typed(nameof(form.ReplyTitle), form.ReplyTitle, "ReplyTitleMissing", Draft.TitleLength);
        var question = Typed(nameof(form.Question), form.Question, "QuestionMissing", Draft.SummaryLength);
        var answer = Typed(nameof(form.PublicAnswer), form.PublicAnswer, "AnswerMissing", MessageContent.AnswerLength);
        if (!ModelState.IsValid)
            return Again(nameof(Show), page with { Public = form });
        var (outcome, documentId) = await handle.Publish(Actor, messageId, form.Version, new PublicReply(title, question, Body(question, answer)), Cancel);
        if (!outcome.Done)
            return Answered(outcome, messageId, "", page with { Public = form });
        Say(MessageText.Staff_ReplyBegun);
        return RedirectToAction("Edit", "Drafts", new { documentId });
    }

    private static string Body(string question, string answer) =>
        $"## {MessageText.Staff_ReplyPart_Question}\n\n{question}\n\n## {MessageText.Staff_ReplyPart_Answer}\n\n{answer}\n";

    private IActionResult Answered(ActOutcome outcome, long messageId, string saved, MessagePage page)
    {
        if (outcome.Done)
        {
            Say(Texts.Fill(saved, Texts.Grouped(outcome.Seq)));
            return RedirectToAction(nameof(Show), new { messageId });
        }

        if (outcome.Problems.All(problem => problem.Field.Length == 0))
            return Refused(outcome);
        Refuse(outcome.Problems);
        return Again(nameof(Show), page);
    }

    /// <summary>A text in one normal form; what cannot be taken is put beside its field.</summary>
    private string Typed(string field, string? text, string missing, int longest)
    {
        var plain = TextGuard.Normalise((text ?? "").Trim());
        if (plain.Length == 0)
            Refuse([new Problem(field, missing)]);
        else if (plain.Length > longest)
            Refuse([new Problem(field, "TextTooLong", longest, plain.Length)]);
        else if (ForbiddenText.In(field, plain) is { } found)
            Refuse([found]);
        return plain;
    }
}
