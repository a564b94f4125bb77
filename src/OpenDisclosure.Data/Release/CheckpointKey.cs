using System.Security.Cryptography;
using System.Text;

namespace OpenDisclosure.Data.Release;

/// <summary>The key that signs checkpoints: ECDSA P-256 in a PEM file that only the program may read.</summary>
/// <param name="path">The PEM file of the private key (PKCS #8).</param>
/// <param name="mayCreate">Whether a missing file is made on first use. Otherwise it must have been put there.</param>
public sealed class CheckpointKey(string path, bool mayCreate) : IDisposable
{
    private readonly Lock opening = new();
    private ECDsa? key;

    /// <summary>The public half, for whoever verifies.</summary>
    /// <exception cref="FileNotFoundException">There is no key and none may be made.</exception>
    public string PublicPem => Key().ExportSubjectPublicKeyInfoPem();

    /// <summary>Signs a checkpoint's text: SHA-256, r ‖ s, 64 bytes.</summary>
    /// <exception cref="FileNotFoundException">There is no key and none may be made.</exception>
    public byte[] Sign(string text) => Key().SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>A secret of the site for another purpose, the same on each of its instances.</summary>
    /// <exception cref="FileNotFoundException">There is no key and none may be made.</exception>
    public byte[] Derive(string purpose)
    {
        var secret = Key().ExportParameters(includePrivateParameters: true).D!;
        try
        {
            return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, SHA256.HashSizeInBytes, info: Encoding.UTF8.GetBytes(purpose));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Whether a signature over a text was made by the key of this public half. False also for what is no signature.</summary>
    public static bool Verifies(string publicPem, string text, byte[] signature)
    {
        using var known = ECDsa.Create();
        known.ImportFromPem(publicPem);
        return known.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <inheritdoc/>
    public void Dispose() => key?.Dispose();

    private ECDsa Key()
    {
        lock (opening)
        {
            if (key is not null)
                return key;
            if (!File.Exists(path) && mayCreate)
                Create();
            var opened = ECDsa.Create();
            opened.ImportFromPem(File.ReadAllText(path));
            return key = opened;
        }
    }

    private void Create()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);

        // Whole or absent: half a key would keep the program from signing until somebody took it away.
        var unfinished = path + ".part";
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
    }
}
