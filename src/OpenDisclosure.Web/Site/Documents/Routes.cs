using System.Text.RegularExpressions;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>A segment of an address that must have a shape; anything else is no route of the public site.</summary>
internal abstract class ShapedRoute(Regex shape) : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is not null && shape.IsMatch(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
}

/// <summary>A column's key. Capitals are let through, to be sent to the one spelling.</summary>
internal sealed partial class ColumnKeyRoute() : ShapedRoute(Shape())
{
    public const string Name = "column";

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9-]{0,39}\z")]
    private static partial Regex Shape();
}

/// <summary>A document's number in its address: year and serial, of other units after the unit's key.</summary>
internal sealed partial class DocumentNoRoute() : ShapedRoute(Shape())
{
    public const string Name = "no";

    [GeneratedRegex(@"\A(?:[a-zA-Z][a-zA-Z0-9-]{0,39}-)?\d{4}-\d{5,9}\z")]
    private static partial Regex Shape();
}

/// <summary>A version's number, without leading zeros.</summary>
internal sealed partial class VersionRoute() : ShapedRoute(Shape())
{
    public const string Name = "version";

    [GeneratedRegex(@"\A[1-9]\d{0,3}\z")]
    private static partial Regex Shape();
}
