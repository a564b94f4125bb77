using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.UnitTests.Repository;

public sealed class GlossaryTests
{
    [Fact]
    public void Every_public_type_of_the_domain_stands_in_the_glossary()
    {
        var glossary = File.ReadAllText(Path.Combine(RepositoryTree.Root, "docs", "glossary.md"));
        var types = typeof(Manifest).Assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.Name).ToList();

        Assert.NotEmpty(types);
        Assert.DoesNotContain(types, type => !glossary.Contains($"`{type}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_glossary_names_no_type_that_is_gone()
    {
        var types = typeof(Manifest).Assembly.GetExportedTypes().Select(type => type.Name).ToHashSet();
        var glossary = File.ReadAllText(Path.Combine(RepositoryTree.Root, "docs", "glossary.md"));
        var named = System.Text.RegularExpressions.Regex.Matches(glossary, "`([A-Z][A-Za-z]+)`").Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !types.Contains(name));
    }
}
