using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>What only the sealed manifest says: which unit discloses, who may apply, until when, where, whom to ask, and the fields of its kind.</summary>
internal sealed record SealedFacts(
    string UnitKey, string WhoMayApply, string ApplyUntil, string ApplyWhere, string ApplyContact, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Reads a released version's manifest, and holds the page against it before anyone reads it.</summary>
    /// <exception cref="InvalidOperationException">The text or the manifest is not the one that was released.</exception>
    public static SealedFacts Of(DocumentRecord document, PublishedBody body)
    {
        using var manifest = JsonDocument.Parse(body.Manifest);
        var html = Manifest.Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body.Html)));
        if (!Manifest.Hash(body.Manifest).AsSpan().SequenceEqual(document.ContentHash) || Text(manifest, "htmlSha256") != html)
            throw new InvalidOperationException($"What is stored of {document.Address} is not what was released.");
        return new SealedFacts(
            Text(manifest, "unit"), Text(manifest, "whoMayApply"), Text(manifest, "applyUntil"), Text(manifest, "applyWhere"), Text(manifest, "applyContact"),
            FieldsOf(manifest));
    }

    private static Dictionary<string, string> FieldsOf(JsonDocument manifest) => manifest.RootElement.TryGetProperty("fields", out var fields)
        ? fields.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? "")
        : [];

    private static string Text(JsonDocument manifest, string member) =>
        manifest.RootElement.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";
}
