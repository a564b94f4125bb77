using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Published;

namespace OpenDisclosure.IntegrationTests.Database;

/// <summary>Sends queries to a SQL Server that is not there, and looks at what would have been sent.</summary>
internal static class Translation
{
    private static readonly string[] NullColumns = ["cancelled_seq", "ended_seq", "prev_seq", "prev_hash", "prev_step", "prev_outcome", "site_text_key", "fields"];
    private static readonly byte[] Manifest = Encoding.UTF8.GetBytes($$"""{"htmlSha256":"{{Convert.ToHexStringLower(SHA256.HashData("1"u8))}}"}""");
    public static readonly byte[] Seal = Domain.Publishing.Manifest.Hash(Manifest);

    public static async Task Translates(Func<int, Task<List<string>>> commandsWithRows)
    {
        var commands = (await commandsWithRows(0)).Concat(await commandsWithRows(1)).ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, command => SelectedColumns.Parse(command));
    }

    /// <summary>Made-up rows may end the work at any point after a command; what counts is that every command was translated.</summary>
    public static async Task Run(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException && !IsUntranslated(failure))
        {
            Assert.NotNull(failure.Message);
        }
    }

    private static bool IsUntranslated(Exception? failure) =>
        failure is not null && (failure.Message.Contains("could not be translated", StringComparison.Ordinal) || IsUntranslated(failure.InnerException));

    public static PublishedDb Published()
    {
        var builder = new DbContextOptionsBuilder<PublishedDb>();
        builder.UsePublishedDatabase(DatabaseProvider.SqlServer, "Server=nowhere;Database=none");
        return new PublishedDb(builder.Options);
    }

    public static DisclosureDb ForStaff() => Fixtures.TestDatabase.Open(DatabaseProvider.SqlServer, "Server=nowhere;Database=none");

    public static RecordedConnection Record(DbContext db, int rows)
    {
        var connection = new RecordedConnection(rows, (command, ordinal) => Value(db, command, ordinal));
        db.Database.SetDbConnection(connection);
        return connection;
    }

    private static object? Value(DbContext db, string command, int ordinal)
    {
        var columns = SelectedColumns.Of(command);
        var (table, column) = ordinal < columns.Count ? columns[ordinal] : ("", "");
        if (NullColumns.Contains(column))
            return DBNull.Value;
        return column switch
        {
            "manifest" => Manifest,
            "content_hash" => Seal,
            "findings" or "body" when table is "clearance" or "audit_entry" => "{}"u8.ToArray(),
            _ => SelectedColumns.Term(db.Model, table, column),
        };
    }
}
