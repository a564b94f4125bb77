using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Administration;

/// <summary>What is set of an office; its unit and its name never change.</summary>
public sealed record OfficeValues(string Duties, string Telephone, int Position, bool Closed);

/// <summary>Offices, the leading group with its meetings, and leaves with their stand-ins. Every change is an entry.</summary>
public sealed class ManageOrganisation(DisclosureDb db, TimeProvider clock)
{
    /// <summary>The longest leave that can be entered at once, in calendar days.</summary>
    public const int LongestLeave = 366;

    /// <summary>Adds an office to a unit.</summary>
    public Task<ActOutcome> AddOffice(Actor actor, long unitId, string name, OfficeValues values, CancellationToken cancel) => Administer(actor, async writer =>
    {
        if (await db.Units.SingleOrDefaultAsync(found => found.Id == unitId, cancel) is not { } unit)
            return ActOutcome.Refused([new Problem("UnitId", "NoUnit")]);
        if (await db.Offices.AnyAsync(found => found.UnitId == unitId && found.Name == name, cancel))
            return ActOutcome.Refused([new Problem("Name", "OfficeTaken")]);
        var office = new Office
        {
            UnitId = unitId,
            Name = name,
            Duties = values.Duties,
            Telephone = values.Telephone,
            Position = values.Position,
            Closed = values.Closed,
            Version = 1,
        };
        db.Offices.Add(office);
        return await Store(writer, Acts.OfficeChanged, Body(actor, unit.Key, office), cancel);
    }, cancel);

    /// <summary>Changes an office on top of the version that the actor saw. An office in which active people work is not closed.</summary>
    public Task<ActOutcome> ChangeOffice(Actor actor, long officeId, long version, OfficeValues values, CancellationToken cancel) => Administer(actor, async writer =>
    {
        if (await db.Offices.SingleOrDefaultAsync(found => found.Id == officeId, cancel) is not { } office)
            return ActOutcome.Refused("NoOffice");
        if (office.Version != version)
            return ActOutcome.Refused("ChangedByOther");
        if (values.Closed && await db.Staff.AnyAsync(staff => staff.UnitId == office.UnitId && staff.Office == office.Name && staff.Active, cancel))
            return ActOutcome.Refused([new Problem("Closed", "OfficeHasStaff")]);
        (office.Duties, office.Telephone, office.Position, office.Closed) = (values.Duties, values.Telephone, values.Position, values.Closed);
        if (!db.ChangeTracker.HasChanges())
            return new ActOutcome([]);
        office.Version++;
        var unit = await db.Units.Where(found => found.Id == office.UnitId).Select(found => found.Key).SingleAsync(cancel);
        return await Store(writer, Acts.OfficeChanged, Body(actor, unit, office), cancel);
    }, cancel);

