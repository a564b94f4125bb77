using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using OpenDisclosure.IntegrationTests.Http;

namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>The addresses that everybody may read, as the program itself names them: a new one cannot be forgotten by a sweep.</summary>
internal static class PublicRoutes
{
    /// <summary>Routes of public pages, forms and files that are read, not sent.</summary>
    public static IReadOnlyList<RouteEndpoint> All(WebSite site) =>
    [
        .. PrivilegeMatrix.Endpoints(site).Where(endpoint => PrivilegeMatrix.Label(endpoint) is "public page" or "public form" or "public file"
            && PrivilegeMatrix.Methods(endpoint).Contains("GET")),
    ];

    /// <summary>What stands behind a document's address on the routes that begin with it: the versions, copies and proofs, each with example numbers.</summary>
    public static IReadOnlyList<string> EndsOfDocument(WebSite site) =>
    [
        .. All(site).Where(endpoint => endpoint.RoutePattern.RawText!.Contains("{no:", StringComparison.Ordinal))
            .Select(endpoint => PrivilegeMatrix.Address(endpoint, new Dictionary<string, string> { ["columnKey"] = "", ["no"] = "", ["newer"] = "2" })[2..]),
    ];

    /// <summary>The routes that none of some addresses belongs to.</summary>
    public static IEnumerable<string> Without(WebSite site, IReadOnlyCollection<string> addresses) =>
        All(site).Where(endpoint => !addresses.Any(address => Matches(endpoint, address))).Select(endpoint => endpoint.RoutePattern.RawText!);

    /// <summary>One address for each route, the shortest.</summary>
    public static IReadOnlyList<string> Examples(WebSite site, IReadOnlyCollection<string> addresses) =>
        [.. All(site).Select(endpoint => addresses.Where(address => Matches(endpoint, address)).MinBy(address => address.Length)!)];

    private static bool Matches(RouteEndpoint endpoint, string address) => Regex.IsMatch(address.Split('?')[0],
        "^/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Pattern)))) + "$");

    private static string Pattern(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => Regex.Escape(literal.Content),
        RoutePatternSeparatorPart separator => Regex.Escape(separator.Content),
        RoutePatternParameterPart { Name: "no" } => "[0-9]{4}-[0-9]{5}",
        RoutePatternParameterPart { Name: "columnKey" or "topicKey" } => "[a-z][a-z-]*",
        RoutePatternParameterPart { Name: "sha256" } => "[0-9a-f]{64}",
        RoutePatternParameterPart { Name: "name" } => "[^/]+",
        RoutePatternParameterPart { Name: "format" } => "[a-z]+",
        RoutePatternParameterPart { Name: "version" or "older" or "newer" or "ordinal" or "part" } => "[0-9]+",
        _ => throw new InvalidOperationException($"Say here what stands in a public address for {part}."),
    };
}
