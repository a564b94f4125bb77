using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace OpenDisclosure.Benchmarks.Servers;

/// <summary>An article as a program has it that stores and shows articles and does nothing else.</summary>
public sealed class PlainArticle
{
    public long Id { get; init; }

    public string Address { get; init; } = "";

    public string Title { get; init; } = "";

    public string Html { get; init; } = "";

    public DateTime PublishedAt { get; init; }
}

/// <summary>One table with an index of addresses and one of times.</summary>
public sealed class PlainDb(DbContextOptions<PlainDb> options) : DbContext(options)
{
    public static readonly Func<PlainDb, string, Task<PlainArticle?>> ByAddress =
        EF.CompileAsyncQuery((PlainDb db, string address) => db.Articles.AsNoTracking().FirstOrDefault(article => article.Address == address));

    public static readonly Func<PlainDb, int, IAsyncEnumerable<PlainLine>> Page =
        EF.CompileAsyncQuery((PlainDb db, int skip) => db.Articles.OrderByDescending(article => article.PublishedAt).ThenByDescending(article => article.Id)
            .Select(article => new PlainLine(article.Address, article.Title, article.PublishedAt)).Skip(skip).Take(20));

    public static readonly Func<PlainDb, Task<int>> Count = EF.CompileAsyncQuery((PlainDb db) => db.Articles.Count());

    public DbSet<PlainArticle> Articles => Set<PlainArticle>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlainArticle>().ToTable("article").HasIndex(article => article.Address).IsUnique();
        modelBuilder.Entity<PlainArticle>().HasIndex(article => new { article.PublishedAt, article.Id });
    }
}

/// <summary>A line of the plain list.</summary>
public sealed record PlainLine(string Address, string Title, DateTime PublishedAt);

/// <summary>A page of the plain list with the total.</summary>
public sealed record PlainList(IReadOnlyList<PlainLine> Lines, int Count);

/// <summary>The plain list and the plain article.</summary>
public sealed class PlainController(PlainDb db) : Controller
{
    public async Task<IActionResult> Article(string address) =>
        await PlainDb.ByAddress(db, address) is { } article ? View(article) : NotFound();

    public async Task<IActionResult> List(int page = 1)
    {
        var lines = new List<PlainLine>();
        await foreach (var line in PlainDb.Page(db, (page - 1) * 20))
            lines.Add(line);
        return View(new PlainList(lines, await PlainDb.Count(db)));
    }
}

/// <summary>Goal 3's reference: MVC, EF Core with compiled queries, one table; nothing is kept, nothing compressed.</summary>
internal static class PlainServer
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddControllersWithViews();
        builder.Services.AddDbContextPool<PlainDb>(options => options.UseSqlite($"Data Source={arguments[0]};Mode=ReadOnly"));
        var app = builder.Build();
        app.UseRouting();
        app.MapControllerRoute("article", "article/{**address}", new { controller = "Plain", action = "Article" });
        app.MapControllerRoute("default", "{controller=Plain}/{action=List}");
        await app.RunAsync();
        return 0;
    }

    /// <summary>Copies what is public of a database into the plain table.</summary>
    public static async Task Fill(string file, string from)
    {
        File.Delete(file);
        await using (var db = new PlainDb(new DbContextOptionsBuilder<PlainDb>().UseSqlite($"Data Source={file};Pooling=False").Options))
            await db.Database.EnsureCreatedAsync();
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await Execute(connection, $"attach '{from.Replace("'", "''", StringComparison.Ordinal)}' as site");
        await Execute(connection, """
            insert into article (Id, Address, Title, Html, PublishedAt)
            select d.publication_id, d.address, d.title, b.html, datetime('2000-01-01', '+' || d.publication_id || ' minutes')
            from site.public_document d join site.public_body b on b.publication_id = d.publication_id
            """);
        await Execute(connection, "analyze");
    }

    private static async Task Execute(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
