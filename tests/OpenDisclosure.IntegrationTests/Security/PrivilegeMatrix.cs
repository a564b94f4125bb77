using System.Globalization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Security;
using OpenDisclosure.Web.Site.Delivery;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>Asks every address as every principal about objects in several states, and writes down what was answered.</summary>
internal sealed class PrivilegeMatrix
{
    private static readonly (string Name, string Account)[] Staff =
    [
        ("author", Office.Author), ("drafter", "sunyangzhang"), ("head", Office.ContentReviewer), ("secrecy", Office.ConfidentialityReviewer),
        ("releaser", Office.Releaser), ("auditor", "heyangqian"), ("security", "zhouyangli"), ("system", "wushigao"),
        ("b-drafter", "b.drafter"), ("b-head", "b.head"), ("b-secrecy", "b.secrecy"), ("b-releaser", "b.releaser"),
    ];

    private readonly WebSite site;
    private readonly List<(string Name, Visitor Visitor)> principals = [];
    private readonly Dictionary<string, IReadOnlyList<(string Name, Dictionary<string, string> Values)>> objects = [];

    private PrivilegeMatrix(WebSite site) => this.site = site;

    /// <summary>The addresses of the program, without its static assets.</summary>
    public static IReadOnlyList<RouteEndpoint> Endpoints(WebSite site) =>
        [.. site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct().Where(endpoint => Label(endpoint) != "static asset")];

