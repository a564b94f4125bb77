using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OpenDisclosure.Data;

// For the migrations tool alone: no server is asked, the connections lead nowhere.

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDisclosureDb>
{
    public SqliteDisclosureDb CreateDbContext(string[] args) => new(DesignTime.Options<SqliteDisclosureDb>(DatabaseProvider.Sqlite));
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDisclosureDb>
{
    public SqlServerDisclosureDb CreateDbContext(string[] args) => new(DesignTime.Options<SqlServerDisclosureDb>(DatabaseProvider.SqlServer));
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDisclosureDb>
{
    public PostgresDisclosureDb CreateDbContext(string[] args) => new(DesignTime.Options<PostgresDisclosureDb>(DatabaseProvider.Postgres));
}

internal static class DesignTime
{
    public static DbContextOptions<TContext> Options<TContext>(DatabaseProvider provider)
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        builder.UseDisclosureDatabase(provider, provider switch
        {
            DatabaseProvider.Sqlite => "Data Source=design.db",
            DatabaseProvider.SqlServer => "Server=design;Database=design",
            _ => "Host=design;Database=design",
        });
        return builder.Options;
    }
}
