using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Domain.Publishing;

/// <summary>A file as the manifest names it.</summary>
public sealed record ManifestFile(int Ordinal, FileRole Role, string Name, string MediaType, long Size, byte[] Sha256);

/// <summary>A relation as the manifest names it.</summary>
public sealed record ManifestRelation(RelationKind Kind, string TargetKey);

/// <summary>Everything that would be public of a revision, and who stands behind it. One manifest seals it.</summary>
public sealed record ManifestContent
{
    public required string DocumentKey { get; init; }

    public required int No { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string UnitKey { get; init; }

    public required string ColumnKey { get; init; }

    public string? SiteTextKey { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>Markdown as typed.</summary>
    public required string Source { get; init; }

    public required string Html { get; init; }

    public required string Renderer { get; init; }

    public required string SubjectClass { get; init; }

    public required string Genre { get; init; }

    public required string Topic { get; init; }

    public int? StatutoryItem { get; init; }

    public required string DocumentNumber { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public Validity? Validity { get; init; }

    public required DisclosureMode Mode { get; init; }

    public required string Keywords { get; init; }

    public required string Origin { get; init; }

    public required string ResponsibleOffice { get; init; }

    public required string ChangeNote { get; init; }

    public required CorrectionKind Correction { get; init; }

    public required string Notice { get; init; }

    public required string WhoMayApply { get; init; }

    public required string ApplyUntil { get; init; }

    public required string ApplyWhere { get; init; }

    public required string ApplyContact { get; init; }

    /// <summary>Structured data of a site text or of the document's kind (<see cref="KindFields"/>): name of the field to its text.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public required IReadOnlyList<ManifestRelation> Relations { get; init; }

    public required IReadOnlyList<ManifestFile> Files { get; init; }

    public required IReadOnlyList<string> AuthorKeys { get; init; }

    public required IReadOnlyList<Duty> Steps { get; init; }

    /// <summary>32 random bytes: the hash of something refused or personal cannot be guessed.</summary>
    public required byte[] Salt { get; init; }
}

/// <summary>
/// The seal: canonical JSON of every byte that would be public, stored as bytes and never rebuilt from columns.
/// The rules and test vectors stand in docs/adr/0003.
/// </summary>
public static class Manifest
{
    public const int SaltLength = 32;

    private static readonly byte[] Domain = [.. "od-manifest-v1"u8, 0];

    /// <summary>SHA-256("od-manifest-v1" ‖ 0x00 ‖ manifest).</summary>
    public static byte[] Hash(byte[] manifest) => SHA256.HashData([.. Domain, .. manifest]);

    /// <summary>The canonical bytes of the content. Empty texts and absent dates are left out.</summary>
    public static byte[] Write(ManifestContent content) => CanonicalJson.Write(new Dictionary<string, object?>
    {
        ["format"] = "od-manifest-v1",
        ["document"] = content.DocumentKey,
        ["revision"] = content.No,
        ["kind"] = Term.Of(content.Kind),
        ["unit"] = content.UnitKey,
        ["column"] = content.ColumnKey,
        ["siteText"] = Text(content.SiteTextKey),
        ["title"] = content.Title,
        ["summary"] = Text(content.Summary),
        ["source"] = Text(content.Source),
        ["htmlSha256"] = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(content.Html))),
        ["renderer"] = content.Renderer,
        ["subjectClass"] = Text(content.SubjectClass),
        ["genre"] = Text(content.Genre),
        ["topic"] = Text(content.Topic),
        ["statutoryItem"] = content.StatutoryItem,
        ["documentNumber"] = Text(content.DocumentNumber),
        ["issuedOn"] = Date(content.IssuedOn),
        ["effectiveOn"] = Date(content.EffectiveOn),
        ["expiresOn"] = Date(content.ExpiresOn),
        ["validity"] = content.Validity is { } validity ? Term.Of(validity) : null,
        ["mode"] = Term.Of(content.Mode),
        ["keywords"] = Text(content.Keywords),
        ["origin"] = Text(content.Origin),
        ["responsibleOffice"] = Text(content.ResponsibleOffice),
        ["changeNote"] = Text(content.ChangeNote),
        ["correction"] = Term.Of(content.Correction),
        ["notice"] = Text(content.Notice),
        ["whoMayApply"] = Text(content.WhoMayApply),
        ["applyUntil"] = Text(content.ApplyUntil),
        ["applyWhere"] = Text(content.ApplyWhere),
        ["applyContact"] = Text(content.ApplyContact),
        ["fields"] = content.Fields.Count == 0 ? null : content.Fields.ToDictionary(pair => pair.Key, pair => (object?)pair.Value),
        ["relations"] = content.Relations
            .OrderBy(relation => Term.Of(relation.Kind), StringComparer.Ordinal).ThenBy(relation => relation.TargetKey, StringComparer.Ordinal)
            .Select(relation => new Dictionary<string, object?> { ["kind"] = Term.Of(relation.Kind), ["target"] = relation.TargetKey }).ToArray(),
        ["files"] = content.Files.OrderBy(file => file.Ordinal).Select(File).ToArray(),
        ["fileCount"] = content.Files.Count,
        ["authors"] = content.AuthorKeys.Order(StringComparer.Ordinal).ToArray(),
        ["steps"] = content.Steps.Select(Term.Of).ToArray(),
        ["salt"] = Hex(content.Salt),
    });

    /// <summary>Lower-case hexadecimal, as everywhere a reader sees a hash.</summary>
    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static Dictionary<string, object?> File(ManifestFile file) => new()
    {
        ["ordinal"] = file.Ordinal,
        ["role"] = Term.Of(file.Role),
        ["name"] = file.Name,
        ["mediaType"] = file.MediaType,
        ["size"] = file.Size,
        ["sha256"] = Hex(file.Sha256),
    };

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
