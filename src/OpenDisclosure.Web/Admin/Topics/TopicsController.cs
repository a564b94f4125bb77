using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Admin.SiteTexts;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Topics;

/// <summary>The topics under which documents of all columns stand together.</summary>
[Route("admin/topics")]
internal sealed class TopicsController(DisclosureDb db, ManageTopics topics, SiteTextShelf texts) : StaffController
{
    private const int LastPosition = 9999;

    private bool MayChange => Me.Is(Role.SystemAdministrator);

    [Staff(Role.SystemAdministrator, Role.Auditor, Role.Drafter), HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var states = await texts.States(Cancel);
        var counts = await db.Drafts.Where(draft => draft.Topic != null).GroupBy(draft => draft.Topic!)
            .Select(group => new { Topic = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Topic, group => group.Count, Cancel);
        var all = await db.Topics.AsNoTracking().OrderBy(topic => topic.Position).ThenBy(topic => topic.Id).ToListAsync(Cancel);
        return View(new TopicsPage(
            [.. all.Select(topic => new TopicLine(topic, states.GetValueOrDefault(SiteTextKeys.Topic(topic.Key)), counts.GetValueOrDefault(topic.Key)))],
            MayChange, Me.Is(Role.Drafter)));
    }

    [Staff(Role.SystemAdministrator), HttpGet("new")]
    public IActionResult New() => View("Edit", new TopicEditPage(new TopicForm(), null, MayChange));

    [Staff(Role.SystemAdministrator), HttpPost("")]
    public async Task<IActionResult> Create([FromForm] TopicForm form)
    {
        var values = Read(form);
        if (!ModelState.IsValid)
            return Again("Edit", new TopicEditPage(form, null, MayChange));
        var outcome = await topics.Create(Actor, TypedText.Key(form.Key), values, Cancel);
        if (outcome.Done)
            return Saved(outcome, values);
        Refuse(outcome.Problems);
        return Again("Edit", new TopicEditPage(form, null, MayChange));
    }

    [Staff(Role.SystemAdministrator, Role.Auditor), HttpGet("{topicId:long}")]
    public async Task<IActionResult> Edit(long topicId) =>
        await Find(topicId) is { } topic ? View(new TopicEditPage(TopicForm.From(topic), topic, MayChange)) : NotFound();

    [Staff(Role.SystemAdministrator), HttpPost("{topicId:long}")]
    public async Task<IActionResult> Edit(long topicId, [FromForm] TopicForm form)
    {
        if (await Find(topicId) is not { } topic)
            return NotFound();
        var values = Read(form);
        if (!ModelState.IsValid)
            return Again(nameof(Edit), new TopicEditPage(form, topic, MayChange));
        var outcome = await topics.Change(Actor, topicId, form.Version, values, Cancel);
        return outcome.Done ? Saved(outcome, values) : Refused(outcome);
    }

    private RedirectToActionResult Saved(ActOutcome outcome, TopicValues values)
    {
        Say(outcome.Seq == 0 ? SettingsText.AccountShow_Unchanged : Texts.Fill(SettingsText.TopicForm_Saved, values.StaffName, Texts.Grouped(outcome.Seq)));
        return RedirectToAction(nameof(Index));
    }

    private TopicValues Read(TopicForm form)
    {
        var typed = new TypedText(ModelState);
        return new TopicValues(
            typed.Line(nameof(form.StaffName), SettingsText.Topics_Name, form.StaffName, Topic.NameLength),
            typed.Number(nameof(form.Position), SettingsText.ColumnForm_Position, form.Position, 0, LastPosition),
            form.Closed);
    }

    private Task<Topic?> Find(long topicId) => db.Topics.AsNoTracking().SingleOrDefaultAsync(topic => topic.Id == topicId, Cancel);
}
