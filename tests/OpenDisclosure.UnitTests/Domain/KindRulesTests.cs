using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.UnitTests.Domain;

/// <summary>What a kind of document must carry in its own fields before it is sealed.</summary>
public sealed class KindRulesTests
{
    private static readonly DateOnly Issued = new(2022, 3, 1);

    [Fact]
    public void An_interpretation_names_its_form_its_person_its_office_and_what_it_interprets() => Assert.Equal(
        ["Fields[form]", "Fields[office]", "Fields[person]", "Interprets"], Fields(Facts(DocumentKind.Interpretation)));

    [Fact]
    public void A_written_interpretation_of_a_document_of_this_site_can_be_handed_in() =>
        Assert.Empty(KindRules.Check(Interpretation("text")));

    [Fact]
    public void A_document_of_another_body_is_named_in_words() => Assert.Empty(KindRules.Check(
        Interpretation("text") with { Relations = [], Fields = With(Interpretation("text").Fields, (KindFields.OtherDocument, "某条例")) }));

    [Theory]
    [InlineData("graphic", "image/png")]
    [InlineData("audio", "audio/mpeg")]
    [InlineData("video", "video/mp4")]
    public void A_picture_or_recording_comes_with_its_file_and_an_equal_text(string form, string mediaType)
    {
        var facts = Interpretation(form) with { TextLength = KindRules.LeastAlternative - 1 };
        Assert.Equal(["FormWithoutFile", "NoEqualText"], KindRules.Check(facts).Select(problem => problem.Code));
        Assert.Equal(["NoEqualText"], KindRules.Check(facts with { MediaTypes = [mediaType] }).Select(problem => problem.Code));
        Assert.Empty(KindRules.Check(facts with { MediaTypes = [mediaType], TextLength = KindRules.LeastAlternative }));
    }

    [Fact]
    public void A_normative_document_has_a_whole_plan_of_its_interpretation_or_the_reason_for_none()
    {
        var facts = Facts(DocumentKind.NormativeDocument);
        Assert.Equal(KindFields.Plan.Count, KindRules.Check(facts).Count);
        Assert.Empty(KindRules.Check(facts with { Fields = KindFields.Plan.ToDictionary(field => field, _ => "x") }));
        Assert.Empty(KindRules.Check(facts with { Fields = new Dictionary<string, string> { [KindFields.NoInterpretation] = "只作文字更正" } }));
        Assert.Single(KindRules.Check(facts with { Fields = KindFields.Plan.Skip(1).ToDictionary(field => field, _ => "x") }));
    }

    [Theory]
    [InlineData("2022-03-31", "", null)]
    [InlineData("2022-03-30", "", "CommentTimeShort")]
    [InlineData("2022-03-30", "情况紧急", null)]
    [InlineData("30日内", "", "NoDate")]
    [InlineData("", "", "Required")]
    public void A_draft_of_a_decision_is_open_to_comments_for_thirty_days_or_says_why_not(string until, string shortened, string? code)
    {
        var facts = Facts(DocumentKind.MajorDecision) with
        {
            Fields = new[] { (KindFields.Stage, "draft"), (KindFields.Explanation, "说明"), (KindFields.CommentTo, "邮寄"), (KindFields.CommentUntil, until), (KindFields.Shortened, shortened) }
                .Where(field => field.Item2.Length > 0).ToDictionary(field => field.Item1, field => field.Item2),
        };
        Assert.Equal(code, KindRules.Check(facts).SingleOrDefault()?.Code);
    }

    [Fact]
    public void The_list_and_the_result_of_a_decision_need_no_more_than_their_stage()
    {
        foreach (var stage in new[] { "catalogue", "result" })
            Assert.Empty(KindRules.Check(Facts(DocumentKind.MajorDecision) with { Fields = new Dictionary<string, string> { [KindFields.Stage] = stage } }));
        Assert.Equal(["Fields[stage]"], Fields(Facts(DocumentKind.MajorDecision)));
    }

    [Fact]
    public void A_response_says_what_the_public_is_concerned_about() => Assert.Equal(["Fields[concern]"], Fields(Facts(DocumentKind.Response)));

    [Fact]
    public void The_filled_fields_of_every_kind_fit_into_the_draft()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
            Assert.True(KindFields.Of(kind).Sum(field => (KindFields.LengthOf(field) * 6) + field.Length + 6) < Draft.FieldsLength, kind.ToString());
    }

    [Theory]
    [InlineData("2022-05-31", Validity.InForce)]
    [InlineData("2022-06-01", Validity.Repealed)]
    public void What_another_document_ends_is_repealed_from_that_day(string day, Validity expected) => Assert.Equal(
        expected, ValidityRules.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Validity.InForce, Issued, null, new DateOnly(2022, 6, 1)));

    private static string[] Fields(KindFacts facts) => [.. KindRules.Check(facts).Select(problem => problem.Field).Order(StringComparer.Ordinal)];

    private static KindFacts Facts(DocumentKind kind) => new(kind, new Dictionary<string, string>(), [], Issued, [], 0);

    private static KindFacts Interpretation(string form) => Facts(DocumentKind.Interpretation) with
    {
        Fields = new Dictionary<string, string> { [KindFields.Form] = form, [KindFields.Person] = "科长", [KindFields.Office] = "某科" },
        Relations = [RelationKind.Interprets],
    };

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> fields, params (string Name, string Text)[] more) =>
        fields.Select(field => (field.Key, field.Value)).Concat(more).ToDictionary(field => field.Item1, field => field.Item2);

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("企业", new[] { "企业" })]
    [InlineData("企业、个人，个体户; 企业、", new[] { "企业", "个人", "个体户" })]
    public void Those_whom_a_document_concerns_are_listed_one_by_one(string field, string[] audiences) => Assert.Equal(audiences, KindFields.AudiencesOf(field));

    [Fact]
    public void What_stays_for_the_next_document_are_fields_of_some_kind() =>
        Assert.Empty(KindFields.Lasting.Except(Enum.GetValues<DocumentKind>().SelectMany(KindFields.Of)));
}
