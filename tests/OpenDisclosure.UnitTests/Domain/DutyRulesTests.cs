using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.UnitTests.Domain;

public sealed class DutyRulesTests
{
    private const long Writer = 1;
    private const long Head = 2;

    private static readonly HashSet<Role> AllRoles = [.. Enum.GetValues<Role>()];

    private static RevisionState Handed { get; } = new()
    {
        Steps = [Duty.ContentReviewer],
        Reviews = [],
        Clearance = null,
        Ordered = false,
        Publication = null,
        Overtaken = false,
        Persons = new Dictionary<long, Duty> { [Writer] = Duty.Author },
    };

    private static RevisionState Cleared { get; } = Handed with { Reviews = [ReviewOutcome.Passed], Clearance = ClearanceOutcome.Cleared };

    public static TheoryData<Stage> Stages => [.. Enum.GetValues<Stage>()];

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_revision_stands_at_each_stage_by_its_rows_alone(Stage stage)
    {
        var state = stage switch
        {
            Stage.ContentReview => Handed,
            Stage.ConfidentialityReview => Handed with { Reviews = [ReviewOutcome.Passed] },
            Stage.Release => Cleared,
            Stage.Ordered => Cleared with { Ordered = true },
            Stage.Live => Cleared with { Publication = PublicationState.Live },
            Stage.Superseded => Cleared with { Publication = PublicationState.Superseded, Overtaken = true },
            Stage.Withdrawn => Cleared with { Publication = PublicationState.Withdrawn },
            Stage.Returned => Handed with { Reviews = [ReviewOutcome.Returned] },
            Stage.OnRequest => Cleared with { Clearance = ClearanceOutcome.OnRequest },
            Stage.Refused => Cleared with { Clearance = ClearanceOutcome.Refused },
            _ => Cleared with { Overtaken = true },
        };
        Assert.Equal(stage, state.Stage);
    }

    [Fact]
    public void Where_signing_is_the_final_review_the_confidentiality_review_comes_first() =>
        Assert.Equal(Stage.ConfidentialityReview, (Handed with { Steps = [Duty.Releaser] }).Stage);

    [Fact]
    public void A_writer_of_all_roles_may_not_take_another_duty_on_his_text()
    {
        Assert.Equal("OneDuty", DutyRules.Hindrance(Handed, Writer, AllRoles, Duty.ContentReviewer, sameUnit: true)?.Code);
        Assert.Equal("OneDuty", DutyRules.Hindrance(Handed with { Reviews = [ReviewOutcome.Passed] }, Writer, AllRoles, Duty.ConfidentialityReviewer, true)?.Code);
        Assert.Equal("OneDuty", DutyRules.Hindrance(Cleared, Writer, AllRoles, Duty.Releaser, true)?.Code);
    }

    [Fact]
    public void One_head_may_not_take_two_steps()
    {
        var second = Handed with { Steps = [Duty.ContentReviewer, Duty.ContentReviewer], Reviews = [ReviewOutcome.Passed], Persons = new Dictionary<long, Duty> { [Head] = Duty.ContentReviewer } };
        Assert.Equal("StepTakenByYou", DutyRules.Hindrance(second, Head, AllRoles, Duty.ContentReviewer, true)?.Code);
    }

    [Theory]
    [InlineData(Duty.ContentReviewer)]
    [InlineData(Duty.ConfidentialityReviewer)]
    [InlineData(Duty.Releaser)]
    public void Without_the_role_nobody_may(Duty duty) =>
        Assert.Equal("NotYourRole", DutyRules.Hindrance(Handed, 9, new HashSet<Role>(), duty, true)?.Code);

    [Fact]
    public void A_head_of_another_unit_may_not_review_but_a_clerk_of_the_unit_with_the_role_may()
    {
        Assert.Equal("NotYourRole", DutyRules.Hindrance(Handed, Head, AllRoles, Duty.ContentReviewer, sameUnit: false)?.Code);
        Assert.Null(DutyRules.Hindrance(Handed, Head, AllRoles, Duty.ContentReviewer, sameUnit: true));
    }

    [Fact]
    public void Out_of_turn_nobody_may()
    {
        Assert.Equal("NotYourTurn", DutyRules.Hindrance(Handed, 9, AllRoles, Duty.Releaser, true)?.Code);
        Assert.Equal("NotYourTurn", DutyRules.Hindrance(Cleared with { Publication = PublicationState.Live }, 9, AllRoles, Duty.Releaser, true)?.Code);
        Assert.Equal("NotYourTurn", DutyRules.Hindrance(Cleared with { Ordered = true }, 9, AllRoles, Duty.Releaser, true)?.Code);
    }
}
