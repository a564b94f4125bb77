using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace OpenDisclosure.FaultTests.Fixtures;

/// <summary>Where things lie, and how long the run is to be.</summary>
internal static class Workplace
{
    /// <summary>Whether this is the long run and not the part that every change has to pass.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("OPENDISCLOSURE_LONG") == "1";

    /// <summary>The folder that holds OpenDisclosure.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Figures of the runs.</summary>
    public static string Results { get; } = Directory.CreateDirectory(Path.Combine(Root, "tests", "OpenDisclosure.FaultTests", "TestResults")).FullName;

    /// <summary>The product that is killed: one published beforehand, or what was built with these tests.</summary>
    public static string Product { get; } = FindProduct();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A folder of its own in the machine's temporary folder.</summary>
    public static string NewFolder(string of) => Directory.CreateTempSubdirectory($"opendisclosure-{of}-").FullName;

    /// <summary>Waits for something to become true.</summary>
    public static async Task<bool> Until(TimeSpan patience, Func<Task<bool>> isTrue)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        while (System.Diagnostics.Stopwatch.GetElapsedTime(begun) < patience)
        {
            if (await isTrue())
                return true;
            await Task.Delay(50);
        }

        return await isTrue();
    }

    private static string FindProduct()
    {
        var published = Environment.GetEnvironmentVariable("OPENDISCLOSURE_TEST_PRODUCT");
        var folder = published is { Length: > 0 } ? published : Path.Combine(
            Root, "src", "OpenDisclosure.Web", "bin", Configuration, Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)));
        var product = Path.Combine(folder, "OpenDisclosure.Web.dll");
        return File.Exists(product) ? product : throw new FileNotFoundException($"The product is not built: {product}");
    }

    private static string Configuration => typeof(Workplace).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OpenDisclosure.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"OpenDisclosure.sln was not found above {AppContext.BaseDirectory}.");
    }
}
