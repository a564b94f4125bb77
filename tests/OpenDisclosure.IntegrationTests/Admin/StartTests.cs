using System.Diagnostics;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>What the program refuses to start with: told in one line that names the key, with a status of its own.</summary>
public sealed class StartTests
{
    public static TheoryData<string, string> Refusals() => new()
    {
        { "OpenDisclosure:KeyCertificate", "" },
        { "AllowedHosts", "OpenDisclosure__KeysUnencrypted=true AllowedHosts=*" },
        { "OpenDisclosure:Demonstration", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__Demonstration=true OpenDisclosure__MigrateAtStart=true" },
        { "Connection", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__Provider=Postgres" },
        { "TrustedProxies", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__TrustedProxies__0=nobody" },
        { "PublicOrigin", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__PublicOrigin=nowhere" },
        { "MediaLimitMegabytes", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__MediaLimitMegabytes=0" },
        { "OpenDisclosure:Mail:From is needed", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__Mail__Host=mail.example.gov.cn" },
        { "OpenDisclosure:Mail:Port must be", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__Mail__Port=70000" },
        { "OpenDisclosure:Mail:Security", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__Mail__Security=Some" },
        { "OpenDisclosure:WebHook:Address must be", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__WebHook__Address=http://oa.example.gov.cn/ OpenDisclosure__WebHook__Secret=12345678901234567890123456789012" },
        { "Passwords:Profile", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__Passwords__Profile=Strict" },
        { "Passwords:Profile", "OpenDisclosure__KeysUnencrypted=true OpenDisclosure__Passwords__Profile=7" },
        { "migrate", "OpenDisclosure__KeysUnencrypted=true" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Production_refuses_what_is_not_meant_for_it(string named, string settings)
    {
        var folder = Directory.CreateTempSubdirectory("disclosure_start_");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenDisclosure.Web.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["OpenDisclosure__DataFolder"] = folder.FullName;
        start.Environment["OpenDisclosure__PublicOrigin"] = "https://gxj.example.gov.cn";
        foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=', 2)))
            start.Environment[setting[0]] = setting[1];
        using var process = Process.Start(start)!;
        var told = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(named, await told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await told, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
