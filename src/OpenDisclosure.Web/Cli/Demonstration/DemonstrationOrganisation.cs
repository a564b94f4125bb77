using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>Offices, the leading group with its meetings, and a leave with a stand-in, each by its act.</summary>
internal sealed class DemonstrationOrganisation(DisclosureDb db, SteppedClock clock, DemonstrationAccounts accounts)
{
    private const string Administrator = "wushigao";
    private const string OnLeave = "qianshiyang";
    private const string StandIn = "zhaoshili";
    private const int DaysOfLeave = 4;

    private readonly ManageOrganisation organisation = new(db, clock);
    private readonly OrganisationTexts texts = DemonstrationText.Json<OrganisationTexts>("organisation.json");

    /// <summary>The meetings, each on its day.</summary>
    public IReadOnlyList<MeetingText> Meetings => texts.Meetings;

    /// <summary>Writes the offices and the places of the group.</summary>
    public async Task Write(CancellationToken cancel)
    {
        var position = 0;
        foreach (var office in texts.Offices)
            Done(await organisation.AddOffice(Actor, accounts.UnitId(office.Unit), office.Name, new OfficeValues(office.Duties, office.Telephone, ++position, false), cancel));
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (var place in texts.Group)
            Done(await organisation.AddMember(Actor, Term.Parse<GroupPost>(place.Post), place.Holder, today, cancel));
    }

    /// <summary>Notes a meeting.</summary>
    public async Task Meet(MeetingText meeting, CancellationToken cancel) =>
        Done(await organisation.AddMeeting(Actor, meeting.On, meeting.Subject, meeting.Decisions, cancel));

    /// <summary>Notes a leave that begins today.</summary>
    public async Task TakeLeave(CancellationToken cancel)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        Done(await organisation.TakeLeave(accounts.Actor(OnLeave), accounts.Actor(StandIn).StaffId, today, today.AddDays(DaysOfLeave), cancel));
    }

    private Actor Actor => accounts.Actor(Administrator);

    private static void Done(ActOutcome outcome)
    {
        if (!outcome.Done)
            throw new InvalidOperationException("The demonstration was refused: " + string.Join("; ", outcome.Problems.Select(problem => $"{problem.Field} {problem.Code}")));
    }

    private sealed record OrganisationTexts(IReadOnlyList<OfficeText> Offices, IReadOnlyList<PlaceText> Group, IReadOnlyList<MeetingText> Meetings);

    private sealed record OfficeText(string Unit, string Name, string Duties, string Telephone);

    private sealed record PlaceText(string Post, string Holder);
}

/// <summary>A meeting of the leading group.</summary>
internal sealed record MeetingText(DateOnly On, string Subject, string Decisions);
