using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;

namespace OpenDisclosure.FaultTests.Fixtures;

/// <summary>A database and a store of files, on which lives of the product follow each other.</summary>
internal sealed class Site(DatabaseProvider provider, string connection, string folder) : IAsyncDisposable
{
    private readonly Dictionary<string, Person> persons = [];
    private readonly List<Life> lives = [];

    public DatabaseProvider Provider => provider;

    public string Connection => connection;

    public string Folder => folder;

    public FileStore Store { get; } = new(Path.Combine(folder, "store"));

    /// <summary>Environment of every life of this site.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>A file that takes the product's log; null means the test reads it.</summary>
    public string? LogsTo { get; set; }

    public Papers Papers => new(this);

    public Examination Examination => new(this);

    /// <summary>Starts the product and waits until it serves.</summary>
    /// <param name="point">Where it is to die; null means nowhere.</param>
    /// <param name="pass">At which pass of the point.</param>
    public async Task<Life> Start(FaultPoint? point = null, int pass = 1)
    {
        var life = Launch(point, pass);
        await life.Serves();
        return life;
    }

    /// <summary>Starts the product without waiting for it: it may die before it serves.</summary>
    public Life Launch(FaultPoint? point = null, int pass = 1)
    {
        var start = LogsTo is null ? Describe() : IntoFile(Describe(), LogsTo);
        if (point is { } at)
            start.Environment["OpenDisclosure__FaultPoint"] = $"{at}:{pass}";
        var life = new Life(start);
        lives.Add(life);
        return life;
    }

    /// <summary>Runs a verb of the product beside whatever lives.</summary>
    public async Task<(int Status, string Said)> Run(params string[] arguments)
    {
        using var process = Process.Start(Describe(arguments))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>The browser of a member of the staff. His session is a row: it outlives the product.</summary>
    public async Task<Person> Person(string account, Life life)
    {
        if (!persons.TryGetValue(account, out var person))
        {
            persons[account] = person = new Person();
            await person.SignIn(life, account);
        }

        return person;
    }

    public DisclosureDb Open()
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteDisclosureDb>();
            sqlite.UseDisclosureDatabase(provider, connection + ";Pooling=False");
            return new SqliteDisclosureDb(sqlite.Options);
        }

        var postgres = new DbContextOptionsBuilder<PostgresDisclosureDb>();
        postgres.UseDisclosureDatabase(provider, new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        return new PostgresDisclosureDb(postgres.Options);
    }

    /// <summary>How the product is started here.</summary>
    public ProcessStartInfo Describe(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Workplace.Product, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(Workplace.Product)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Staging";
        start.Environment["OpenDisclosure__Provider"] = provider.ToString();
        start.Environment["OpenDisclosure__Connection"] = connection;
        start.Environment["OpenDisclosure__DataFolder"] = folder;
        start.Environment["OpenDisclosure__PublicOrigin"] = $"http://{Ground.Origin}";
        start.Environment["OpenDisclosure__DemonstrationYear"] = "false";
        start.Environment["OpenDisclosure__Limits__PublicPerMinute"] = "1000000";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    private static ProcessStartInfo IntoFile(ProcessStartInfo start, string log)
    {
        foreach (var argument in (string[])["-c", "exec \"$@\" >\"$0\" 2>\"$0\"", log, start.FileName])
            start.ArgumentList.Insert(start.ArgumentList.Count - 1, argument);
        start.FileName = "/bin/sh";
        return start;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var life in lives)
            await life.DisposeAsync();
        if (provider == DatabaseProvider.Postgres)
            await Ground.OnServer(connection.Replace(Name, "postgres", StringComparison.Ordinal), $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string Name => new NpgsqlConnectionStringBuilder(connection).Database!;
}
