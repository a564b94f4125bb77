using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.LeadingGroup;

/// <summary>The leading group for open government affairs (政务公开工作领导小组): its places and its meetings.</summary>
[Route("admin/leading-group")]
internal sealed class LeadingGroupController(DisclosureDb db, ManageOrganisation organisation) : StaffController
{
    [Staff(Role.SystemAdministrator, Role.Auditor), HttpGet("")]
    public async Task<IActionResult> Index() => View(await Page(new MemberForm(), new MeetingForm()));

    [Staff(Role.SystemAdministrator), HttpPost("members")]
    public async Task<IActionResult> AddMember([FromForm] MemberForm form)
    {
        var typed = new TypedText(ModelState);
        var holder = typed.Line(nameof(form.Holder), SettingsText.Group_Holder, form.Holder, GroupMember.HolderLength);
        var since = typed.Date(nameof(form.SinceOn), SettingsText.Group_Since, form.SinceOn);
        if (form.Post is null && ModelState.IsValid)
            Refuse([new Problem(nameof(form.Post), "NoPost")]);
        if (!ModelState.IsValid)
            return Again(nameof(Index), await Page(form, new MeetingForm()));
        return await Answer(await organisation.AddMember(Actor, form.Post!.Value, holder, since, Cancel), form, new MeetingForm());
    }

    [Staff(Role.SystemAdministrator), HttpPost("members/{memberId:long}/end")]
    public async Task<IActionResult> EndMember(long memberId) => await Answer(await organisation.EndMember(Actor, memberId, Cancel), new MemberForm(), new MeetingForm());

    [Staff(Role.SystemAdministrator), HttpPost("meetings")]
    public async Task<IActionResult> AddMeeting([FromForm] MeetingForm form)
    {
        var typed = new TypedText(ModelState);
        var heldOn = typed.Date(nameof(form.HeldOn), SettingsText.Group_HeldOn, form.HeldOn);
        var subject = typed.Line(nameof(form.Subject), SettingsText.Group_Subject, form.Subject, GroupMeeting.SubjectLength);
        var decisions = typed.Line(nameof(form.Decisions), SettingsText.Group_Decisions, form.Decisions, GroupMeeting.DecisionsLength);
        if (!ModelState.IsValid)
            return Again(nameof(Index), await Page(new MemberForm(), form));
        return await Answer(await organisation.AddMeeting(Actor, heldOn, subject, decisions, Cancel), new MemberForm(), form);
    }

    private async Task<IActionResult> Answer(ActOutcome outcome, MemberForm member, MeetingForm meeting)
    {
        if (outcome.Done)
        {
            Say(Texts.Fill(SettingsText.Group_Saved, Texts.Grouped(outcome.Seq)));
            return RedirectToAction(nameof(Index));
        }

        if (outcome.Problems.All(problem => problem.Field.Length == 0))
            return Refused(outcome);
        Refuse(outcome.Problems);
        return Again(nameof(Index), await Page(member, meeting));
    }

    private async Task<GroupPage> Page(MemberForm member, MeetingForm meeting) => new(
        member, meeting,
        await db.GroupMembers.AsNoTracking().Where(found => found.UntilOn == null).OrderBy(found => found.Id).ToListAsync(Cancel),
        await db.GroupMeetings.AsNoTracking().OrderByDescending(found => found.HeldOn).ThenByDescending(found => found.Id).Take(50).ToListAsync(Cancel),
        Me.Is(Role.SystemAdministrator));
}

/// <summary>The group as it stands, with the forms that add to it.</summary>
internal sealed record GroupPage(MemberForm Member, MeetingForm Meeting, IReadOnlyList<GroupMember> Members, IReadOnlyList<GroupMeeting> Meetings, bool MayChange);

/// <summary>What is typed for a new place.</summary>
internal sealed class MemberForm
{
    public GroupPost? Post { get; init; }

    public string? Holder { get; init; }

    public string? SinceOn { get; init; }
}

/// <summary>What is typed of a meeting.</summary>
internal sealed class MeetingForm
{
    public string? HeldOn { get; init; }

    public string? Subject { get; init; }

    public string? Decisions { get; init; }
}
