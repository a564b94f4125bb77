namespace OpenDisclosure.Data.Gate;

/// <summary>A trigger or view that belongs to the gate. Made anew after every migration, compared at every start.</summary>
/// <param name="Name">Unique among triggers and views.</param>
/// <param name="Table">The table a trigger stands on; null for a view.</param>
/// <param name="Create">The statements that make it, whether it exists or not; each runs alone.</param>
/// <param name="Definition">The text that the catalogue must hold, without white space at the ends.</param>
internal sealed record GateObject(string Name, string? Table, IReadOnlyList<string> Create, string Definition);

/// <summary>The rules that keys cannot state, in words that the three dialects share.</summary>
internal static class GateRules
{
    /// <summary>Tables whose rows never change and never go.</summary>
    public static readonly IReadOnlyList<string> AppendOnly =
    [
        "audit_entry", "catalogue_entry", "checkpoint", "clearance", "content_review", "publication_file", "referral", "revision",
        "revision_body", "revision_file", "revision_person", "revision_relation", "revision_scan", "revision_step", "submission", "suggestion", "suggestion_answer", "tree_node",
        "version_closure", "withdrawal",
    ];

    /// <summary>What the seal covers: nothing joins a revision once it has been handed in.</summary>
    public static readonly IReadOnlyList<string> SealedParts = ["revision_body", "revision_file", "revision_relation", "revision_scan", "revision_step"];

    /// <summary>Columns of a publication that its one update must leave alone.</summary>
    public static readonly IReadOnlyList<string> FixedOfPublication =
    [
        "id", "document_id", "revision_id", "content_hash", "clearance_id", "outcome", "review_steps", "review_outcome", "releaser_id",
        "duty", "seq", "act", "published_at", "first_published_at", "column_id",
    ];

    /// <summary>Columns of a release order that calling it back must leave alone.</summary>
    public static readonly IReadOnlyList<string> FixedOfOrder =
        ["id", "revision_id", "content_hash", "releaser_id", "duty", "release_at", "bundle_seq", "seq", "act", "at"];

    /// <summary>Columns of an order to withdraw that its end must leave alone.</summary>
    public static readonly IReadOnlyList<string> FixedOfWithdrawalOrder =
        ["id", "document_id", "content_hash", "reason", "by_id", "withdraw_at", "seq", "act", "at"];

