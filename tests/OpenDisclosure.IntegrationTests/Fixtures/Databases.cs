using System.Reflection;
using Npgsql;
using OpenDisclosure.Data;
using Xunit.Sdk;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>Which databases the tests of this run have.</summary>
public static class Databases
{
    /// <summary>Connection to a PostgreSQL server where databases may be made and dropped.</summary>
    public const string PostgresVariable = "OPENDISCLOSURE_TEST_POSTGRES";

    /// <summary>The connection to PostgreSQL, or null on a machine that has none.</summary>
    public static string? PostgresConnection => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } given ? given : null;

    /// <summary>SQLite always; PostgreSQL where the run names one. In CI its absence is a failure of a test of its own.</summary>
    public static IReadOnlyList<DatabaseProvider> Available { get; } =
        PostgresConnection is null ? [DatabaseProvider.Sqlite] : [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];
}

/// <summary>
/// Runs a theory once on each database of this run; with <see cref="Cases"/>, once for each case on each database.
/// The first argument is the provider, the second the case.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    /// <summary>Name of a public static method of the test class that lists the names of the cases for a provider.</summary>
    public string? Cases { get; init; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        if (Cases is null)
            return Databases.Available.Select(provider => new object[] { provider });
        var cases = testMethod.DeclaringType!.GetMethod(Cases, BindingFlags.Public | BindingFlags.Static)
            ?? throw new InvalidOperationException($"{testMethod.DeclaringType.Name} has no cases named {Cases}.");
        return Databases.Available.SelectMany(provider =>
            ((IEnumerable<string>)cases.Invoke(null, [provider])!).Select(name => new object[] { provider, name }));
    }
}

/// <summary>The databases of one test class: each is made when it is first asked for, and dropped with the class.</summary>
public sealed class ClassDatabases : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, TestDatabase> made = [];

    public async Task<TestDatabase> Of(DatabaseProvider provider)
    {
        if (!made.TryGetValue(provider, out var database))
            made[provider] = database = await TestDatabase.Create(provider);
        return database;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in made.Values)
            await database.DisposeAsync();
    }
}

public sealed class DatabasesTests
{
    [Fact]
    public async Task PostgreSQL_is_available_in_CI()
    {
        if (Databases.PostgresConnection is { } connection)
        {
            await using var open = new NpgsqlConnection(connection);
            await open.OpenAsync();
            Assert.True(open.PostgreSqlVersion.Major >= 13, $"PostgreSQL {open.PostgreSqlVersion} is too old.");
            return;
        }

        var inCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        Assert.False(inCi, $"CI must run the tests on PostgreSQL too: set {Databases.PostgresVariable} to a connection that may create databases.");
    }
}
