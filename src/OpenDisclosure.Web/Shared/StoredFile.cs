namespace OpenDisclosure.Web.Shared;

/// <summary>How stored files are sent.</summary>
internal static class StoredFile
{
    /// <summary>Pictures, recordings and films play in the page; all else is saved.</summary>
    public static bool IsShown(string mediaType) =>
        mediaType is "image/png" or "image/jpeg"
        || mediaType.StartsWith("audio/", StringComparison.Ordinal) || mediaType.StartsWith("video/", StringComparison.Ordinal);
}
