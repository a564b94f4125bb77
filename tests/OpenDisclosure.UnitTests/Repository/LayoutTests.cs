namespace OpenDisclosure.UnitTests.Repository;

public sealed class LayoutTests
{
    private static readonly string[] TopLevel = ["src", "tests", "docs", "OpenDisclosure.sln", "README.md", "global.json"];

    [Fact]
    public void The_top_of_the_repository_holds_nothing_unexpected() =>
        RepositoryTree.AssertNone(Directory.EnumerateFileSystemEntries(RepositoryTree.Root)
            .Select(entry => Path.GetFileName(entry)!)
            .Where(name => !name.StartsWith('.') && !TopLevel.Contains(name) && !RepositoryTree.IgnoredFolders.Contains(name)));

    [Fact]
    public void Every_project_has_a_lock_file_beside_it()
    {
        var projects = RepositoryTree.Files("src", ".csproj").Concat(RepositoryTree.Files("tests", ".csproj")).ToList();
        Assert.True(projects.Count >= 8);
        RepositoryTree.AssertNone(projects
            .Where(project => !File.Exists(Path.Combine(Path.GetDirectoryName(project.FullPath)!, "packages.lock.json")))
            .Select(project => project.Path));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(RepositoryTree.Root, "OpenDisclosure.sln")).Replace('\\', '/');
        var projects = RepositoryTree.Files("src", ".csproj").Concat(RepositoryTree.Files("tests", ".csproj")).ToList();
        Assert.NotEmpty(projects);
        RepositoryTree.AssertNone(projects
            .Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            .Select(project => project.Path));
    }

    /// <summary>What a person writes and reviews. Style sheets, texts, data and vendored scripts are long by nature.</summary>
    [Fact]
    public void No_file_of_code_is_longer_than_400_lines()
    {
        string[] endings = [".cs", ".cshtml", ".csproj", ".props", ".js", ".sh", "/run"];
        var files = RepositoryTree.Files("src", endings).Concat(RepositoryTree.Files("tests", endings)).ToList();
        Assert.Contains(files, file => file.Path == "tests/run");
        RepositoryTree.AssertNone(files
            .Where(file => !file.IsUnder("/Migrations/", "/wwwroot/lib/"))
            .Select(file => (file.Path, Lines: File.ReadLines(file.FullPath).Count()))
            .Where(file => file.Lines > 400)
            .Select(file => $"{file.Path}: {file.Lines} lines"));
    }
}
