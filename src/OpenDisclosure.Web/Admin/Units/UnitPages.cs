using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Web.Admin.Units;

/// <summary>All units.</summary>
internal sealed record UnitsPage(IReadOnlyList<Unit> Units, bool MayChange);

/// <summary>What is typed of a unit, and what stood there when the page was opened.</summary>
internal sealed class UnitForm
{
    public string? Key { get; init; }

    public string? CreditCode { get; init; }

    public string? Name { get; init; }

    public string? NumberPrefix { get; init; }

    public string? SeenName { get; init; }

    public string? SeenPrefix { get; init; }

    public static UnitForm From(Unit unit) => new()
    {
        Name = unit.Name,
        NumberPrefix = unit.NumberPrefix,
        SeenName = unit.Name,
        SeenPrefix = unit.NumberPrefix,
    };
}

/// <summary>The page that makes or changes a unit; without a unit it makes one.</summary>
internal sealed record UnitEditPage(UnitForm Form, Unit? Unit, bool MayChange);
