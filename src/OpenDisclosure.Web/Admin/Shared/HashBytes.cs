using System.Buffers;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>Hashes as forms carry them.</summary>
internal static class HashBytes
{
    private const int Length = 32;

    /// <summary>The bytes of a hexadecimal SHA-256; none when the text is no such hash, so that it matches nothing.</summary>
    public static byte[] Read(string? text)
    {
        var bytes = new byte[Length];
        return Convert.FromHexString(text ?? "", bytes, out _, out var written) == OperationStatus.Done && written == Length ? bytes : [];
    }
}
