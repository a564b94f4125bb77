using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>
/// Every act as the rows it leaves, in plain SQL, each with its entry. What the program's rules say beforehand is not asked here:
/// only the database stands between these rows and the public.
/// </summary>
internal sealed class RawActs(DbConnection connection, DbTransaction transaction)
{
    public static readonly DateTimeOffset At = new(2022, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private AuditTip? tip;
    private int publications;

    /// <summary>Units, ten members of staff, a column and the genesis: what stands before any act.</summary>
    public async Task Found()
    {
        await Do($"insert into unit (id, key, name, credit_code, number_prefix, is_main) values (1, 'bureau', 'bureau', '11410000MB0001234X', 'x', {true})");
        for (var id = 1; id <= 10; id++)
            await Do($"insert into staff (id, key, name, unit_id, office, active) values ({id}, {"s" + id.ToString(CultureInfo.InvariantCulture)}, 'n', 1, 'o', {true})");
        foreach (var column in new[] { 1, 2 })
        {
            await Do($"insert into site_column (id, unit_id, column_key, staff_name, class, default_kind, position, update_interval_days, closed, version) values ({column}, 1, {"column" + column.ToString(CultureInfo.InvariantCulture)}, 'n', 'news', 'news', 1, 0, {false}, 1)");
        }

        await Entry(Acts.Genesis, AuditEntry.NoContent);
        await Do($"insert into ledger_head (id, tip_seq, tip_hash, epoch, writers) values (1, 0, {tip!.Hash}, 0, 0)");
    }

    public static byte[] Hash(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    public static byte[] HashOf(long revision) => Hash("h" + revision.ToString(CultureInfo.InvariantCulture));

    public Task<int> Do(FormattableString sql) => connection.Do(sql, transaction);

    public Task<int> DoText(string sql) => connection.DoText(sql, transaction);

    public Task<object?> Ask(FormattableString sql) => connection.Ask(sql, transaction);

    public Task<long> Number(FormattableString sql) => connection.Number(sql, transaction);

    /// <summary>The time that an entry states: an hour after the one before.</summary>
    public static DateTimeOffset TimeOf(long seq) => At.AddHours(seq);

    public async Task<long> Entry(string act, byte[] contentHash)
    {
        var entry = AuditEntry.Following(tip, act, contentHash, TimeOf((tip?.Seq ?? -1) + 1), "{}"u8.ToArray());
        await Do($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) values ({entry.Seq}, {entry.PrevSeq}, {entry.PrevHash}, {entry.EntryHash}, {entry.Act}, {entry.ContentHash}, {entry.At}, {entry.Body})");
        tip = new AuditTip(entry.Seq, entry.EntryHash);
        return entry.Seq;
    }

    public async Task Document(long id, string? siteText = null)
    {
        if (await Number($"select count(*) from document where id = {id}") == 0)
            await Do($"insert into document (id, key, unit_id, kind, site_text_key, created_at) values ({id}, {"d" + id.ToString(CultureInfo.InvariantCulture)}, 1, {(siteText is null ? "news" : "site-text")}, {siteText}, {At})");
    }

    /// <summary>Seals and hands in. Parts can be left out.</summary>
    public async Task Submit(
        long revision, long document = 1, int no = 1, long author = 1, string[]? steps = null, int files = 1, int? filesThere = null,
        int? stepsThere = null, bool person = true, bool row = true, bool body = true, string? number = null, byte[]? salt = null)
    {
        steps ??= ["content-reviewer"];
        await Document(document);
        await Do($"insert into revision (id, document_id, no, content_hash, file_count, review_steps, column_id, kind, title, summary, document_number, document_number_key, subject_class, genre, keywords, source, responsible_office, change_note, correction, notice, sealed_at, urgent) values ({revision}, {document}, {no}, {HashOf(revision)}, {files}, {steps.Length}, 1, 'news', 't', 's', '', {number}, '', '', '', '', '', '', 'ordinary', '', {At}, {false})");
        if (body)
            await Body(revision);
        for (var i = 1; i <= (filesThere ?? files); i++)
            await File(revision, i, files);
        for (var i = 1; i <= (stepsThere ?? steps.Length); i++)
            await Do($"insert into revision_step (revision_id, step, duty) values ({revision}, {i}, {steps[i - 1]})");
        if (person)
            await Person(revision, author, "author");
        if (row)
            await Submission(revision, author);
    }

    public Task Body(long revision) =>
        Do($"insert into revision_body (revision_id, manifest, source, html) values ({revision}, {"{}"u8.ToArray()}, 'x', '<p>x</p>')");

    public Task File(long revision, int ordinal, int count, string? name = null) =>
        Do($"insert into revision_file (revision_id, ordinal, file_count, role, name, media_type, size, sha256) values ({revision}, {ordinal}, {count}, 'original', {name ?? ordinal.ToString(CultureInfo.InvariantCulture) + ".pdf"}, 'application/pdf', 3, {Hash("f" + ordinal.ToString(CultureInfo.InvariantCulture))})");

    public async Task Submission(long revision, long author)
    {
        var seq = await Entry(Acts.Submitted, HashOf(revision));
        await Do($"insert into submission (revision_id, content_hash, submitter_id, duty, seq, act, at) values ({revision}, {HashOf(revision)}, {author}, 'author', {seq}, 'submitted', {TimeOf(seq)})");
    }

    public async Task Person(long revision, long staff, string duty)
    {
        if (await Number($"select count(*) from revision_person where revision_id = {revision} and staff_id = {staff}") == 0)
            await Do($"insert into revision_person (revision_id, staff_id, duty) values ({revision}, {staff}, {duty})");
    }

    public async Task Review(long revision, long who = 2, int step = 1, string outcome = "passed", string duty = "content-reviewer", byte[]? hash = null, string previous = "passed")
    {
        await Person(revision, who, duty);
        var seq = await Entry(Acts.ContentReviewed, HashOf(revision));
        await ReviewRow(revision, who, step, outcome, duty, hash ?? HashOf(revision), previous, seq);
    }

    public Task ReviewRow(long revision, long who, int step, string outcome, string duty, byte[] hash, string previous, long seq) =>
        Do($"insert into content_review (revision_id, step, content_hash, reviewer_id, duty, outcome, prev_step, prev_outcome, note, seq, act, at) values ({revision}, {step}, {hash}, {who}, {duty}, {outcome}, {(step == 1 ? null : step - 1)}, {(step == 1 ? null : previous)}, '', {seq}, 'content-reviewed', {TimeOf(seq)})");

    public async Task Clear(long revision, long who = 3, string outcome = "cleared", long? id = null, byte[]? hash = null, long? seq = null)
    {
        await Person(revision, who, "confidentiality-reviewer");
        await ClearRow(revision, who, outcome, id, hash, seq ?? await Entry(Acts.Verdict, HashOf(revision)));
    }

    public Task ClearRow(long revision, long who, string outcome, long? id, byte[]? hash, long seq) =>
        Do($"insert into clearance (id, revision_id, content_hash, reviewer_id, duty, outcome, ground, note, answer, findings, findings_hash, seq, act, at) values ({id ?? revision}, {revision}, {hash ?? HashOf(revision)}, {who}, 'confidentiality-reviewer', {outcome}, 'g', '', '', {"{}"u8.ToArray()}, {Hash("{}")}, {seq}, 'verdict', {TimeOf(seq)})");

    public async Task<long> Order(long revision, long who = 4, DateTimeOffset? at = null)
    {
        await Person(revision, who, "releaser");
        var seq = await Entry(Acts.Ordered, HashOf(revision));
        await OrderRow(revision, who, seq, at ?? At.AddDays(30));
        return seq;
    }

    public Task OrderRow(long revision, long who, long seq, DateTimeOffset at) =>
        Do($"insert into release_order (id, revision_id, content_hash, releaser_id, duty, release_at, bundle_seq, seq, act, at) values ({seq}, {revision}, {HashOf(revision)}, {who}, 'releaser', {at}, {seq}, {seq}, 'ordered', {TimeOf(seq)})");

    /// <summary>Supersedes, gives a number, publishes with its files. Everything can be bent.</summary>
    public async Task Release(
        long revision, long document = 1, long who = 4, int steps = 1, long? clearance = null, byte[]? hash = null, bool supersede = true,
        Bend? bend = null)
    {
        bend ??= new Bend();
        await Person(revision, who, "releaser");
        if (supersede && await Number($"select count(*) from publication where document_id = {document} and state = 'live'") > 0)
            await End(document, "superseded");
        var seq = await Entry(Acts.Released, HashOf(revision));
        var first = await Ask($"select first_published_at from catalogue_entry where document_id = {document}");
        if (first is null)
            await Catalogue(document, seq);
        await PublicationRow(revision, document, who, steps, clearance ?? revision, hash ?? HashOf(revision), seq, first ?? TimeOf(seq), bend);
        if (bend.Files)
            await Do($"insert into publication_file (publication_id, revision_id, ordinal, sha256, name) select {publications}, revision_id, ordinal, sha256, name from revision_file where revision_id = {revision}");
    }

    public Task Catalogue(long document, long seq, string? index = null, string? address = null, DateTimeOffset? at = null) =>
        Do($"insert into catalogue_entry (document_id, index_number, index_number_key, address, first_published_at, seq) values ({document}, {index ?? "I" + document.ToString(CultureInfo.InvariantCulture)}, {index ?? "I" + document.ToString(CultureInfo.InvariantCulture)}, {address ?? "a/" + document.ToString(CultureInfo.InvariantCulture)}, {at ?? TimeOf(seq)}, {seq})");

    public Task PublicationRow(long revision, long document, long who, int steps, long clearance, byte[] hash, long seq, object first, Bend bend) =>
        Do($"insert into publication (id, document_id, revision_id, content_hash, clearance_id, outcome, review_steps, review_outcome, releaser_id, duty, seq, act, state, ended_seq, published_at, first_published_at, column_id, document_number_key) values ({++publications}, {document}, {revision}, {hash}, {clearance}, 'cleared', {steps}, 'passed', {who}, 'releaser', {bend.Seq ?? seq}, 'released', {bend.State}, {bend.EndedSeq}, {bend.PublishedAt ?? TimeOf(seq)}, {bend.FirstPublishedAt ?? first}, {bend.Column}, {bend.Number})");

    public async Task<long> End(long document, string state)
    {
        var hash = (byte[])(await Ask($"select content_hash from publication where document_id = {document} and state = 'live'"))!;
        var seq = await Entry(state == "superseded" ? Acts.Superseded : Acts.Withdrawn, hash);
        await Do($"update publication set state = {state}, ended_seq = {seq} where document_id = {document} and state = 'live'");
        return seq;
    }

    public async Task Withdraw(long document)
    {
        var id = await Number($"select id from publication where document_id = {document} and state = 'live'");
        var hash = (byte[])(await Ask($"select content_hash from publication where id = {id}"))!;
        var seq = await End(document, "withdrawn");
        await Do($"insert into withdrawal (publication_id, kind, reason, by_id, content_hash, seq, act, at) values ({id}, 'gone', 'wrong-content', 4, {hash}, {seq}, 'withdrawn', {TimeOf(seq)})");
    }

    public async Task Close(long publication)
    {
        var hash = (byte[])(await Ask($"select content_hash from publication where id = {publication}"))!;
        var seq = await Entry(Acts.VersionClosed, hash);
        await Do($"insert into version_closure (publication_id, reason, by_id, content_hash, seq, act, at) values ({publication}, 'personal-data', 4, {hash}, {seq}, 'version-closed', {TimeOf(seq)})");
    }

    /// <summary>Four people, one live document.</summary>
    public async Task Live(long revision = 1, long document = 1, int no = 1)
    {
        await Submit(revision, document, no);
        await Review(revision);
        await Clear(revision);
        await Release(revision, document);
    }

    /// <summary>Two versions, the second live.</summary>
    public async Task Superseded()
    {
        await Live();
        await Live(2, 1, 2);
    }
}

/// <summary>What a forged publication says otherwise than a true one.</summary>
internal sealed record Bend
{
    public string State { get; init; } = "live";

    public long? EndedSeq { get; init; }

    public long? Seq { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    public long Column { get; init; } = 1;

    public string? Number { get; init; }

    public bool Files { get; init; } = true;
}