    /// <summary>Adds a place to the leading group.</summary>
    public Task<ActOutcome> AddMember(Actor actor, GroupPost post, string holder, DateOnly sinceOn, CancellationToken cancel) => Administer(actor, async writer =>
    {
        if (await db.GroupMembers.AnyAsync(found => found.Holder == holder && found.UntilOn == null, cancel))
            return ActOutcome.Refused([new Problem("Holder", "MemberAlready")]);
        db.GroupMembers.Add(new GroupMember { Post = post, Holder = holder, SinceOn = sinceOn });
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["post"] = Term.Of(post), ["holder"] = holder, ["since"] = EntryInstant.Day(sinceOn) };
        return await Store(writer, Acts.GroupChanged, body, cancel);
    }, cancel);

    /// <summary>Ends a place in the leading group with today.</summary>
    public Task<ActOutcome> EndMember(Actor actor, long memberId, CancellationToken cancel) => Administer(actor, async writer =>
    {
        if (await db.GroupMembers.SingleOrDefaultAsync(found => found.Id == memberId && found.UntilOn == null, cancel) is not { } member)
            return ActOutcome.Refused("ChangedByOther");
        var today = BeijingTime.DateOf(writer.At);
        member.UntilOn = today < member.SinceOn ? member.SinceOn : today;
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["post"] = Term.Of(member.Post), ["holder"] = member.Holder, ["until"] = EntryInstant.Day(member.UntilOn.Value) };
        return await Store(writer, Acts.GroupChanged, body, cancel);
    }, cancel);

    /// <summary>Notes a meeting of the leading group.</summary>
    public Task<ActOutcome> AddMeeting(Actor actor, DateOnly heldOn, string subject, string decisions, CancellationToken cancel) => Administer(actor, async writer =>
    {
        if (heldOn > BeijingTime.DateOf(writer.At))
            return ActOutcome.Refused([new Problem("HeldOn", "MeetingInFuture")]);
        db.GroupMeetings.Add(new GroupMeeting { HeldOn = heldOn, Subject = subject, Decisions = decisions });
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["held"] = EntryInstant.Day(heldOn), ["subject"] = subject };
        return await Store(writer, Acts.MeetingNoted, body, cancel);
    }, cancel);

    /// <summary>Notes one's own leave with a stand-in of the same unit, who is not away himself.</summary>
    public Task<ActOutcome> TakeLeave(Actor actor, long standInId, DateOnly firstOn, DateOnly lastOn, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var problems = new List<Problem>();
        if (lastOn < firstOn || lastOn.DayNumber - firstOn.DayNumber >= LongestLeave)
            problems.Add(new Problem("LastOn", "LeaveDays", LongestLeave));
        if (lastOn < BeijingTime.DateOf(writer.At))
            problems.Add(new Problem("LastOn", "LeavePassed"));
        var standIn = await db.Staff.AsNoTracking().SingleOrDefaultAsync(found => found.Id == standInId && found.Active && found.UnitId == actor.UnitId && found.Id != actor.StaffId, cancel);
        if (standIn is null)
            problems.Add(new Problem("StandInId", "NoStandIn"));
        else if (await Overlaps(standInId, firstOn, lastOn, cancel))
            problems.Add(new Problem("StandInId", "StandInAway", standIn.Name));
        if (await Overlaps(actor.StaffId, firstOn, lastOn, cancel))
            problems.Add(new Problem("FirstOn", "AwayAlready"));
        if (problems.Count > 0)
            return ActOutcome.Refused(problems);
        db.Absences.Add(new Absence { StaffId = actor.StaffId, StandInId = standInId, FirstOn = firstOn, LastOn = lastOn });
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["standIn"] = standIn!.Key, ["since"] = EntryInstant.Day(firstOn), ["until"] = EntryInstant.Day(lastOn) };
        return await Store(writer, Acts.LeaveTaken, body, cancel);
    });

    /// <summary>Ends one's own leave before its time: yesterday was its last day, or it never began.</summary>
    public Task<ActOutcome> Return(Actor actor, long absenceId, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var today = BeijingTime.DateOf(writer.At);
        if (await db.Absences.SingleOrDefaultAsync(found => found.Id == absenceId && found.StaffId == actor.StaffId && found.LastOn >= today, cancel) is not { } absence)
            return ActOutcome.Refused("ChangedByOther");
        if (absence.FirstOn < today)
            absence.LastOn = today.AddDays(-1);
        else
            db.Absences.Remove(absence);
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["since"] = EntryInstant.Day(absence.FirstOn), ["until"] = EntryInstant.Day(today) };
        return await Store(writer, Acts.LeaveEnded, body, cancel);
    });

    private Task<ActOutcome> Administer(Actor actor, Func<LedgerWriter, Task<ActOutcome>> act, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        return await act(writer);
    });

    private Task<bool> Overlaps(long staffId, DateOnly firstOn, DateOnly lastOn, CancellationToken cancel) =>
        db.Absences.AnyAsync(absence => absence.StaffId == staffId && absence.FirstOn <= lastOn && absence.LastOn >= firstOn, cancel);

    private static async Task<ActOutcome> Store(LedgerWriter writer, string act, Dictionary<string, object?> body, CancellationToken cancel)
    {
        var entry = await writer.Append(act, null, body, cancel);
        await writer.Commit(changesSite: false, cancel);
        return new ActOutcome([], entry.Seq);
    }

    private static Dictionary<string, object?> Body(Actor actor, string unit, Office office) => new()
    {
        ["actor"] = actor.Key,
        ["unit"] = unit,
        ["office"] = office.Name,
        ["version"] = office.Version,
        ["position"] = office.Position,
        ["closed"] = office.Closed,
    };
}
