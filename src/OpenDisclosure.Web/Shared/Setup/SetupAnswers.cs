using System.Text.RegularExpressions;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>
/// What is asked when a site is set up, by the page and by the verb alike: names and codes of the agency, what its first texts say, and
/// its three administrators.
/// </summary>
internal sealed partial class SetupAnswers
{
    private const int SiteIdLength = 10;

    public string? Name { get; set; }

    public string? UnitKey { get; set; } = "bureau";

    public string? NumberPrefix { get; set; }

    public string? CreditCode { get; set; }

    public string? Superior { get; set; }

    public string? Domain { get; set; }

    public string? SiteId { get; set; }

    public string? Icp { get; set; }

    public string? Police { get; set; }

    public string? PartyMark { get; set; }

    public string? Address { get; set; }

    public string? Telephone { get; set; }

    public string? Hours { get; set; }

    public string? DutyTelephone { get; set; }

    public string? Fax { get; set; }

    public string? Email { get; set; }

    public string? Postcode { get; set; }

    public string? Office { get; set; }

    public string? Accent { get; set; }

    public string? SystemName { get; set; }

    public string? SystemAccount { get; set; }

    public string? SecurityName { get; set; }

    public string? SecurityAccount { get; set; }

    public string? AuditName { get; set; }

    public string? AuditAccount { get; set; }

    /// <summary>The answers that may be left out: they are needed before the site opens, not before it is set up.</summary>
    public static IReadOnlySet<string> Optional { get; } = new HashSet<string>
    {
        nameof(Superior), nameof(SiteId), nameof(Icp), nameof(Police), nameof(PartyMark), nameof(DutyTelephone), nameof(Fax), nameof(Email), nameof(Postcode), nameof(Accent),
    };

    /// <summary>Everything that stands against setting up with these answers, each beside its field.</summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        foreach (var (field, text) in All())
        {
            if (text.Length == 0 && !Optional.Contains(field))
                problems.Add(new Problem(field, "Empty", SetupLabels.Of(field)));
            else if (text.Length > Draft.LineLength)
                problems.Add(new Problem(field, "TooLongLine", Draft.LineLength));
            else if (ForbiddenText.In(field, text) is { } found)
                problems.Add(found);
        }

        Shape(problems, nameof(UnitKey), "UnitKeyShape", LatinKey.IsKey(Line(UnitKey), 1, Unit.KeyLength));
        Shape(problems, nameof(NumberPrefix), "PrefixShape", Line(NumberPrefix).Length <= Unit.PrefixLength);
        Shape(problems, nameof(CreditCode), "CreditCodeShape", Data.Administration.CreditCode.IsValid(Line(CreditCode).ToUpperInvariant()));
        Shape(problems, nameof(Domain), "DomainShape", Uri.CheckHostName(Line(Domain)) == UriHostNameType.Dns);
        Shape(problems, nameof(SiteId), "SiteIdShape", Line(SiteId).Length is 0 or SiteIdLength);
        Shape(problems, nameof(Police), "PoliceShape", Line(Police).Length == 0 || PoliceShape().IsMatch(Line(Police)));
        Shape(problems, nameof(Accent), "AccentUnknown", Line(Accent).Length == 0 || Accents.All.Contains(Line(Accent)));
        foreach (var (field, account) in new[] { (nameof(SystemAccount), SystemAccount), (nameof(SecurityAccount), SecurityAccount), (nameof(AuditAccount), AuditAccount) })
            Shape(problems, field, "AccountShape", UserNames.IsUserName(Line(account)));
        return problems;

        void Shape(List<Problem> found, string field, string code, bool holds)
        {
            if (!holds && found.All(problem => problem.Field != field))
                found.Add(new Problem(field, code));
        }
    }

    /// <summary>The unit and the administrators.</summary>
    public NewAgency Agency() => new(
        new NewUnit(Line(UnitKey), Line(Name), Line(CreditCode).ToUpperInvariant(), Line(NumberPrefix)),
        [
            new NewAdministrator(Role.SystemAdministrator, Line(SystemName), Line(SystemAccount)),
            new NewAdministrator(Role.SecurityAdministrator, Line(SecurityName), Line(SecurityAccount)),
            new NewAdministrator(Role.Auditor, Line(AuditName), Line(AuditAccount)),
        ]);

    /// <summary>The fields of the agency's site text.</summary>
    public IReadOnlyDictionary<string, string> AgencyFields() => new Dictionary<string, string>
    {
        [SiteTextKeys.Name] = Line(Name),
        ["superior"] = Line(Superior),
        ["domain"] = Line(Domain),
        ["siteId"] = Line(SiteId),
        ["icp"] = Line(Icp),
        ["police"] = Line(Police),
        ["partyMark"] = Line(PartyMark),
        ["address"] = Line(Address),
        ["telephone"] = Line(Telephone),
        ["hours"] = Line(Hours),
        ["dutyTelephone"] = Line(DutyTelephone),
        ["fax"] = Line(Fax),
        ["email"] = Line(Email),
        ["postcode"] = Line(Postcode),
        ["office"] = Line(Office),
        [SiteTextKeys.Accent] = Line(Accent),
    }.Where(field => field.Value.Length > 0).ToDictionary();

    /// <summary>Every answer by the name of its field.</summary>
    public IEnumerable<(string Field, string Text)> All() =>
    [
        (nameof(Name), Line(Name)), (nameof(UnitKey), Line(UnitKey)), (nameof(NumberPrefix), Line(NumberPrefix)), (nameof(CreditCode), Line(CreditCode)),
        (nameof(Superior), Line(Superior)), (nameof(Domain), Line(Domain)), (nameof(SiteId), Line(SiteId)), (nameof(Icp), Line(Icp)), (nameof(Police), Line(Police)),
        (nameof(PartyMark), Line(PartyMark)), (nameof(Address), Line(Address)), (nameof(Telephone), Line(Telephone)), (nameof(Hours), Line(Hours)),
        (nameof(DutyTelephone), Line(DutyTelephone)), (nameof(Fax), Line(Fax)), (nameof(Email), Line(Email)), (nameof(Postcode), Line(Postcode)),
        (nameof(Office), Line(Office)), (nameof(Accent), Line(Accent)), (nameof(SystemName), Line(SystemName)), (nameof(SystemAccount), Line(SystemAccount)),
        (nameof(SecurityName), Line(SecurityName)), (nameof(SecurityAccount), Line(SecurityAccount)), (nameof(AuditName), Line(AuditName)), (nameof(AuditAccount), Line(AuditAccount)),
    ];

    /// <summary>Sets an answer by the name of its field; false when there is none of that name.</summary>
    public bool Set(string field, string text)
    {
        var property = typeof(SetupAnswers).GetProperty(field);
        if (property is not { CanWrite: true } || property.PropertyType != typeof(string))
            return false;
        property.SetValue(this, text);
        return true;
    }

    private static string Line(string? text) => TextGuard.Normalise((text ?? "").Trim());

    /// <summary>Fourteen digits, with or without the words before and after them.</summary>
    [GeneratedRegex(@"\A\D*[0-9]{14}\D*\z")]
    private static partial Regex PoliceShape();
}
