using System.Reflection;

namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>Where things lie: the repository, what was built, and what the tests leave behind.</summary>
internal static class Workplace
{
    /// <summary>The folder that holds OpenDisclosure.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Pictures and sources of the pages of failed tests.</summary>
    public static string Results { get; } = Directory.CreateDirectory(Path.Combine(Root, "tests", "OpenDisclosure.BrowserTests", "TestResults")).FullName;

    /// <summary>The folder of the web project, whose settings and assets the product reads in Development.</summary>
    public static string WebProject { get; } = Path.Combine(Root, "src", "OpenDisclosure.Web");

    /// <summary>The built product, of the same configuration as these tests.</summary>
    public static string WebAssembly { get; } = Path.Combine(
        WebProject, "bin", Configuration, Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "OpenDisclosure.Web.dll");

    /// <summary>The real report that the project began with; it stands beside the repository and is no part of it.</summary>
    /// <exception cref="FileNotFoundException">The file is missing; the message says where it is looked for.</exception>
    public static string SeedReport()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Root)!, "shared", "seed");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).FirstOrDefault() is { } file
            ? File.ReadAllText(file)
            : throw new FileNotFoundException($"The real annual report is missing: a .txt file is expected in {folder}, beside the repository.");
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
