using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OpenDisclosure.UnitTests.Repository;

/// <summary>The texts of the interface. That a used text exists is checked by the compiler: the resources are typed.</summary>
public sealed partial class ResourceTests
{
    private static IReadOnlyList<RepositoryFile> Resources => RepositoryTree.Files("src", ".resx");

    [Fact]
    public void The_texts_are_looked_at_once_there_is_a_site()
    {
        if (Directory.Exists(Path.Combine(RepositoryTree.Root, "src/OpenDisclosure.Web/Site")))
            Assert.NotEmpty(Resources.SelectMany(Entries));
    }

    [Fact]
    public void No_text_is_empty() =>
        RepositoryTree.AssertNone(Resources.SelectMany(file => Entries(file)
            .Where(entry => string.IsNullOrWhiteSpace(entry.Value))
            .Select(entry => $"{file.Path}: {entry.Key}")));

    [Fact]
    public void No_text_is_defined_twice() =>
        RepositoryTree.AssertNone(Resources.SelectMany(file => Entries(file)
            .GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"{file.Path}: {group.Key}")));

    [Fact]
    public void Every_text_is_used()
    {
        var uses = Uses.In(RepositoryTree.Files("src", ".cs", ".cshtml").Select(SourceText.WithoutComments));
        RepositoryTree.AssertNone(Resources.Where(file => !IsOfTerms(file)).SelectMany(file => Entries(file)
            .Where(entry => !uses.Contains(Path.GetFileName(file.Path).Split('.')[0], entry.Key))
            .Select(entry => $"{file.Path}: {entry.Key}")));
    }

    /// <summary>The names of enum values are asked for by type and value: each must belong to a value, and no value may lack one.</summary>
    [Fact]
    public void The_names_of_terms_are_those_of_the_enums()
    {
        var enums = typeof(global::OpenDisclosure.Domain.Publishing.Manifest).Assembly.GetExportedTypes().Concat(typeof(global::OpenDisclosure.Content.Reading.FileReading).Assembly.GetExportedTypes())
            .Where(type => type.IsEnum).ToDictionary(type => type.Name);
        var keys = Entries(Assert.Single(Resources, IsOfTerms)).Select(entry => entry.Key.Replace("_Passive", "", StringComparison.Ordinal)).ToHashSet();
        var wanted = keys.Select(key => key.Split('_')[0]).Distinct().ToList();

        Assert.DoesNotContain(wanted, name => !enums.ContainsKey(name));
        Assert.Equal(wanted.SelectMany(name => Enum.GetNames(enums[name]).Select(value => $"{name}_{value}")).Order(), keys.Order());
    }

    private static bool IsOfTerms(RepositoryFile file) => file.Path.EndsWith("/TermText.resx", StringComparison.Ordinal);

    [Theory]
    [InlineData("@SiteText.Search", "Search", true)]
    [InlineData("@SiteText.SearchHint", "Search", false)]
    [InlineData("@OtherText.Search", "Search", false)]
    [InlineData("using T = OpenDisclosure.Web.Resources.SiteText; var x = T.Search;", "Search", true)]
    [InlineData("[Display(Name = nameof(SiteText.Search))]", "Search", true)]
    [InlineData("SiteText.ResourceManager.GetString($\"Genre_{genre}\")", "Genre_Notice", true)]
    [InlineData("SiteText.ResourceManager.GetString(\"Genre_\" + genre)", "Genre_Notice", true)]
    [InlineData("ErrorMessageResourceName = \"Required\"", "Required", true)]
    public void A_use_is_recognised(string code, string key, bool used) =>
        Assert.Equal(used, Uses.In([code]).Contains("SiteText", key));

    private static IEnumerable<(string Key, string Value)> Entries(RepositoryFile file) =>
        XDocument.Load(file.FullPath).Root!.Elements("data")
            .Select(data => ((string)data.Attribute("name")!, (string?)data.Element("value") ?? ""));

    /// <summary>Every "Class.Member" of the code, the other names of classes, and names given as text.</summary>
    private sealed class Uses
    {
        private readonly HashSet<string> _members = [];
        private readonly HashSet<string> _literals = [];
        private readonly HashSet<string> _prefixes = [];
        private readonly List<(string Alias, string Class)> _aliases = [];

        public static Uses In(IEnumerable<string> texts)
        {
            var uses = new Uses();
            foreach (var text in texts)
                uses.Read(text);
            return uses;
        }

        public bool Contains(string className, string key)
        {
            var member = key.Replace('.', '_').Replace(' ', '_').Replace('-', '_');
            return _members.Contains($"{className}.{member}")
                || _aliases.Any(alias => alias.Class == className && _members.Contains($"{alias.Alias}.{member}"))
                || _literals.Contains(key)
                || _prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
        }

        private void Read(string text)
        {
            _members.UnionWith(Member().Matches(text).Select(match => match.Groups["pair"].Value));
            _literals.UnionWith(NameAsText().Matches(text).Select(match => match.Groups["name"].Value));
            _prefixes.UnionWith(BuiltName().Matches(text).Select(match => match.Groups["name"].Value));
            _aliases.AddRange(Alias().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value)));
        }
    }

    [GeneratedRegex("""(?=\b(?<pair>[A-Za-z_]\w*\.[A-Za-z_]\w*))""")]
    private static partial Regex Member();

    [GeneratedRegex("""(?:GetString\(\s*"(?<name>[^"]+)"\s*[,)]|ResourceName\s*=\s*"(?<name>[^"]+)")""")]
    private static partial Regex NameAsText();

    [GeneratedRegex("""GetString\(\s*(?:\$"(?<name>\w+)\{|"(?<name>\w+)"\s*\+)""")]
    private static partial Regex BuiltName();

    [GeneratedRegex("""using\s+(\w+)\s*=\s*(?:global::)?(?:[\w]+\.)*(\w+)\s*(?:;|$)""", RegexOptions.Multiline)]
    private static partial Regex Alias();
}
