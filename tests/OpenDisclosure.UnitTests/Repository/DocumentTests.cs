using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenDisclosure.UnitTests.Repository;

public sealed partial class DocumentTests
{
    [Fact]
    public void Every_package_has_its_line_in_the_list_of_dependencies()
    {
        var pinned = PinnedPackages();
        Assert.NotEmpty(pinned);
        RepositoryTree.AssertNone(pinned.Except(DescribedPackages()));
    }

    [Fact]
    public void The_list_of_dependencies_names_no_package_that_is_gone() =>
        RepositoryTree.AssertNone(DescribedPackages().Except(PinnedPackages()));

    [Fact]
    public void Every_relative_link_of_the_documents_leads_to_a_file()
    {
        var documents = Documents();
        Assert.NotEmpty(documents);
        RepositoryTree.AssertNone(documents.SelectMany(document => RelativeLinks(document.Text)
            .Where(link => !Exists(document, link))
            .Select(link => $"{document.Path}: {link}")));
    }

    [Theory]
    [InlineData("see [the tests](testing.md#times)", "testing.md")]
    [InlineData("![a picture](pictures/home%20page.png \"Home\")", "pictures/home page.png")]
    [InlineData("[law]: laws/regulation.md", "laws/regulation.md")]
    public void A_relative_link_is_recognised(string text, string target) => Assert.Equal([target], RelativeLinks(text));

    [Theory]
    [InlineData("[elsewhere](https://example.org/a.md) [here](#times) [mail](mailto:a@example.org)")]
    [InlineData("`[not a link](gone.md)`")]
    [InlineData("```\n[not a link](gone.md)\n```")]
    public void Other_text_is_no_relative_link(string text) => Assert.Empty(RelativeLinks(text));

    private static List<RepositoryFile> Documents()
    {
        var readme = Path.Combine(RepositoryTree.Root, "README.md");
        var documents = RepositoryTree.Files("docs", ".md").ToList();
        if (File.Exists(readme))
            documents.Add(new RepositoryFile("README.md", readme));
        return documents;
    }

    private static HashSet<string> PinnedPackages() =>
        [.. XDocument.Load(Path.Combine(RepositoryTree.Root, "src/Directory.Packages.props"))
            .Descendants("PackageVersion").Select(package => (string)package.Attribute("Include")!)];

    private static HashSet<string> DescribedPackages() =>
        [.. PackageLine().Matches(File.ReadAllText(Path.Combine(RepositoryTree.Root, "docs/dependencies.md")))
            .Select(match => match.Groups[1].Value)];

    private static List<string> RelativeLinks(string text) =>
        [.. Link().Matches(Literal().Replace(text, ""))
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
            .Where(link => !link.StartsWith('#') && !Scheme().IsMatch(link))
            .Select(link => Uri.UnescapeDataString(link.Split('#', '?')[0]))];

    private static bool Exists(RepositoryFile document, string link)
    {
        var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document.FullPath)!, link));
        return target.StartsWith(RepositoryTree.Root, StringComparison.Ordinal) && (File.Exists(target) || Directory.Exists(target));
    }

    [GeneratedRegex("""^\| `([\w.]+)` \|""", RegexOptions.Multiline)]
    private static partial Regex PackageLine();

    [GeneratedRegex("""```[\s\S]*?```|`[^`\n]*`""")]
    private static partial Regex Literal();

    [GeneratedRegex("""\[[^\]]*\]\(\s*<?([^\s)>]+)|^\[[^\]]+\]:\s*(\S+)""", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex("""^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)""")]
    private static partial Regex Scheme();
}
