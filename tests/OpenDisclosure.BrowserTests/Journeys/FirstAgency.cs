using Microsoft.Playwright;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.BrowserTests.Journeys;

/// <summary>What an invented agency brings to its first hour: its answers, and the table of its offices and people.</summary>
internal static class FirstAgency
{
    public const string Name = "样例市工业和信息化局";
    public const string CreditCode = "12150699MB0000619L";

    /// <summary>The same with a slip in the last place, which is a check over the others.</summary>
    public const string MistypedCreditCode = "12150699MB0000619M";

    /// <summary>Who works there beside the administrators. 行政规范性文件 are reviewed twice: hence two heads.</summary>
    public static IReadOnlyList<Member> Staff { get; } =
    [
        new("林起草", "lin.drafter", "产业科", Role.Drafter),
        new("郭审核", "guo.head", "产业科", Role.OfficeHead),
        new("何复核", "he.head", "办公室", Role.OfficeHead),
        new("高保密", "gao.reviewer", "办公室", Role.ConfidentialityReviewer),
        new("罗签发", "luo.releaser", "办公室", Role.Releaser),
    ];

    /// <summary>The three administrators, as the answers name them.</summary>
    public static IReadOnlyList<Member> Administrators { get; } =
    [
        new("马系统", "ma.system", "办公室", Role.SystemAdministrator),
        new("梁安全", "liang.security", "办公室", Role.SecurityAdministrator),
        new("宋审计", "song.audit", "办公室", Role.Auditor),
    ];

    /// <summary>Every answer of the setup but the code.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        [nameof(SetupAnswers.Name)] = Name,
        [nameof(SetupAnswers.UnitKey)] = "bureau",
        [nameof(SetupAnswers.NumberPrefix)] = "样工信发",
        [nameof(SetupAnswers.CreditCode)] = CreditCode,
        [nameof(SetupAnswers.Superior)] = "样例市人民政府",
        [nameof(SetupAnswers.Domain)] = "gxj.example.gov.cn",
        [nameof(SetupAnswers.SiteId)] = "1506990013",
        [nameof(SetupAnswers.Icp)] = "样ICP备20260001号",
        [nameof(SetupAnswers.Police)] = "公网安备 15069902000121号",
        [nameof(SetupAnswers.Office)] = "办公室",
        [nameof(SetupAnswers.Address)] = "样例市样例区政务路1号",
        [nameof(SetupAnswers.Telephone)] = "0000-8100000",
        [nameof(SetupAnswers.Hours)] = "工作日 8:30—12:00，14:30—17:30",
        [nameof(SetupAnswers.DutyTelephone)] = "0000-8100009",
        [nameof(SetupAnswers.Fax)] = "0000-8100001",
        [nameof(SetupAnswers.Email)] = "gxj@example.gov.cn",
        [nameof(SetupAnswers.Postcode)] = "017000",
        [nameof(SetupAnswers.Accent)] = "green",
        [nameof(SetupAnswers.SystemName)] = Administrators[0].Name,
        [nameof(SetupAnswers.SystemAccount)] = Administrators[0].Account,
        [nameof(SetupAnswers.SecurityName)] = Administrators[1].Name,
        [nameof(SetupAnswers.SecurityAccount)] = Administrators[1].Account,
        [nameof(SetupAnswers.AuditName)] = Administrators[2].Name,
        [nameof(SetupAnswers.AuditAccount)] = Administrators[2].Account,
    };

    /// <summary>The offices that the table adds: that of the administrators is there from the setup.</summary>
    public static IReadOnlyList<string> NewOffices { get; } = ["产业科"];

    /// <summary>The table of offices and people, as the empty file of the import asks for it.</summary>
    public static FilePayload Table() => new()
    {
        Name = SettingsText.Import_FileName,
        MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Buffer = SheetReader.Write(new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
        {
            [SettingsText.Import_Offices] = [SettingsText.Import_OfficesHeadings.Split('|'), .. NewOffices.Select(office => (string[])[Name, office, "产业政策和项目", "0000-8100002"])],
            [SettingsText.Import_People] = [SettingsText.Import_PeopleHeadings.Split('|'), .. Staff.Select(member => (string[])[Name, member.Office, member.Name, member.Account, Labels.Of(member.Role)])],
        }),
    };
}

/// <summary>A person of the agency.</summary>
internal sealed record Member(string Name, string Account, string Office, Role Role)
{
    /// <summary>The password that the person chooses.</summary>
    public string Password => $"Lantern-{(int)Role}-of-the-harbour";
}
