using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace OpenDisclosure.UnitTests.Repository;

/// <summary>Which part may know which. What a compiler cannot hold is held here.</summary>
public sealed partial class ArchitectureTests
{
    private const string Domain = "OpenDisclosure.Domain";
    private const string Content = "OpenDisclosure.Content";
    private const string Data = "OpenDisclosure.Data";
    private const string Web = "OpenDisclosure.Web";
    private const string Site = "OpenDisclosure.Web.Site";
    private const string Admin = "OpenDisclosure.Web.Admin";
    private const string Jobs = "OpenDisclosure.Web.Jobs";
    private const string Cli = "OpenDisclosure.Web.Cli";
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private const string AspNetCore = "Microsoft.AspNetCore";

    private static readonly string[] Providers =
        ["Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "Npgsql", "Microsoft.Data", "SQLitePCL", "SQLitePCLRaw"];

    [Theory]
    [InlineData(Domain)]
    [InlineData(Content)]
    [InlineData(Data)]
    [InlineData(Web)]
    public void An_assembly_with_source_has_types_to_look_at(string assembly)
    {
        if (RepositoryTree.Files($"src/{assembly}", ".cs").Count > 0)
            Assert.NotEmpty(Types.InAssembly(Assembly.Load(assembly)).GetTypes());
    }

    [Theory]
    [InlineData("Site")]
    [InlineData("Admin")]
    [InlineData("Jobs")]
    [InlineData("Cli")]
    [InlineData("Shared")]
    public void A_folder_of_the_web_project_is_the_namespace_the_rules_look_at(string part)
    {
        if (RepositoryTree.Files($"src/{Web}/{part}", ".cs").Count > 0)
            Assert.NotEmpty(Types.InAssembly(Assembly.Load(Web)).That().ResideInNamespace($"{Web}.{part}").GetTypes());
        if (RepositoryTree.Files($"src/{Web}/{part}", ".cshtml").Count > 0)
            Assert.NotEmpty(ViewsNamed($"^{part}_").GetTypes());
    }

    [Fact]
    public void Domain_knows_no_package_at_all() =>
        RepositoryTree.AssertNone(References(Domain).Where(name => !IsBaseLibrary(name)));

    [Fact]
    public void The_project_of_Domain_refers_to_nothing() =>
        Assert.DoesNotContain("Reference", Assert.Single(RepositoryTree.Files($"src/{Domain}", ".csproj")).Text, StringComparison.Ordinal);

    [Fact]
    public void Domain_knows_neither_a_clock_nor_asynchronous_work() =>
        AssertIndependent(Domain, "System.TimeProvider", "System.Threading.Tasks", "System.Net.Http", "System.IO.File", "System.IO.Directory");

    [Fact]
    public void Content_knows_neither_the_database_nor_the_web() =>
        AssertIndependent(Content, EntityFramework, AspNetCore, Data, Web);

    [Fact]
    public void Content_refers_to_no_assembly_of_the_database_or_the_web() =>
        AssertNoReference(Content, [EntityFramework, AspNetCore, .. Providers]);

    [Fact]
    public void Data_does_not_know_the_web() => AssertNoReference(Data, [Web]);

    [Theory]
    [InlineData(Site, Admin)]
    [InlineData(Admin, Site)]
    [InlineData(Jobs, Site)]
    [InlineData(Jobs, Admin)]
    [InlineData(Cli, Site)]
    [InlineData(Cli, Admin)]
    [InlineData("OpenDisclosure.Web.Shared", Site)]
    [InlineData("OpenDisclosure.Web.Shared", Admin)]
    public void The_two_sites_the_jobs_and_the_verbs_do_not_know_each_other(string part, string other) =>
        AssertNoOffender(Types.InAssembly(Assembly.Load(Web)).That().ResideInNamespace(part), other);

    [Theory]
    [InlineData("^Site_", Admin)]
    [InlineData("^Admin_", Site)]
    public void The_views_of_one_site_do_not_know_the_other(string views, string other) =>
        AssertNoOffender(ViewsNamed(views), other);

    [Fact]
    public void The_public_site_does_not_know_the_context_of_the_staff() =>
        AssertNoOffender(Types.InAssembly(Assembly.Load(Web)).That().ResideInNamespace(Site), "OpenDisclosure.Data.DisclosureDb");

    [Theory]
    [InlineData(Domain)]
    [InlineData(Content)]
    [InlineData(Web)]
    public void No_provider_of_a_database_is_known_outside_Data(string assembly)
    {
        AssertIndependent(assembly, Providers);
        // UseSqlite and its like live in a namespace of EF Core itself: only the reference tells.
        AssertNoReference(assembly, Providers);
    }

    [Fact]
    public void SQL_is_written_in_Data_alone() => AssertOnlyUnder("src/OpenDisclosure.Data/", RawSql());

    [Fact]
    public void Only_a_release_makes_changes_or_ends_a_publication() =>
        AssertOnlyUnder("src/OpenDisclosure.Data/Release/", PublicationChange());

    [Theory]
    [InlineData("db.Publications.Add(row)")]
    [InlineData("db.Publications\n    .AddRange(rows)")]
    [InlineData("db.Set<Publication>().Add(row)")]
    [InlineData("db.Add(new Publication(1))")]
    [InlineData("new Domain.Publishing.Publication { Id = 1 }")]
    [InlineData("Publication row = new();")]
    [InlineData("db.Publications.Where(p => p.Id == 1).ExecuteUpdateAsync(set)")]
    [InlineData("await db.Publications\n  .Where(x => x.EndedAt == null)\n  .ExecuteDeleteAsync(token)")]
    public void A_change_of_publications_is_recognised(string code) => Assert.Matches(PublicationChange(), code);

    [Theory]
    [InlineData("db.Publications.Where(p => p.Id == 1).ToListAsync(); db.Others.Add(x)")]
    [InlineData("new PublicationPage(row)")]
    [InlineData("Publication row = await db.Publications.SingleAsync();")]
    [InlineData("public DbSet<Publication> Publications => Set<Publication>();")]
    public void Reading_publications_is_no_change(string code) => Assert.DoesNotMatch(PublicationChange(), code);

    [Theory]
    [InlineData("InAField")]
    [InlineData("InABody")]
    [InlineData("InALambda")]
    [InlineData("InAnAsynchronousMethod")]
    [InlineData("AsATypeArgument")]
    public void The_rules_see_a_dependency_wherever_it_stands(string planted) =>
        Assert.False(Types.InAssembly(typeof(ArchitectureTests).Assembly).That().HaveName(planted)
            .ShouldNot().HaveDependencyOnAny("System.TimeProvider").GetResult().IsSuccessful);

    // Razor compiles /Site/Home/Index.cshtml to the class Site_Home_Index of this namespace.
    private static PredicateList ViewsNamed(string pattern) => Types.InAssembly(Assembly.Load(Web)).That()
        .ResideInNamespace("AspNetCoreGeneratedDocument").And().HaveNameMatching(pattern);

    private static void AssertIndependent(string assembly, params string[] others) =>
        AssertNoOffender(Types.InAssembly(Assembly.Load(assembly)).That().DoNotHaveName("<Module>"), others);

    private static void AssertNoOffender(PredicateList types, params string[] others)
    {
        var result = types.ShouldNot().HaveDependencyOnAny(others).GetResult();
        RepositoryTree.AssertNone(result.FailingTypeNames ?? []);
    }

    private static void AssertNoReference(string assembly, params string[] others) =>
        RepositoryTree.AssertNone(References(assembly).Where(name =>
            others.Any(other => name == other || name.StartsWith(other + ".", StringComparison.Ordinal))));

    private static IEnumerable<string> References(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static bool IsBaseLibrary(string name) =>
        (name == "System" || name.StartsWith("System.", StringComparison.Ordinal))
        && name != "System.Security.Cryptography.Pkcs";

    private static void AssertOnlyUnder(string folder, Regex pattern)
    {
        var files = RepositoryTree.Files("src", ".cs", ".cshtml");
        Assert.NotEmpty(files);
        RepositoryTree.AssertNone(files
            .Where(file => !file.Path.StartsWith(folder, StringComparison.Ordinal) && !file.IsUnder("/Migrations/"))
            .SelectMany(file => SourceText.Occurrences(file, SourceText.WithoutComments(file), pattern)));
    }

    [GeneratedRegex("""
        (?:\bPublications|\bSet<(?:\w+\.)*Publication>\(\))\s*\.\s*(?:Add|Attach|Update|Remove)\w*\s*\(
        | \bPublications\b[^;]*?\.\s*Execute(?:Update|Delete)
        | \bnew\s+(?:\w+\.)*Publication\b(?!\s*\[)
        | \bPublication\s+\w+\s*=\s*new\s*\(
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PublicationChange();

    [GeneratedRegex("""\.(?:FromSql|FromSqlRaw|FromSqlInterpolated|ExecuteSql\w*|SqlQuery\w*|CreateCommand|GetDbConnection)\s*(?:<[^>]*>)?\s*\(""")]
    private static partial Regex RawSql();
}
