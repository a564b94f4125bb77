using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Data.Gate;

/// <summary>
/// The rows of a few legal acts, for the self-test to attack. Every key of its own is negative, so that none meets the database's own
/// rows; the entries follow the ledger's tip.
/// </summary>
internal sealed class GateSelfTestFlow(DbConnection connection, DbTransaction transaction, GateSelfTestDialect dialect, CancellationToken cancel)
{
    public const long Author = -1;
    public const long ContentReviewer = -2;
    public const long ConfidentialityReviewer = -3;
    public const long Releaser = -4;
    public const long Other = -5;

    // Revisions, each of the document with the same key unless it says otherwise.
    public const long Live = -1;
    public const long Superseded = -2;
    public const long Ready = -3;
    public const long Submitted = -4;
    public const long Refused = -5;
    public const long Withdrawn = -6;
    public const long Unsubmitted = -7;
    public const long Ordered = -8;
    public const long OneOfTwoSteps = -9;
    public const long NoneOfTwoSteps = -10;
    public const long Overtaken = -11;
    public const long Unreviewed = -12;
    public const long Uncleared = -13;
    public const long SecondOfSuperseded = -21;
    public const long SecondOfOvertaken = -22;
    public const long SecondOfLive = -23;

    private const long Unit = -1;
    private const long Column = -1;

    private static readonly DateTimeOffset At = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<long, DateTimeOffset> firsts = [];

    /// <summary>The newest entry that the flow knows.</summary>
    public AuditTip? Tip { get; set; }

