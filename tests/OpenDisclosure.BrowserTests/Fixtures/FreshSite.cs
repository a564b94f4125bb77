using System.Diagnostics;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>
/// How an agency's host runs the product: in Production, over HTTPS. The cookies of the staff are bound to HTTPS there; so the server has a
/// certificate, which nobody but the tests trusts.
/// </summary>
internal static class FreshSite
{
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    /// <summary>The child process, serving or with a verb.</summary>
    public static ProcessStartInfo Describe(Uri address, string folder, params string[] arguments)
    {
        var start = Product.Describe(address, folder, arguments);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment["OpenDisclosure__KeysUnencrypted"] = "true";
        start.Environment["OpenDisclosure__Mail__PickupFolder"] = Directory.CreateDirectory(Path.Combine(folder, "post")).FullName;
        start.Environment["Kestrel__Endpoints__Https__Url"] = address.ToString();
        start.Environment["Kestrel__Endpoints__Https__Certificate__Path"] = WriteCertificate(folder);
        return start;
    }

    /// <summary>Sends requests to a product of the tests, and knows its certificate.</summary>
    public static HttpMessageInvoker Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.GetRawCertData().SequenceEqual(Certificate.Value.RawData),
        },
    });

    private static string WriteCertificate(string folder)
    {
        var file = Path.Combine(folder, "https.p12");
        File.WriteAllBytes(file, Certificate.Value.Export(X509ContentType.Pkcs12));
        return file;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        // The machine's own clock, which the browser compares it with; a day before, for clocks that differ.
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
    }
}