    /// <summary>Who an address is for; null when nobody said, or two things were said.</summary>
    public static string? Label(Microsoft.AspNetCore.Http.Endpoint endpoint)
    {
        var metadata = endpoint.Metadata;
        var labels = new List<string>();
        if (metadata.GetMetadata<StaffAttribute>() is not null)
            labels.Add("staff");
        if (metadata.GetMetadata<BeforeSignInAttribute>() is not null)
            labels.Add("before sign-in");
        if (metadata.GetMetadata<PublicPageAttribute>() is not null)
            labels.Add("public page");
        if (metadata.GetMetadata<PublicFormAttribute>() is not null)
            labels.Add("public form");
        if (metadata.GetMetadata<FileAddressAttribute>() is not null)
            labels.Add("public file");
        var path = (endpoint as RouteEndpoint)?.RoutePattern.RawText?.Trim('/') ?? "";

        // The last is the framework's own, in Development alone: assets that were added since the build.
        if (metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor") || path == "{**path:file}")
            labels.Add("static asset");
        if (metadata.GetMetadata<ControllerActionDescriptor>() is null && path.StartsWith("healthz/", StringComparison.Ordinal))
            labels.Add("health");
        if (metadata.GetMetadata<ControllerActionDescriptor>() is null && "/" + path == ContentReports.Address)
            labels.Add("reports");
        return labels.Count == 1 ? labels[0] : null;
    }

    public static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    /// <summary>An address of the endpoint with something in each place.</summary>
    public static string Address(RouteEndpoint endpoint, IReadOnlyDictionary<string, string> values) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name, "1"),
            _ => "",
        }))));

    /// <summary>All lines of the matrix, in the order of addresses.</summary>
    public static async Task<IReadOnlyList<string>> Read(WebSite site)
    {
        var matrix = new PrivilegeMatrix(site);
        await matrix.Prepare();
        var lines = new List<string>();
        foreach (var endpoint in Endpoints(site).OrderBy(IsTheEnd).ThenBy(Name, StringComparer.Ordinal))
        {
            lines.Add(Name(endpoint));
            foreach (var (name, values) in matrix.ObjectsOf(endpoint))
                lines.Add($"  {name}: {string.Join(' ', await matrix.Ask(endpoint, values))}");
        }

        site.ForgetSignedIn();
        return lines;
    }

    private static string Name(RouteEndpoint endpoint) =>
        $"{string.Join('|', Methods(endpoint))} /{endpoint.RoutePattern.RawText?.TrimStart('/')} ({Label(endpoint)})";

    /// <summary>Signing out ends the sessions that ask: it is asked last.</summary>
    private static bool IsTheEnd(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Contains("sign-out", StringComparison.Ordinal);

    private async Task<IEnumerable<string>> Ask(RouteEndpoint endpoint, Dictionary<string, string> values)
    {
        var asked = new List<string>();
        var address = Address(endpoint, values);
        foreach (var (name, visitor) in principals)
        {
            if (name.StartsWith("b-", StringComparison.Ordinal) && Label(endpoint) is not ("staff" or "before sign-in"))
                continue;
            var answer = Methods(endpoint)[0] == "GET" ? await visitor.Get(address) : await visitor.Post(address);
            var toSignIn = answer.Location?.Contains("/admin/sign-in", StringComparison.Ordinal) == true;
            asked.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={answer.Code}{(toSignIn ? "-sign-in" : "")}"));
        }

        return asked;
    }

    private IReadOnlyList<(string Name, Dictionary<string, string> Values)> ObjectsOf(RouteEndpoint endpoint)
    {
        var names = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet();
        var path = endpoint.RoutePattern.RawText!;
        if (path.Contains("draft/files/{sha256", StringComparison.Ordinal))
            return objects["draft file"];
        foreach (var key in new[] { "documentId", "revisionId", "orderId", "staffId", "sessionId", "columnId", "unitId", "topicId", "officeId", "memberId", "absenceId", "templateId", "wordId", "messageId", "month", "topicKey", "columnKey", "key" })
        {
            if (names.Contains(key))
                return objects[key];
        }

        return [("-", [])];
    }

    private async Task Prepare()
    {
        principals.Add(("anonymous", site.Visitor()));
        foreach (var (name, account) in Staff)
            principals.Add((name, await site.SignIn(account)));
        await site.Hire("disabled", "bureau", Role.Drafter, Role.OfficeHead, Role.ConfidentialityReviewer, Role.Releaser);
        var disabled = await site.SignIn("disabled");
        _ = await disabled.Token();
        await using (var db = site.Database.Open())
        {
            var staffId = await site.Office.StaffId("disabled");
            await db.Staff.Where(staff => staff.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(staff => staff.Active, false));
        }

        principals.Add(("disabled", disabled));
        await Documents();
        await Administration();
    }

    private async Task Documents()
    {
        var office = site.Office;
        var draft = await office.Draft();
        var file = Convert.ToHexStringLower(await office.Attach(draft, "a.pdf", "matrix"));
        var others = await office.Draft("b.drafter");
        var submitted = await office.Submitted();
        var reviewed = await office.Reviewed();
        var cleared = await office.Cleared();
        var live = await office.Live();
        var gone = await office.Live();
        await office.Withdraw(gone);
        var ofUnit = await office.Submitted("b.drafter");
        objects["documentId"] =
        [
            Of("draft of the author", "documentId", draft.DocumentId, ("fileId", "999999")), Of("draft of another unit", "documentId", others.DocumentId, ("fileId", "999999")),
            Of("live", "documentId", live.DocumentId, ("fileId", "999999")), Of("withdrawn", "documentId", gone.DocumentId, ("fileId", "999999")), Of("none", "documentId", 999_999, ("fileId", "999999")),
        ];
        objects["draft file"] = [Of("draft of the author", "documentId", draft.DocumentId, ("sha256", file), ("name", "a.pdf")), Of("draft without that file", "documentId", others.DocumentId, ("sha256", file), ("name", "a.pdf"))];
        objects["revisionId"] =
        [
            .. new[] { ("submitted", submitted), ("submitted by another unit", ofUnit), ("reviewed", reviewed), ("cleared", cleared), ("live", live), ("withdrawn", gone) }
                .Select(found => Of(found.Item1, "revisionId", found.Item2.RevisionId, ("sha256", new string('0', 64)), ("name", "a.pdf"))),
            Of("none", "revisionId", 999_999, ("sha256", new string('0', 64)), ("name", "a.pdf")),
        ];
        objects["columnKey"] =
        [
            ("live", Public(await office.Address(live))), ("withdrawn", Public(await office.Address(gone))), ("none", Public("/notices/2026-99999")),
        ];
        await using var db = site.Database.Open();
        objects["orderId"] = [Of("none", "orderId", 999_999)];
    }

    private async Task Administration()
    {
        await using var db = site.Database.Open();
        await site.Hire("matrix.proposed", "bureau", Role.Drafter);
        var (other, security) = (await site.Office.StaffId("fengshili"), await site.Office.StaffId("zhouyangli"));
        objects["staffId"] =
        [
            Of("another person", "staffId", other, ("sessionId", await Session("fengshili"))), Of("the security administrator", "staffId", security, ("sessionId", await Session("zhouyangli"))),
            Of("a person whose roles are proposed", "staffId", await site.Office.StaffId("matrix.proposed"), ("sessionId", "999999"), ("proposalId", await Proposal("matrix.proposed"))),
            Of("none", "staffId", 999_999, ("sessionId", "999999")),
        ];
        objects["sessionId"] = [Of("a session of the author", "sessionId", long.Parse(await Session(Office.Author), CultureInfo.InvariantCulture)), Of("none", "sessionId", 999_999)];
        objects["columnId"] = [Of("a column", "columnId", await db.Columns.Where(column => column.Key == "notices").Select(column => column.Id).SingleAsync()), Of("none", "columnId", 999_999)];
        objects["unitId"] = [Of("a unit", "unitId", await db.Units.Where(unit => unit.IsMain).Select(unit => unit.Id).SingleAsync()), Of("none", "unitId", 999_999)];
        objects["topicId"] = [Of("a topic", "topicId", await db.Topics.MinAsync(topic => topic.Id)), Of("none", "topicId", 999_999)];
        var word = new ListedWord { List = WordList.SensitiveWording, Word = "待移除", Meaning = "", AddedById = await site.Office.StaffId(Office.ConfidentialityReviewer), AddedAt = new DateTimeOffset(2022, 11, 1, 0, 0, 0, TimeSpan.Zero) };
        db.ListedWords.Add(word);
        await db.SaveChangesAsync();
        objects["wordId"] = [Of("a word", "wordId", word.Id), Of("none", "wordId", 999_999)];
        objects["month"] = [("a month", new() { ["month"] = "2022-11" }), ("none", new() { ["month"] = "2022-13" })];
        objects["topicKey"] = [("a topic", new() { ["topicKey"] = "relief" }), ("none", new() { ["topicKey"] = "no-such-topic" })];
        objects["officeId"] = [Of("an office", "officeId", await db.Offices.MinAsync(office => office.Id)), Of("none", "officeId", 999_999)];
        objects["memberId"] = [Of("a place", "memberId", await db.GroupMembers.MinAsync(member => member.Id)), Of("none", "memberId", 999_999)];
        var template = new DraftTemplate
        {
            UnitId = await db.Units.Where(unit => unit.IsMain).Select(unit => unit.Id).SingleAsync(),
            Name = "模板",
            Kind = DocumentKind.News,
            ColumnId = null,
            Fields = "{}",
            MadeById = await site.Office.StaffId(Office.Author),
            MadeAt = new DateTimeOffset(2022, 11, 1, 0, 0, 0, TimeSpan.Zero),
        };
        db.DraftTemplates.Add(template);
        await db.SaveChangesAsync();
        objects["templateId"] = [Of("a template", "templateId", template.Id), Of("none", "templateId", 999_999)];
        objects["absenceId"] = [Of("a leave of the head", "absenceId", await db.Absences.MinAsync(absence => absence.Id)), Of("none", "absenceId", 999_999)];
        objects["messageId"] = [Of("a message of the author's office", "messageId", await Message(db)), Of("a message that nobody was given", "messageId", await Message(db, isGiven: false)), Of("none", "messageId", 999_999)];
        objects["key"] = [("begun", new() { ["key"] = "guide" }), ("none", new() { ["key"] = "no-such-text" })];
    }

    /// <summary>A message of a visitor, given to the author's office or to nobody.</summary>
    private async Task<long> Message(DisclosureDb db, bool isGiven = true)
    {
        var sent = await Site.SentMessage.Send(site.Visitor());
        var staffId = await site.Office.StaffId(Office.Author);
        var office = await (
            from staff in db.Staff
            join found in db.Offices on new { staff.UnitId, Name = staff.Office } equals new { found.UnitId, found.Name }
            where staff.Id == staffId
            select found.Id).SingleAsync();
        var message = await sent.Row(site);
        if (isGiven)
            await db.Messages.Where(found => found.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(found => found.OfficeId, office));
        return message.Id;
    }

    /// <summary>Roles that the security administrator proposes for a new person.</summary>
    private async Task<string> Proposal(string account)
    {
        var page = $"/admin/accounts/{await site.Office.StaffId(account)}";
        var security = principals.Single(principal => principal.Name == "security").Visitor;
        Assert.Equal(page, (await security.Fill(page, page + "/roles", ("Roles", nameof(Role.OfficeHead)))).Location);
        await using var db = site.Database.Open();
        return (await db.RoleProposals.MaxAsync(proposal => proposal.Id)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A session of a person in a browser beside that of the matrix.</summary>
    private async Task<string> Session(string account)
    {
        await site.SignIn(account);
        var staffId = await site.Office.StaffId(account);
        await using var db = site.Database.Open();
        return (await db.StaffSessions.Where(session => session.StaffId == staffId).MaxAsync(session => session.Id)).ToString(CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, string> Public(string address)
    {
        var parts = address.Trim('/').Split('/');
        return new() { ["columnKey"] = parts[0], ["no"] = parts[1], ["version"] = "1", ["older"] = "1", ["newer"] = "2", ["sha256"] = new string('0', 64), ["name"] = "a.pdf", ["format"] = "csv", ["part"] = "1" };
    }

    private static (string Name, Dictionary<string, string> Values) Of(string name, string key, long id, params (string Key, string Value)[] more)
    {
        var values = more.ToDictionary(pair => pair.Key, pair => pair.Value);
        values[key] = id.ToString(CultureInfo.InvariantCulture);
        return (name, values);
    }
}
