using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.UnitTests.Domain.Messages;

public sealed class MessageRulesTests
{
    private const string Origin = "https://gxj.example.gov.cn";
    private static readonly MessageTimes Times = new(5, 15, 180);
    private static readonly WorkingDayCalendar Calendar = new([new DateOnly(2022, 10, 3), new DateOnly(2022, 10, 4)], [new DateOnly(2022, 10, 8)]);

    private static NewMessage Whole => new(MessageKind.Question, new MessageContent("标题", "内容", "", ""), WantsReply: false, Page: "", Consents: true);

    [Fact]
    public void A_question_needs_a_subject_a_text_and_consent_and_nothing_else()
    {
        Assert.Empty(MessageRules.Check(Whole));
        Assert.Equal(
            ["KindMissing", "SubjectMissing", "TextMissing", "ConsentMissing"],
            MessageRules.Check(new NewMessage(null, new MessageContent("", "", "", ""), false, "", false)).Select(problem => problem.Code));
    }

    [Fact]
    public void Who_wants_to_be_told_says_where() =>
        Assert.Equal("ContactForReply", Assert.Single(MessageRules.Check(Whole with { WantsReply = true })).Code);

    [Fact]
    public void A_complaint_is_told_where_it_belongs() =>
        Assert.Equal("ComplaintElsewhere", Assert.Single(MessageRules.Check(Whole with { Kind = MessageKind.Complaint })).Code);

    [Fact]
    public void A_fault_is_on_a_page_of_this_site()
    {
        Assert.Equal("PageMissing", Assert.Single(MessageRules.Check(Whole with { Kind = MessageKind.Fault })).Code);
        Assert.Equal("PageElsewhere", Assert.Single(MessageRules.Check(Whole with { Kind = MessageKind.Fault, Page = null })).Code);
        Assert.Empty(MessageRules.Check(Whole with { Kind = MessageKind.Fault, Page = "/news" }));
    }

    [Fact]
    public void A_text_that_is_too_long_is_told_its_length()
    {
        var problem = Assert.Single(MessageRules.Check(Whole with { Content = Whole.Content with { Text = new string('字', MessageContent.TextLength + 1) } }));
        Assert.Equal(("Text", "TextTooLong"), (problem.Field, problem.Code));
        Assert.Equal(new object[] { 3000, 3001 }, problem.Arguments);
    }

    [Theory]
    [InlineData(MessageKind.Fault, false, "2022-10-07")]
    [InlineData(MessageKind.Fault, true, "2022-10-07")]
    [InlineData(MessageKind.Question, false, "2022-10-10")]
    [InlineData(MessageKind.Suggestion, true, "2022-10-24")]
    public void The_time_to_answer_counts_working_days_from_the_day_after(MessageKind kind, bool isComplex, string due) =>
        Assert.Equal(DateOnly.ParseExact(due, "yyyy-MM-dd"), Times.DueOn(kind, new DateOnly(2022, 10, 3), isComplex, Calendar));

    [Fact]
    public void After_three_months_without_an_answer_the_site_fails()
    {
        Assert.Equal(new DateOnly(2022, 4, 15), MessageTimes.VetoAfter(new DateOnly(2022, 1, 15)));
        Assert.Equal(new DateOnly(2022, 1, 15), MessageTimes.VetoBefore(new DateOnly(2022, 4, 15)));
    }

    [Theory]
    [InlineData("LY-2026-0007", "LY-2026-0007")]
    [InlineData(" ly 2026 0007 ", "LY-2026-0007")]
    [InlineData("ＬＹ－２０２６－０００７", "LY-2026-0007")]
    [InlineData("LY-2026-12345", "LY-2026-12345")]
    [InlineData("LY-2026-7", null)]
    [InlineData("2026-0007", null)]
    [InlineData("LY-2026-00070007007", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_number_is_read_in_any_width_case_and_spacing(string? typed, string? number) => Assert.Equal(number, MessageNumber.Parse(typed));

    [Fact]
    public void A_code_is_read_as_the_receipt_shows_it()
    {
        Assert.Equal("abcd efgh jkmn pqrs", MessageNumber.Spaced("abcdefghjkmnpqrs"));
        Assert.Equal("abcdefghjkmnpqrs", MessageNumber.Code(" ABCD efgh-jkmn ｐｑｒｓ "));
        Assert.Equal(MessageNumber.CodeLength, MessageNumber.Code(new string('a', 5000)).Length);
    }

    [Theory]
    [InlineData("/news", "/news")]
    [InlineData(" /notices/2026-00001?x=1#top ", "/notices/2026-00001")]
    [InlineData(Origin + "/counts", "/counts")]
    [InlineData(Origin, "/")]
    [InlineData(Origin + ".evil.example/news", null)]
    [InlineData(Origin + "@evil.example/news", null)]
    [InlineData("https://evil.example/news", null)]
    [InlineData("//evil.example", null)]
    [InlineData("/\\evil.example", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/a b", null)]
    [InlineData("/admin/messages", null)]
    [InlineData("/administration", "/administration")]
    [InlineData("", null)]
    public void An_address_is_a_page_of_this_site_or_none(string typed, string? path) => Assert.Equal(path, SitePath.Of(typed, Origin));

    [Fact]
    public void Releasers_of_the_bureau_give_out_and_drafters_and_heads_answer()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var roles = new HashSet<Role> { role };
            Assert.Equal(role == Role.Releaser, MessageDuties.MayAssign(roles, ofMainUnit: true));
            Assert.False(MessageDuties.MayAssign(roles, ofMainUnit: false));
            Assert.Equal(role is Role.Drafter or Role.OfficeHead, MessageDuties.MayAnswer(roles));
        }
    }

    [Fact]
    public void Where_a_message_stands_follows_from_what_happened()
    {
        var message = new Message
        {
            Number = "LY-2026-0001",
            Year = 2026,
            No = 1,
            Kind = MessageKind.Question,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            DueOn = new DateOnly(2026, 1, 9),
            WantsReply = false,
            Page = "",
            FormKey = [],
            CodeSalt = [],
            CodeHash = [],
        };
        Assert.Equal(MessageState.Received, message.State);
        message.OfficeId = 1;
        Assert.Equal(MessageState.InHand, message.State);
        message.AnsweredAt = DateTimeOffset.UnixEpoch;
        Assert.Equal(MessageState.Answered, message.State);
        message.ClosedAt = DateTimeOffset.UnixEpoch;
        Assert.Equal(MessageState.Closed, message.State);
    }
}
