using System.Text.Json;
using OpenDisclosure.Data.Published;

namespace OpenDisclosure.Data.Administration;

/// <summary>What the sealed manifest of a site text says.</summary>
internal static class ManifestFields
{
    public static IReadOnlyDictionary<string, string> Of(byte[] manifest)
    {
        using var parsed = JsonDocument.Parse(manifest);
        return parsed.RootElement.TryGetProperty("fields", out var fields)
            ? fields.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? "")
            : [];
    }

    /// <summary>The first picture among the files; null when there is none.</summary>
    public static EmblemFile? FirstPicture(byte[] manifest)
    {
        using var parsed = JsonDocument.Parse(manifest);
        if (!parsed.RootElement.TryGetProperty("files", out var files))
            return null;
        foreach (var file in files.EnumerateArray())
        {
            if (file.GetProperty("mediaType").GetString()!.StartsWith("image/", StringComparison.Ordinal))
                return new EmblemFile(Convert.FromHexString(file.GetProperty("sha256").GetString()!), file.GetProperty("name").GetString()!);
        }

        return null;
    }
}
