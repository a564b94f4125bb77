using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.UnitTests.Domain;

public sealed class SubmitRulesTests
{
    private static readonly DateOnly Today = new(2022, 11, 22);

    [Fact]
    public void A_complete_notice_can_be_handed_in() => Assert.Empty(SubmitRules.Check(Complete(), DocumentKind.Notice, false, Today));

    public static TheoryData<string, string, Action<Draft>> Lacks => new()
    {
        { "Title", "Required", draft => draft.Title = " " },
        { "Summary", "Required", draft => draft.Summary = null },
        { "Body", "Required", draft => draft.Body = "" },
        { "ColumnId", "Required", draft => draft.ColumnId = null },
        { "IssuedOn", "Required", draft => draft.IssuedOn = null },
        { "IssuedOn", "IssuedInFuture", draft => draft.IssuedOn = Today.AddDays(1) },
        { "Mode", "NotProactive", draft => draft.Mode = DisclosureMode.OnRequest },
        { "SubjectClass", "Required", draft => draft.SubjectClass = null },
        { "DocumentNumber", "DocumentNumberShape", draft => draft.DocumentNumber = "12号" },
        { "EffectiveOn", "EffectiveBeforeIssued", draft => draft.EffectiveOn = Today.AddDays(-1) },
        { "ExpiresOn", "ExpiresBeforeEffective", draft => draft.ExpiresOn = Today.AddDays(-1) },
    };

    [Theory]
    [MemberData(nameof(Lacks))]
    public void Each_lack_is_named_with_its_field(string field, string code, Action<Draft> spoil)
    {
        var draft = Complete();
        spoil(draft);
        var problem = Assert.Single(SubmitRules.Check(draft, DocumentKind.Notice, false, Today));
        Assert.Equal((field, code), (problem.Field, problem.Code));
    }

    [Fact]
    public void A_normative_document_needs_number_validity_and_the_day_it_takes_effect() => Assert.Equal(
        ["DocumentNumber", "EffectiveOn", "Validity"],
        SubmitRules.Check(Complete(), DocumentKind.NormativeDocument, false, Today).Select(problem => problem.Field).Order());

    [Fact]
    public void After_a_release_a_change_note_is_due() =>
        Assert.Equal("ChangeNote", Assert.Single(SubmitRules.Check(Complete(), DocumentKind.Notice, true, Today)).Field);

    [Fact]
    public void A_site_text_needs_title_and_column_alone() =>
        Assert.Empty(SubmitRules.Check(new Draft { DocumentId = 1, CreatedAt = default, Title = "t", ColumnId = 1 }, DocumentKind.SiteText, false, Today));

    private static Draft Complete() => new()
    {
        DocumentId = 1,
        CreatedAt = default,
        ColumnId = 1,
        Title = "t",
        Summary = "s",
        Body = "b",
        SubjectClass = "c",
        IssuedOn = Today,
    };
}
