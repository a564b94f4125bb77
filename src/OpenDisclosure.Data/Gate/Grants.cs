namespace OpenDisclosure.Data.Gate;

/// <summary>
/// What the two runtime logins may do on a server. The staff's side reads and adds, and changes or deletes only what the program itself
/// does; the public's side reads the published views and nothing else. Neither owns anything.
/// </summary>
public static class Grants
{
    /// <summary>Columns that the program changes, by table; a table without columns is changed whole.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Changed = new Dictionary<string, string[]>
    {
        ["absence"] = ["last_on"],
        ["column_counter"] = ["live"],
        ["draft"] = [],
        ["draft_answer"] = ["answer", "reason", "staff_id", "at"],
        ["draft_template"] = ["name", "changed_by_id", "changed_at", "removed_by_id", "removed_at"],
        ["group_member"] = ["until_on"],
        ["index_counter"] = ["last"],
        ["job_claim"] = ["holder", "until"],
        ["ledger_head"] = ["tip_seq", "tip_hash", "epoch", "writers"],
        ["listed_word"] = ["removed_by_id", "removed_at"],
        ["message"] =
        [
            "due_on", "complex", "sealed", "sealed_answer", "office_id", "assigned_at", "assigned_by_id", "answered_at", "answered_by_id", "closed_at", "closed_by_id",
            "erased_at", "document_id", "version",
        ],
        ["node"] = ["seen_epoch", "seen_at"],
        ["office"] = ["duties", "telephone", "position", "closed", "version"],
        ["presence"] = ["seen_at", "revision_id"],
        ["publication"] = ["state", "ended_seq"],
        ["release_order"] = ["cancelled_seq"],
        ["revision_plan"] = ["planned_at"],
        ["role_proposal"] = ["decided_by_id", "decided_at", "outcome"],
        ["site_column"] = ["parent_id", "staff_name", "class", "default_kind", "position", "update_interval_days", "closed", "version"],
        ["staff"] = ["name", "unit_id", "office", "active"],
        ["staff_account"] = [],
        ["staff_session"] = ["seen_at", "ended_at"],
        ["staff_account_token"] = ["value"],
        ["topic"] = ["staff_name", "position", "closed", "version"],
        ["unit"] = ["name", "number_prefix"],
        ["withdrawal_order"] = ["ended_seq"],
    };

    /// <summary>Tables from which the program deletes.</summary>
    internal static readonly IReadOnlyList<string> Deleted =
        ["absence", "act_origin", "draft_contributor", "draft_file", "draft_relation", "node", "site_column_step", "staff_account_token", "staff_role", "staff_session"];

    /// <summary>The statements, to be run by the owner of the schema after each migration: a migration makes the views anew.</summary>
    /// <param name="db">For its tables; no connection is opened.</param>
    /// <param name="staff">Login of the staff's side.</param>
    /// <param name="reader">Login of the public's side.</param>
    /// <exception cref="NotSupportedException">The database is SQLite, which knows no logins.</exception>
    public static IReadOnlyList<string> Of(DisclosureDb db, string staff, string reader)
    {
        var tables = Demanded.Of(db).Tables.Order(StringComparer.Ordinal).ToList();
        return db switch
        {
            PostgresDisclosureDb => OnPostgres(tables, Doubled(staff, '"', '"'), Doubled(reader, '"', '"'), Literal(staff), Literal(reader)),
            SqlServerDisclosureDb => OnSqlServer(tables, Doubled(staff, '[', ']'), Doubled(reader, '[', ']')),
            _ => throw new NotSupportedException("SQLite knows no logins: the file's rights are the operating system's."),
        };
    }

    private static List<string> OnPostgres(List<string> tables, string staff, string reader, string staffText, string readerText)
    {
        static string Name(string name) => Doubled(name, '"', '"');
        return
        [
            $"""
             do $$ begin
             execute format('revoke connect, temporary on database %I from public', current_database());
             execute format('grant connect, temporary on database %I to %I', current_database(), {staffText});
             execute format('grant connect on database %I to %I', current_database(), {readerText});
             end $$;
             """,
            "revoke all on schema public from public;",
            $"grant usage on schema public to {staff}, {reader};",
            $"revoke all on all tables in schema public from public, {staff}, {reader};",
            $"grant select on {string.Join(", ", tables.Append(DatabaseOptions.History).Select(Name))} to {staff};",
            $"grant insert on {string.Join(", ", tables.Select(Name))} to {staff};",
            .. Changed.Select(changed => $"grant update{Columns(changed.Value, Name)} on {Name(changed.Key)} to {staff};"),
            $"grant delete on {string.Join(", ", Deleted.Select(Name))} to {staff};",
            $"grant select on {string.Join(", ", GateRules.Views.Select(view => Name(view.Name)))} to {reader};",
        ];
    }

    /// <summary>The check at the start reads definitions, which SQL Server shows only to those who may view them.</summary>
    private static List<string> OnSqlServer(List<string> tables, string staff, string reader)
    {
        static string Name(string name) => Doubled(name, '[', ']');
        return
        [
            $"revoke select, insert, update, delete on schema::dbo from {staff}, {reader};",
            $"grant view definition on schema::dbo to {staff};",
            $"grant select on dbo.{Name(DatabaseOptions.History)} to {staff};",
            .. tables.Select(table => $"grant select, insert on dbo.{Name(table)} to {staff};"),
            .. Changed.Select(changed => $"grant update on dbo.{Name(changed.Key)}{Columns(changed.Value, Name)} to {staff};"),
            .. Deleted.Select(table => $"grant delete on dbo.{Name(table)} to {staff};"),
            .. GateRules.Views.Select(view => $"grant select on dbo.{Name(view.Name)} to {reader};"),
        ];
    }

    private static string Columns(string[] columns, Func<string, string> name) =>
        columns.Length == 0 ? "" : $" ({string.Join(", ", columns.Select(name))})";

    private static string Doubled(string name, char open, char close) =>
        open + name.Replace(close.ToString(), new string(close, 2), StringComparison.Ordinal) + close;

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
