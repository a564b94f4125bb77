using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>Every address says who it is for, and answers everybody as the matrix beside this file says.</summary>
[Collection(SharedSite.Name)]
public sealed class EndpointTests(WebFixture fixture)
{
    private const string Matrix = "privileges.txt";

    /// <summary>Posts without a token: each is taken from our own pages alone or changes nothing.</summary>
    private static readonly string[] WithoutToken = ["view", "csp-report"];

    private static readonly Dictionary<Role, string> Holders = new()
    {
        [Role.Drafter] = Office.Author,
        [Role.OfficeHead] = Office.ContentReviewer,
        [Role.ConfidentialityReviewer] = Office.ConfidentialityReviewer,
        [Role.Releaser] = Office.Releaser,
        [Role.Auditor] = "heyangqian",
        [Role.SecurityAdministrator] = "zhouyangli",
        [Role.SystemAdministrator] = "wushigao",
    };

    [Fact]
    public async Task Every_address_carries_exactly_one_label()
    {
        var endpoints = PrivilegeMatrix.Endpoints(await fixture.Site);
        Assert.True(endpoints.Count > 60);
        Assert.Empty(endpoints.Where(endpoint => PrivilegeMatrix.Label(endpoint) is null).Select(endpoint => endpoint.DisplayName));
    }

    [Fact]
    public void An_address_without_a_label_or_with_two_is_noticed()
    {
        Assert.Null(PrivilegeMatrix.Label(Endpoint()));
        Assert.Null(PrivilegeMatrix.Label(Endpoint(new StaffAttribute(), new BeforeSignInAttribute())));
        Assert.Equal("staff", PrivilegeMatrix.Label(Endpoint(new StaffAttribute(Role.Releaser))));

        static Endpoint Endpoint(params object[] metadata) => new(_ => Task.CompletedTask, new EndpointMetadataCollection(metadata), "planted");
    }

    [Fact]
    public async Task Every_address_that_changes_something_asks_for_a_token()
    {
        var site = await fixture.Site;
        var posts = PrivilegeMatrix.Endpoints(site).Where(endpoint => !PrivilegeMatrix.Methods(endpoint).Contains("GET")).ToList();
        var bare = posts.Where(endpoint => !Filters(endpoint).OfType<AutoValidateAntiforgeryTokenAttribute>().Any()).Select(Path);
        Assert.Equal(WithoutToken.Order(), bare.Order());
        foreach (var endpoint in posts.Where(endpoint => !WithoutToken.Contains(Path(endpoint))))
        {
            var visitor = endpoint.Metadata.GetMetadata<StaffAttribute>() is null ? site.Visitor() : await site.SignedIn(Holders[Needed(endpoint)]);
            var answer = await visitor.PostPlain(PrivilegeMatrix.Address(endpoint, new Dictionary<string, string>()), ("a", "b"));
            Assert.True(answer.Code == 400, $"{Path(endpoint)} without a token: {answer.Code}");
        }
    }

    [Fact]
    public async Task Every_address_answers_every_principal_as_the_matrix_says()
    {
        var site = await fixture.Site;
        var actual = await PrivilegeMatrix.Read(site);
        var file = System.IO.Path.Combine(Folder(), Matrix);
        if (Environment.GetEnvironmentVariable("OPENDISCLOSURE_WRITE_MATRIX") is { Length: > 0 })
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file)).Where(line => line.StartsWith('#')).Concat(actual));
        var expected = (await File.ReadAllLinesAsync(file)).Where(line => !line.StartsWith('#')).ToList();
        Assert.Empty(actual.Except(expected).Select(line => "answered " + line).Concat(expected.Except(actual).Select(line => "expected " + line)));
        Assert.Equal(expected, actual);
    }

    private static string Path(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Trim('/');

    private static IEnumerable<IFilterMetadata> Filters(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.FilterDescriptors.Select(filter => filter.Filter) ?? [];

    /// <summary>The role that the innermost label of an address asks for; any will do when it names none.</summary>
    private static Role Needed(RouteEndpoint endpoint)
    {
        var labels = endpoint.Metadata.GetOrderedMetadata<StaffAttribute>();
        var common = labels.Where(label => label.AnyOf.Count > 0).Select(label => label.AnyOf.AsEnumerable()).ToList();
        return common.Count == 0 ? Role.Drafter : common.Aggregate((one, other) => one.Intersect(other)).First();
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "OpenDisclosure.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder.FullName, "tests", "OpenDisclosure.IntegrationTests", "Security");
    }
}
