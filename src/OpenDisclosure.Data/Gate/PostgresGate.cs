namespace OpenDisclosure.Data.Gate;

/// <summary>The gate's triggers and views as PostgreSQL writes them; a truncate is refused like a delete.</summary>
internal static class PostgresGate
{
    public static IReadOnlyList<GateObject> Objects { get; } =
    [
        .. GateRules.AppendOnly.SelectMany(AppendOnly),
        .. GateRules.SealedParts.Select(table => Trigger(
            $"{table}_sealed", table, "before insert", "row", $"if exists (select 1 from submission s where s.revision_id = new.revision_id) then {Raise("the revision is sealed")} end if; return new;")),
        Trigger("publication_update", "publication", "before update", "row", $"if not ({OnlyEnds()}) then {Raise("a publication only ends")} end if; return new;"),
        Trigger("publication_delete", "publication", "before delete", "row", Raise("append only")),
        Trigger("publication_truncate", "publication", "before truncate", "statement", Raise("append only")),
        Trigger("publication_insert", "publication", "before insert", "row", $"if {Untrue} then {Raise("only the newest submitted revision, live, as it was sealed")} end if; return new;"),
        Trigger("submission_complete", "submission", "before insert", "row", $"if {Incomplete} then {Raise("files, steps or the body are missing")} end if; return new;"),
        Trigger("release_order_update", "release_order", "before update", "row", $"if not ({OnlyCancelled()}) then {Raise("an order is only called back")} end if; return new;"),
        Trigger("release_order_delete", "release_order", "before delete", "row", Raise("append only")),
        Trigger("release_order_truncate", "release_order", "before truncate", "statement", Raise("append only")),
        Trigger("withdrawal_order_update", "withdrawal_order", "before update", "row", $"if not ({OnlyEnded()}) then {Raise("an order only ends")} end if; return new;"),
        Trigger("withdrawal_order_delete", "withdrawal_order", "before delete", "row", Raise("append only")),
        Trigger("withdrawal_order_truncate", "withdrawal_order", "before truncate", "statement", Raise("append only")),
        .. GateRules.Views.Select(View),
    ];

    private const string Untrue =
        """
        new.state <> 'live' or exists (select 1 from revision r join revision m on m.id = new.revision_id
        join submission s on s.revision_id = r.id where r.document_id = m.document_id and r.no > m.no)
        or new.document_number_key is distinct from (select r.document_number_key from revision r where r.id = new.revision_id)
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
        Trigger($"{table}_update", table, "before update", "row", Raise("append only")),
        Trigger($"{table}_delete", table, "before delete", "row", Raise("append only")),
        Trigger($"{table}_truncate", table, "before truncate", "statement", Raise("append only")),
    ];

    private static GateObject Trigger(string name, string table, string moment, string level, string body)
    {
        var code = $"begin {body} end;";
        return new GateObject(
            name,
            table,
            [
                $"CREATE OR REPLACE FUNCTION gate_{name}() RETURNS trigger LANGUAGE plpgsql AS $gate${code}$gate$",
                $"DROP TRIGGER IF EXISTS {name} ON {table}",
                $"CREATE TRIGGER {name} {moment} ON {table} FOR EACH {level} EXECUTE FUNCTION gate_{name}()",
            ],
            code);
    }

    private static GateObject View((string Name, string Query) view) =>
        new(view.Name, null, [$"DROP VIEW IF EXISTS {view.Name}", $"CREATE VIEW {view.Name} as {view.Query}"], view.Query);

    private static string Raise(string message) => $"raise exception '{message}';";

    private static string OnlyEnds() =>
        "old.state = 'live' and new.state in ('superseded', 'withdrawn') and new.ended_seq is not null and " + Same(GateRules.FixedOfPublication)
        + " and new.document_number_key is not distinct from old.document_number_key";

    private static string OnlyCancelled() =>
        "old.cancelled_seq is null and new.cancelled_seq is not null and " + Same(GateRules.FixedOfOrder);

    private static string OnlyEnded() =>
        "old.ended_seq is null and new.ended_seq is not null and " + Same(GateRules.FixedOfWithdrawalOrder);

    private static string Same(IEnumerable<string> columns) => string.Join(" and ", columns.Select(column => $"new.{column} = old.{column}"));
}
