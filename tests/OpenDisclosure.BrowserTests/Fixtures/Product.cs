using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>The real product as a child process on a free port of loopback, filled with the demonstration. One for all tests.</summary>
internal sealed class Product
{
    private static readonly Lazy<Task<Product>> One = new(Start);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly StringBuilder said = new();
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("opendisclosure-browser-").FullName;

    private Product()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        process = Process.Start(Describe()) ?? throw new InvalidOperationException("The product did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The product, started with the first test that asks.</summary>
    public static Task<Product> Running => One.Value;

    public Uri Address { get; }

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

    private static async Task<Product> Start()
    {
        if (!File.Exists(Workplace.WebAssembly))
            throw new FileNotFoundException($"The product is not built: {Workplace.WebAssembly}");
        var product = new Product();
        await product.Answers();
        return product;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private ProcessStartInfo Describe()
    {
        var start = new ProcessStartInfo("dotnet", [Workplace.WebAssembly])
        {
            WorkingDirectory = Workplace.WebProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["OpenDisclosure__DataFolder"] = folder;
        start.Environment["OpenDisclosure__PublicOrigin"] = Address.ToString().TrimEnd('/');
        start.Environment["Serilog__MinimumLevel__Override__Microsoft.AspNetCore.Antiforgery"] = "Error";
        // All readers and staff of the tests come from one address.
        start.Environment["OpenDisclosure__Limits__PublicPerMinute"] = "100000";
        start.Environment["OpenDisclosure__Limits__SearchPerMinute"] = "100000";
        start.Environment["OpenDisclosure__Limits__FormPerMinute"] = "100000";
        return start;
    }

    private async Task Answers()
    {
        var started = Stopwatch.GetTimestamp();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
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

    private void Stop()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }

        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
