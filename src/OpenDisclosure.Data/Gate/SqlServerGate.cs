namespace OpenDisclosure.Data.Gate;

/// <summary>The gate's triggers and views as SQL Server writes them, each inside EXEC because it must open its batch.</summary>
internal static class SqlServerGate
{
    public static IReadOnlyList<GateObject> Objects { get; } =
    [
        .. GateRules.AppendOnly.Select(table => Trigger($"{table}_append_only", table, "after update, delete", "exists (select 1 from deleted)", "append only")),
        .. GateRules.SealedParts.Select(table => Trigger(
            $"{table}_sealed", table, "after insert", "exists (select 1 from inserted new join submission s on s.revision_id = new.revision_id)", "the revision is sealed")),
        Trigger("publication_update", "publication", "after update", $"exists (select 1 from inserted new join deleted old on old.id = new.id where not ({OnlyEnds()})) or (select count(*) from inserted) <> (select count(*) from inserted new join deleted old on old.id = new.id)", "a publication only ends"),
        Trigger("publication_delete", "publication", "after delete", "exists (select 1 from deleted)", "append only"),
        Trigger("publication_insert", "publication", "after insert", Untrue, "only the newest submitted revision, live, as it was sealed"),
        Trigger("submission_complete", "submission", "after insert", Incomplete, "files, steps or the body are missing"),
        Trigger("release_order_update", "release_order", "after update", $"exists (select 1 from inserted new join deleted old on old.id = new.id where not ({OnlyCancelled()})) or (select count(*) from inserted) <> (select count(*) from inserted new join deleted old on old.id = new.id)", "an order is only called back"),
        Trigger("release_order_delete", "release_order", "after delete", "exists (select 1 from deleted)", "append only"),
        Trigger("withdrawal_order_update", "withdrawal_order", "after update", $"exists (select 1 from inserted new join deleted old on old.id = new.id where not ({OnlyEnded()})) or (select count(*) from inserted) <> (select count(*) from inserted new join deleted old on old.id = new.id)", "an order only ends"),
        Trigger("withdrawal_order_delete", "withdrawal_order", "after delete", "exists (select 1 from deleted)", "append only"),
        .. GateRules.Views.Select(View),
    ];

    private const string Untrue =
        """
        exists (select 1 from inserted new where new.state <> 'live') or exists (select 1 from inserted new join revision m on m.id = new.revision_id
        join revision r on r.document_id = m.document_id and r.no > m.no join submission s on s.revision_id = r.id)
        or exists (select 1 from inserted new join revision m on m.id = new.revision_id where isnull(new.document_number_key, '') <> isnull(m.document_number_key, ''))
        or exists (select 1 from inserted new left join catalogue_entry e on e.document_id = new.document_id
        where new.first_published_at <> isnull(e.first_published_at, new.published_at))
        """;

    private const string Incomplete =
        """
        exists (select 1 from inserted new join revision r on r.id = new.revision_id
        where (select count(*) from revision_file f where f.revision_id = r.id) <> r.file_count
        or (select count(*) from revision_step s where s.revision_id = r.id) <> r.review_steps
        or not exists (select 1 from revision_body b where b.revision_id = r.id))
        """;

    private static GateObject Trigger(string name, string table, string moment, string wrong, string message)
    {
        var definition = $"CREATE OR ALTER TRIGGER {name} ON [{table}] {moment} AS begin set nocount on; if {wrong} throw 51000, '{message}', 1; end";
        return new GateObject(name, table, [Exec(definition)], definition);
    }

    private static GateObject View((string Name, string Query) view)
    {
        var definition = $"CREATE OR ALTER VIEW {view.Name} AS {view.Query}";
        return new GateObject(view.Name, null, [Exec(definition)], definition);
    }

    private static string Exec(string statement) => $"EXEC(N'{statement.Replace("'", "''", StringComparison.Ordinal)}')";

    private static string OnlyEnds() =>
        "old.state = 'live' and new.state in ('superseded', 'withdrawn') and new.ended_seq is not null and " + Same(GateRules.FixedOfPublication)
        + " and isnull(new.document_number_key, '') = isnull(old.document_number_key, '')";

    private static string OnlyCancelled() =>
        "old.cancelled_seq is null and new.cancelled_seq is not null and " + Same(GateRules.FixedOfOrder);

    private static string OnlyEnded() =>
        "old.ended_seq is null and new.ended_seq is not null and " + Same(GateRules.FixedOfWithdrawalOrder);

    private static string Same(IEnumerable<string> columns) => string.Join(" and ", columns.Select(column => $"new.{column} = old.{column}"));
}