    /// <summary>The views through which the public site, and its login, see anything at all.</summary>
    public static readonly IReadOnlyList<(string Name, string Query)> Views =
    [
        ("public_document", """
            select p.id as publication_id, p.document_id, p.revision_id, p.column_id, p.published_at, p.first_published_at, p.seq, p.content_hash,
            e.address, e.index_number, e.index_number_key, r.no, r.kind, r.title, r.summary, r.document_number, p.document_number_key,
            r.issued_on, r.effective_on, r.expires_on, r.validity, r.subject_class, r.genre, r.topic, r.statutory_item, r.keywords, r.source,
            r.responsible_office, r.notice, r.change_note, r.file_count, u."key" as unit_key,
            (select min(coalesce(m.effective_on, m.issued_on)) from revision_relation x join publication q on q.revision_id = x.revision_id
            join revision m on m.id = x.revision_id
            where x.target_id = p.document_id and x.kind in ('repeals', 'replaces') and q.state = 'live') as ended_on
            from publication p join revision r on r.id = p.revision_id join catalogue_entry e on e.document_id = p.document_id
            join document d on d.id = p.document_id join unit u on u.id = d.unit_id
            where p.state = 'live' and r.kind <> 'site-text'
            """),
        ("public_past", """
            select p.id as publication_id, p.document_id, p.revision_id, p.column_id, p.published_at, p.first_published_at, p.seq, p.content_hash,
            e.address, e.index_number, e.index_number_key, r.no, r.kind, r.title, r.summary, r.document_number, p.document_number_key,
            r.issued_on, r.effective_on, r.expires_on, r.validity, r.subject_class, r.genre, r.topic, r.statutory_item, r.keywords, r.source,
            r.responsible_office, r.notice, r.change_note, r.file_count, u."key" as unit_key, a.at as ended_at
            from publication p join revision r on r.id = p.revision_id join catalogue_entry e on e.document_id = p.document_id
            join document d on d.id = p.document_id join unit u on u.id = d.unit_id
            join publication l on l.document_id = p.document_id and l.state = 'live'
            left join audit_entry a on a.seq = p.ended_seq
            where p.state in ('live', 'superseded') and r.kind <> 'site-text'
            and not exists (select 1 from version_closure c where c.publication_id = p.id)
            and not exists (select 1 from publication w where w.document_id = p.document_id and w.state = 'withdrawn' and w.seq > p.seq)
            """),
        ("public_change", """
            select p.document_id, p.seq from publication p
            union all
            select p.document_id, p.ended_seq from publication p where p.ended_seq is not null
            """),
        ("public_body", """
            select p.id as publication_id, p.document_id, b.html, b.manifest
            from publication p join revision_body b on b.revision_id = p.revision_id where p.state = 'live'
            """),
        ("public_site_text", """
            select p.id as publication_id, d.site_text_key, p.content_hash, p.published_at, r.title, b.html, b.manifest
            from document d cross join publication p join revision r on r.id = p.revision_id
            join revision_body b on b.revision_id = p.revision_id
            where p.document_id = d.id and p.state = 'live' and d.site_text_key > ''
            """),
        ("public_file", """
            select f.publication_id, f.ordinal, f.name, f.sha256, s.role, s.media_type, s.size
            from publication_file f join publication p on p.id = f.publication_id
            join revision_file s on s.revision_id = f.revision_id and s.ordinal = f.ordinal
            where p.state = 'live'
            """),
        ("public_version", """
            select p.id as publication_id, p.document_id, r.no, p.published_at, p.state, p.content_hash, r.title, r.change_note
            from publication p join revision r on r.id = p.revision_id
            join publication l on l.document_id = p.document_id and l.state = 'live'
            where p.state in ('live', 'superseded')
            and not exists (select 1 from version_closure c where c.publication_id = p.id)
            and not exists (select 1 from publication w where w.document_id = p.document_id and w.state = 'withdrawn' and w.seq > p.seq)
            """),
        ("public_version_body", """
            select p.id as publication_id, b.html, b.manifest
            from publication p join revision_body b on b.revision_id = p.revision_id
            join publication l on l.document_id = p.document_id and l.state = 'live'
            where p.state in ('live', 'superseded')
            and not exists (select 1 from version_closure c where c.publication_id = p.id)
            and not exists (select 1 from publication w where w.document_id = p.document_id and w.state = 'withdrawn' and w.seq > p.seq)
            """),
        ("public_relation", """
            select p.id as publication_id, x.kind, x.target_id as target_document_id
            from publication p join revision_relation x on x.revision_id = p.revision_id
            join publication t on t.document_id = x.target_id and t.state = 'live'
            where p.state = 'live'
            """),
        ("public_past_relation", """
            select p.id as publication_id, x.kind, x.target_id as target_document_id
            from publication p join revision_relation x on x.revision_id = p.revision_id
            join publication l on l.document_id = p.document_id and l.state = 'live'
            join publication t on t.document_id = x.target_id and t.state = 'live'
            where p.state in ('live', 'superseded')
            and not exists (select 1 from version_closure c where c.publication_id = p.id)
            and not exists (select 1 from publication w where w.document_id = p.document_id and w.state = 'withdrawn' and w.seq > p.seq)
            """),
        ("public_withdrawal", """
            select w.publication_id, p.document_id, e.address, e.index_number, w.kind, w.reason, w.at, w.seq, p.first_published_at, t.address as target_address
            from withdrawal w join publication p on p.id = w.publication_id join catalogue_entry e on e.document_id = p.document_id
            left join publication l on l.document_id = w.target_id and l.state = 'live'
            left join catalogue_entry t on t.document_id = l.document_id
            where p.state = 'withdrawn'
            and not exists (select 1 from publication n where n.document_id = p.document_id and n.state = 'live')
            and not exists (select 1 from publication n where n.document_id = p.document_id and n.state = 'withdrawn' and n.seq > p.seq)
            """),
        ("public_column", """
            select c.id, c.parent_id, c.column_key, c.class, c.position, c.update_interval_days from site_column c
            """),
        ("public_topic", "select id, topic_key, position from topic"),
        ("public_counter", "select column_id, year, live from column_counter"),
        ("public_entry", """
            select a.seq, a.prev_hash, a.entry_hash, a.act, a.content_hash, a.at, a.body from audit_entry a
            join publication p on p.seq = a.seq where p.state = 'live'
            """),
        ("public_tree_node", "select tree_level, tree_index, hash from tree_node"),
        ("public_checkpoint", "select size, root, signature, at from \"checkpoint\""),
        ("public_head", "select id, epoch, tip_seq, (select coalesce(max(step), 0) from site_opening) as openings from ledger_head"),
    ];
}