    /// <summary>A hash that no revision of the database has.</summary>
    public static byte[] HashOf(long revision) => SHA256.HashData(Encoding.ASCII.GetBytes("gate-probe " + Text(revision)));

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it touched; -1 when the database does not say.</returns>
    public async Task<int> Do(GateStatement statement)
    {
        await using var command = dialect.Command(connection, statement);
        command.Transaction = transaction;
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Takes the ledger's lock like every writer, then writes the flow.</summary>
    public async Task Build()
    {
        await Do($"update ledger_head set writers = writers + 1");
        await ReadTip();
        await Organisation();
        await PublishAs(Live, Live, 1);
        await PublishAs(Superseded, Superseded, 1);
        await End(Superseded, Acts.Superseded);
        await PublishAs(SecondOfSuperseded, Superseded, 2);
        await Clear(Ready, Ready, 1);
        await Submit(Submitted, Submitted, 1);
        await Submit(Refused, Refused, 1);
        await PassStep(Refused, ContentReviewer, 1);
        await Do(await Verdict(Refused, ConfidentialityReviewer, "refused"));
        await PublishAs(Withdrawn, Withdrawn, 1);
        await Withdraw(Withdrawn);
        await Seal(Unsubmitted, Unsubmitted, 1, 1);
        await Clear(Ordered, Ordered, 1);
        await Do(await Order(Ordered, Releaser));
        await Do(await WithdrawalOrder(Live));
        await Submit(OneOfTwoSteps, OneOfTwoSteps, 1, 2);
        await PassStep(OneOfTwoSteps, ContentReviewer, 1);
        await Do(await Verdict(OneOfTwoSteps, ConfidentialityReviewer));
        await Submit(NoneOfTwoSteps, NoneOfTwoSteps, 1, 2);
        await Clear(Overtaken, Overtaken, 1);
        await Submit(SecondOfOvertaken, Overtaken, 2);
        await Submit(Unreviewed, Unreviewed, 1);
        await Do(await Verdict(Unreviewed, ConfidentialityReviewer));
        await Submit(Uncleared, Uncleared, 1);
        await PassStep(Uncleared, ContentReviewer, 1);
        await Clear(SecondOfLive, Live, 2);
    }

    /// <summary>Appends an entry after the tip.</summary>
    public async Task<long> Entry(string act, byte[] contentHash)
    {
        var seq = (Tip?.Seq ?? -1) + 1;
        var entry = AuditEntry.Following(Tip, act, contentHash, TimeOf(seq), "{}"u8.ToArray());
        if (Tip is null)
            await Do($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) values ({seq}, null, null, {entry.EntryHash}, {act}, {contentHash}, {entry.At}, {entry.Body})");
        else
            await Do($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) values ({seq}, {Tip.Seq}, {Tip.Hash}, {entry.EntryHash}, {act}, {contentHash}, {entry.At}, {entry.Body})");
        Tip = new AuditTip(seq, entry.EntryHash);
        return seq;
    }

    public static DateTimeOffset TimeOf(long seq) => At.AddSeconds(seq);

    /// <summary>Gives a person a duty on a revision, unless he holds one.</summary>
    public Task Person(long revision, long staff, string duty) =>
        Do($"insert into revision_person (revision_id, staff_id, duty) select r.id, {staff}, {duty} from revision r where r.id = {revision} and not exists (select 1 from revision_person p where p.revision_id = {revision} and p.staff_id = {staff})");

    public async Task<GateStatement> Submission(long revision, long submitter)
    {
        var seq = await Entry(Acts.Submitted, HashOf(revision));
        return new GateStatement($"insert into submission (revision_id, content_hash, submitter_id, duty, seq, act, at) values ({revision}, {HashOf(revision)}, {submitter}, 'author', {seq}, 'submitted', {TimeOf(seq)})");
    }

    public async Task<GateStatement> Review(long revision, long who, int step = 1, string duty = "content-reviewer", byte[]? hash = null)
    {
        await Person(revision, who, duty);
        var seq = await Entry(Acts.ContentReviewed, HashOf(revision));
        return step == 1
            ? new GateStatement($"insert into content_review (revision_id, step, content_hash, reviewer_id, duty, outcome, prev_step, prev_outcome, note, seq, act, at) values ({revision}, 1, {hash ?? HashOf(revision)}, {who}, {duty}, 'passed', null, null, '', {seq}, 'content-reviewed', {TimeOf(seq)})")
            : new GateStatement($"insert into content_review (revision_id, step, content_hash, reviewer_id, duty, outcome, prev_step, prev_outcome, note, seq, act, at) values ({revision}, {step}, {hash ?? HashOf(revision)}, {who}, {duty}, 'passed', {step - 1}, 'passed', '', {seq}, 'content-reviewed', {TimeOf(seq)})");
    }

    public async Task<GateStatement> Verdict(long revision, long who, string outcome = "cleared", byte[]? hash = null, long? seq = null, long? id = null)
    {
        await Person(revision, who, "confidentiality-reviewer");
        seq ??= await Entry(Acts.Verdict, HashOf(revision));
        return new GateStatement($"insert into clearance (id, revision_id, content_hash, reviewer_id, duty, outcome, ground, note, answer, findings, findings_hash, seq, act, at) values ({id ?? revision}, {revision}, {hash ?? HashOf(revision)}, {who}, 'confidentiality-reviewer', {outcome}, 'g', '', '', {"{}"u8.ToArray()}, {HashOf(0)}, {seq.Value}, 'verdict', {TimeOf(seq.Value)})", "clearance");
    }

    public async Task<GateStatement> Order(long revision, long who, long? id = null)
    {
        await Person(revision, who, "releaser");
        var seq = await Entry(Acts.Ordered, HashOf(revision));
        return new GateStatement($"insert into release_order (id, revision_id, content_hash, releaser_id, duty, release_at, bundle_seq, seq, act, at) values ({id ?? revision}, {revision}, {HashOf(revision)}, {who}, 'releaser', {At}, {seq}, {seq}, 'ordered', {TimeOf(seq)})", "release_order");
    }

    public async Task<GateStatement> WithdrawalOrder(long document)
    {
        var seq = await Entry(Acts.WithdrawalOrdered, HashOf(document));
        return new GateStatement($"insert into withdrawal_order (id, document_id, content_hash, reason, by_id, withdraw_at, seq, act, at) values ({document}, {document}, {HashOf(document)}, 'personal-data', {Releaser}, {At}, {seq}, 'withdrawal-ordered', {TimeOf(seq)})", "withdrawal_order");
    }

    /// <summary>The publication of a revision; everything can be bent.</summary>
    public async Task<GateStatement> Release(
        long revision, long? document = null, long who = Releaser, int steps = 1, long? clearance = null, byte[]? hash = null, long? id = null,
        DateTimeOffset? at = null, DateTimeOffset? firstAt = null)
    {
        await Person(revision, who, "releaser");
        var seq = await Entry(Acts.Released, HashOf(revision));
        var time = at ?? TimeOf(seq);
        return new GateStatement($"insert into publication (id, document_id, revision_id, content_hash, clearance_id, outcome, review_steps, review_outcome, releaser_id, duty, seq, act, state, ended_seq, published_at, first_published_at, column_id, document_number_key) values ({id ?? revision}, {document ?? revision}, {revision}, {hash ?? HashOf(revision)}, {clearance ?? revision}, 'cleared', {steps}, 'passed', {who}, 'releaser', {seq}, 'released', 'live', null, {time}, {firstAt ?? firsts.GetValueOrDefault(document ?? revision, time)}, {Column}, null)", "publication");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<int> Do(FormattableString sql, string? identity = null) => Do(new GateStatement(sql, identity));

    private async Task ReadTip()
    {
        await using var command = dialect.Command(connection, new GateStatement($"select tip_seq, tip_hash from ledger_head where id = 1"));
        command.Transaction = transaction;
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            if (await reader.ReadAsync(cancel))
                Tip = new AuditTip(reader.GetInt64(0), (byte[])reader.GetValue(1));
        }

        if (Tip is not null)
            return;
        await Entry(Acts.Genesis, AuditEntry.NoContent);
        await Do($"insert into ledger_head (id, tip_seq, tip_hash, epoch, writers) values (1, 0, {Tip!.Hash}, 0, 0)");
    }

    private async Task Organisation()
    {
        await Do($"insert into unit (id, \"key\", name, credit_code, number_prefix, is_main) values ({Unit}, 'gate-probe', 'n', 'gate-probe', 'gate-probe', {false})", "unit");
        foreach (var staff in new[] { Author, ContentReviewer, ConfidentialityReviewer, Releaser, Other })
            await Do($"insert into staff (id, \"key\", name, unit_id, office, active) values ({staff}, {"gate-probe" + Text(staff)}, 'n', {Unit}, 'o', {false})", "staff");
        await Do($"insert into site_column (id, unit_id, column_key, staff_name, class, default_kind, position, update_interval_days, closed, version) values ({Column}, {Unit}, 'gate-probe', 'n', 'news', 'news', 1, 0, {true}, 1)", "site_column");
    }

    private async Task Seal(long revision, long document, int no, int steps)
    {
        if (no == 1)
            await Do($"insert into document (id, \"key\", unit_id, kind, site_text_key, created_at) values ({document}, {"gate-probe" + Text(document)}, {Unit}, 'news', null, {At})", "document");
        await Do($"insert into revision (id, document_id, no, content_hash, file_count, review_steps, column_id, kind, title, summary, document_number, document_number_key, subject_class, genre, keywords, source, responsible_office, change_note, correction, notice, sealed_at, urgent) values ({revision}, {document}, {no}, {HashOf(revision)}, 1, {steps}, {Column}, 'news', 't', 's', '', null, '', '', '', '', '', '', 'ordinary', '', {At}, {false})", "revision");
        await Do($"insert into revision_body (revision_id, manifest, source, html) values ({revision}, {"{}"u8.ToArray()}, 'x', '<p>x</p>')");
        await Do($"insert into revision_file (revision_id, ordinal, file_count, role, name, media_type, size, sha256) values ({revision}, 1, 1, 'original', '1.pdf', 'application/pdf', 3, {HashOf(0)})");
        for (var step = 1; step <= steps; step++)
            await Do($"insert into revision_step (revision_id, step, duty) values ({revision}, {step}, 'content-reviewer')");
        await Person(revision, Author, "author");
    }

    private async Task Submit(long revision, long document, int no, int steps = 1)
    {
        await Seal(revision, document, no, steps);
        await Do(await Submission(revision, Author));
    }

    private async Task PassStep(long revision, long who, int step) => await Do(await Review(revision, who, step));

    private async Task Clear(long revision, long document, int no)
    {
        await Submit(revision, document, no);
        await PassStep(revision, ContentReviewer, 1);
        await Do(await Verdict(revision, ConfidentialityReviewer));
    }

    private async Task PublishAs(long revision, long document, int no)
    {
        await Clear(revision, document, no);
        var release = await Release(revision, document);
        if (firsts.TryAdd(document, TimeOf(Tip!.Seq)))
            await Do($"insert into catalogue_entry (document_id, index_number, index_number_key, address, first_published_at, seq) values ({document}, {"gate-probe" + Text(document)}, {"gate-probe" + Text(document)}, {"gate-probe" + Text(document)}, {firsts[document]}, {Tip.Seq})");
        await Do(release);
        await Do($"insert into publication_file (publication_id, revision_id, ordinal, sha256, name) values ({revision}, {revision}, 1, {HashOf(0)}, '1.pdf')");
    }

    private async Task<long> End(long revision, string act)
    {
        var seq = await Entry(act, HashOf(revision));
        await Do($"update publication set state = {act}, ended_seq = {seq} where id = {revision}");
        return seq;
    }

    private async Task Withdraw(long revision)
    {
        var seq = await End(revision, Acts.Withdrawn);
        await Do($"insert into withdrawal (publication_id, kind, reason, target_id, by_id, content_hash, seq, act, at) values ({revision}, 'gone', 'wrong-content', null, {Releaser}, {HashOf(revision)}, {seq}, 'withdrawn', {TimeOf(seq)})");
    }
}
