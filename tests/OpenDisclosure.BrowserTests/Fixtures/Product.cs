using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>
/// The real product as a child process on a free port of loopback. One for all tests is filled with the demonstration; a fresh one belongs
/// to the test that asked for it.
/// </summary>
internal sealed class Product
{
    private static readonly Lazy<Task<Product>> One = new(() => StartDemonstration());
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly StringBuilder said = new();
    private readonly Process process;
    private readonly string folder;

    private Product(Uri address, string folder, ProcessStartInfo start)
    {
        (Address, this.folder) = (address, folder);
        process = Process.Start(start) ?? throw new InvalidOperationException("The product did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The product, started with the first test that asks.</summary>
    public static Task<Product> Running => One.Value;

    public Uri Address { get; }

    /// <summary>The code that stands on the host until the site is set up.</summary>
    public string SetupCode => File.ReadAllText(Path.Combine(folder, "setup-code.txt"));

    /// <summary>What the product wrote last, for the report of a failed test.</summary>
    public string LastWords
    {
        get
        {
            lock (said)
                return said.ToString(Math.Max(0, said.Length - 1500), Math.Min(1500, said.Length));
        }
    }

    /// <summary>Ends the product, if a test asked for it.</summary>
    public static async Task End()
    {
        if (One.IsValueCreated && One.Value is { IsCompletedSuccessfully: true })
            (await One.Value).Stop();
    }

    /// <summary>The product as an agency gets it: Production, over HTTPS, on a database that holds the schema and nothing else. Whoever asks stops it.</summary>
    public static async Task<Product> Fresh()
    {
        var folder = NewFolder();
        var address = new Uri($"https://localhost:{FreePort()}");
        using (var migration = Process.Start(FreshSite.Describe(address, folder, "migrate"))!)
        {
            var said = await Task.WhenAll(migration.StandardOutput.ReadToEndAsync(), migration.StandardError.ReadToEndAsync());
            await migration.WaitForExitAsync();
            if (migration.ExitCode != 0)
                throw new InvalidOperationException($"The verb migrate ended with {migration.ExitCode}:\n{string.Concat(said)}");
        }

        return await Serve(new Product(address, folder, FreshSite.Describe(address, folder)));
    }

    /// <summary>A demonstration without its year of documents, for a test that empties whole queues. Whoever asks stops it.</summary>
    public static Task<Product> OfOneTest() => StartDemonstration(("OpenDisclosure__DemonstrationYear", "false"));

    /// <summary>Ends it and deletes what it stored.</summary>
    public void Stop()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }

        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>What every child process of the product has in common.</summary>
    internal static ProcessStartInfo Describe(Uri address, string folder, params string[] arguments)
    {
        if (!File.Exists(Workplace.WebAssembly))
            throw new FileNotFoundException($"The product is not built: {Workplace.WebAssembly}");
        var start = new ProcessStartInfo("dotnet", [Workplace.WebAssembly, .. arguments])
        {
            WorkingDirectory = Workplace.WebProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["OpenDisclosure__DataFolder"] = folder;
        start.Environment["OpenDisclosure__PublicOrigin"] = address.ToString().TrimEnd('/');
        start.Environment["Serilog__MinimumLevel__Override__Microsoft.AspNetCore.Antiforgery"] = "Error";
        // All readers and staff of the tests come from one address.
        start.Environment["OpenDisclosure__Limits__PublicPerMinute"] = "100000";
        start.Environment["OpenDisclosure__Limits__SearchPerMinute"] = "100000";
        start.Environment["OpenDisclosure__Limits__FormPerMinute"] = "100000";
        start.Environment["OpenDisclosure__Messages__PerHour"] = "100000";
        start.Environment["OpenDisclosure__Messages__LookUpsPerMinute"] = "100000";
        // A program types faster than any person.
        start.Environment["OpenDisclosure__Messages__LeastSeconds"] = "0";
        return start;
    }

    private static async Task<Product> StartDemonstration(params (string Name, string Value)[] settings)
    {
        var folder = NewFolder();
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Describe(address, folder);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return await Serve(new Product(address, folder, start));
    }

    private static async Task<Product> Serve(Product product)
    {
        await product.Answers();
        return product;
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("opendisclosure-browser-").FullName;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Answers()
    {
        var started = Stopwatch.GetTimestamp();
        using var client = FreshSite.Client();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The product ended with {process.ExitCode}:\n{LastWords}");
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/healthz/ready"));
                using var answer = await client.SendAsync(request, CancellationToken.None);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }

        throw new TimeoutException($"The product did not answer in {Patience}:\n{LastWords}");
    }

    private void Note(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }
}
