namespace OpenDisclosure.Data.Gate;

/// <summary>The gate's triggers and views by database.</summary>
internal static class GateObjects
{
    /// <summary>What a migrated database of the provider must hold.</summary>
    public static IReadOnlyList<GateObject> Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => SqliteGate.Objects,
        DatabaseProvider.SqlServer => SqlServerGate.Objects,
        _ => PostgresGate.Objects,
    };
}
