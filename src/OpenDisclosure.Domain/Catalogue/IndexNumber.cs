using System.Globalization;

namespace OpenDisclosure.Domain.Catalogue;

/// <summary>索引号: code of the body, year and serial of the first release. Given once, never used again.</summary>
public sealed record IndexNumber(string CreditCode, int Year, int Serial)
{
    public const int Length = 40;

    /// <summary>The default pattern <c>{统一社会信用代码}/{YYYY}-{00000}</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreditCode}/{Year}-{Serial:00000}");

    /// <summary>Upper case: the three engines compare differently.</summary>
    public string Key => ToString().ToUpperInvariant();
}

/// <summary>The address of a released document and its number, given at the first release and kept for ever.</summary>
public sealed class CatalogueEntry
{
    public const int AddressLength = 120;

    public required long DocumentId { get; init; }

    public required string IndexNumber { get; init; }

    public required string IndexNumberKey { get; init; }

    /// <summary>Path without leading slash, such as <c>policies/2022-00031</c>.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset FirstPublishedAt { get; init; }

    /// <summary>The entry of the release that gave it.</summary>
    public required long Seq { get; init; }

    /// <summary>Address from the column's key; other units than the main one are named in it.</summary>
    public static string AddressOf(string columnKey, string? unitKey, int year, int serial) =>
        unitKey is null
            ? string.Create(CultureInfo.InvariantCulture, $"{columnKey}/{year}-{serial:00000}")
            : string.Create(CultureInfo.InvariantCulture, $"{columnKey}/{unitKey}-{year}-{serial:00000}");
}
