using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using OpenDisclosure.Data;

namespace OpenDisclosure.Web.Start;

/// <summary>The keys of cookies and forms: in the database, so that every instance reads the same.</summary>
internal static class KeysStart
{
    private const string Application = "OpenDisclosure";

    /// <summary>Registers the keys, encrypted with the certificate where one is set.</summary>
    /// <exception cref="StartRefused">In Production neither a certificate is set nor is it said that none is wanted.</exception>
    public static void AddKeys(this IHostApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(Settings.Section).Get<Settings>() ?? new Settings();
        var keys = builder.Services.AddDataProtection().SetApplicationName(Application).PersistKeysToDbContext<DisclosureDb>();
        if (settings.KeyCertificate.Length > 0)
            keys.ProtectKeysWithCertificate(Certificate(settings));
        else if (builder.Environment.IsProduction() && !settings.KeysUnencrypted)
            throw new StartRefused($"{Settings.Section}:{nameof(Settings.KeyCertificate)} is not set: name a PKCS#12 file, or set {Settings.Section}:{nameof(Settings.KeysUnencrypted)} to true.");
    }

    private static X509Certificate2 Certificate(Settings settings)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(settings.KeyCertificate, settings.KeyCertificatePassword);
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"{Settings.Section}:{nameof(Settings.KeyCertificate)}: {wrong.Message}");
        }
    }
}
