namespace OpenDisclosure.Data.Gate;

/// <summary>The gate's triggers and views as SQLite writes them.</summary>
internal static class SqliteGate
{
    public static IReadOnlyList<GateObject> Objects { get; } =
    [
        .. GateRules.AppendOnly.SelectMany(AppendOnly),
        .. GateRules.SealedParts.Select(table => Trigger(
            $"{table}_sealed", table, $"before insert on {table} when exists (select 1 from submission s where s.revision_id = new.revision_id)", "the revision is sealed")),
        Trigger("publication_update", "publication", "before update on publication when not (" + OnlyEnds() + ")", "a publication only ends"),
        Trigger("publication_delete", "publication", "before delete on publication", "append only"),
        Trigger("publication_insert", "publication", "before insert on publication when " + Untrue, "only the newest submitted revision, live, as it was sealed"),
        Trigger("submission_complete", "submission", "before insert on submission when " + Incomplete, "files, steps or the body are missing"),
        Trigger("release_order_update", "release_order", "before update on release_order when not (" + OnlyCancelled() + ")", "an order is only called back"),
        Trigger("release_order_delete", "release_order", "before delete on release_order", "append only"),
        Trigger("withdrawal_order_update", "withdrawal_order", "before update on withdrawal_order when not (" + OnlyEnded() + ")", "an order only ends"),
        Trigger("withdrawal_order_delete", "withdrawal_order", "before delete on withdrawal_order", "append only"),
        .. GateRules.Views.Select(View),
    ];

    private const string Untrue =
        """
        new.state <> 'live' or exists (select 1 from revision r join revision m on m.id = new.revision_id
        join submission s on s.revision_id = r.id where r.document_id = m.document_id and r.no > m.no)
        or new.document_number_key is not (select r.document_number_key from revision r where r.id = new.revision_id)
        or new.first_published_at <> coalesce((select e.first_published_at from catalogue_entry e where e.document_id = new.document_id), new.published_at)
        """;

    private const string Incomplete =
        """
        (select count(*) from revision_file f where f.revision_id = new.revision_id) <> (select r.file_count from revision r where r.id = new.revision_id)
        or (select count(*) from revision_step s where s.revision_id = new.revision_id) <> (select r.review_steps from revision r where r.id = new.revision_id)
        or not exists (select 1 from revision_body b where b.revision_id = new.revision_id)
        """;

    private static IEnumerable<GateObject> AppendOnly(string table) =>
    [
        Trigger($"{table}_update", table, $"before update on {table}", "append only"),
        Trigger($"{table}_delete", table, $"before delete on {table}", "append only"),
    ];

    private static GateObject Trigger(string name, string table, string rule, string message)
    {
        var definition = $"CREATE TRIGGER {name} {rule} begin select raise(abort, '{message}'); end";
        return new GateObject(name, table, [$"DROP TRIGGER IF EXISTS {name}", definition], definition);
    }

    private static GateObject View((string Name, string Query) view)
    {
        var definition = $"CREATE VIEW {view.Name} as {view.Query}";
        return new GateObject(view.Name, null, [$"DROP VIEW IF EXISTS {view.Name}", definition], definition);
    }

    private static string OnlyEnds() =>
        "old.state = 'live' and new.state in ('superseded', 'withdrawn') and new.ended_seq is not null and " + Same(GateRules.FixedOfPublication)
        + " and new.document_number_key is old.document_number_key";

    private static string OnlyCancelled() =>
        "old.cancelled_seq is null and new.cancelled_seq is not null and " + Same(GateRules.FixedOfOrder);

    private static string OnlyEnded() =>
        "old.ended_seq is null and new.ended_seq is not null and " + Same(GateRules.FixedOfWithdrawalOrder);

    private static string Same(IEnumerable<string> columns) => string.Join(" and ", columns.Select(column => $"new.{column} = old.{column}"));
}
