using OpenDisclosure.Domain.Auditing;
using static OpenDisclosure.Data.Gate.GateSelfTestFlow;

namespace OpenDisclosure.Data.Gate;

/// <summary>The illegal statements of the self-test: the core of the list that the tests hold.</summary>
internal static class GateSelfTestProbes
{
    private static readonly byte[] Forged = HashOf(long.MaxValue);

    private static readonly IReadOnlyList<GateProbe> Anywhere =
    [
        // Verdicts.
        new("clear another hash", flow => flow.Verdict(Submitted, ConfidentialityReviewer, hash: Forged)),
        new("clear one's own text", flow => flow.Verdict(Submitted, Author)),
        new("clear what was not submitted", flow => flow.Verdict(Unsubmitted, ConfidentialityReviewer)),
        new("second verdict after a refusal", flow => flow.Verdict(Refused, Other, id: -99)),
        new("verdict citing another act's entry", async flow => await flow.Verdict(Submitted, ConfidentialityReviewer, seq: await flow.Entry(Acts.ContentReviewed, HashOf(Submitted)))),
        new("verdict citing no entry", flow => flow.Verdict(Submitted, ConfidentialityReviewer, seq: flow.Tip!.Seq + 77)),

        // Content review.
        new("content review by the author", flow => flow.Review(Submitted, Author)),
        new("content review by the confidentiality reviewer", flow => flow.Review(Unreviewed, ConfidentialityReviewer)),
        new("content review of other bytes", flow => flow.Review(Submitted, ContentReviewer, hash: Forged)),
        new("second step before the first", flow => flow.Review(NoneOfTwoSteps, ContentReviewer, 2)),
        new("second step by the same person", flow => flow.Review(OneOfTwoSteps, ContentReviewer, 2)),
        new("content reviewer's step taken with the releaser's duty", flow => flow.Review(Submitted, Releaser, duty: "releaser")),

        // Release.
        new("release without content review", flow => flow.Release(Unreviewed)),
        new("release with fewer steps than set", flow => flow.Release(OneOfTwoSteps, steps: 1)),
        new("release without clearance", flow => flow.Release(Uncleared)),
        new("release of a refusal", flow => flow.Release(Refused)),
        new("release by the author", flow => flow.Release(Ready, who: Author)),
        new("release by the content reviewer", flow => flow.Release(Ready, who: ContentReviewer)),
        new("release by the confidentiality reviewer", flow => flow.Release(Ready, who: ConfidentialityReviewer)),
        new("release with another revision's clearance", flow => flow.Release(Uncleared, clearance: Ready)),
        new("release of other bytes", flow => flow.Release(Ready, hash: Forged)),
        new("release under another document", flow => flow.Release(Ready, document: Submitted)),
        new("release of an older revision", flow => flow.Release(Overtaken)),
        new("release again on a used clearance", flow => flow.Release(Withdrawn, id: -99)),
        new("two live publications", flow => flow.Release(SecondOfLive, document: Live)),
        new("publication back-dated against its entry", flow => flow.Release(Ready, at: TimeOf(-1))),
        new("publication that says it was first released long ago", flow => flow.Release(Ready, firstAt: TimeOf(-1))),

        // What is live.
        Plain("withdraw without an entry", $"update publication set state = 'withdrawn' where id = {Live}"),
        Plain("revive", $"update publication set state = 'live', ended_seq = null where id = {Withdrawn}"),
        Plain("name another releaser", $"update publication set releaser_id = {Other} where id = {Live}"),
        new("change the hash of a live page while ending it", async flow =>
        {
            var seq = await flow.Entry(Acts.Superseded, HashOf(Live));
            return new GateStatement($"update publication set content_hash = {Forged}, state = 'superseded', ended_seq = {seq} where id = {Live}");
        }),
        Plain("delete a publication", $"delete from publication where id = {SecondOfSuperseded}"),
        Plain("add a file to a live page", $"insert into publication_file (publication_id, revision_id, ordinal, sha256, name) values ({Live}, {Live}, 2, {Forged}, 'evil.pdf')"),
        Plain("rename a live page's file", $"update publication_file set name = 'x' where publication_id = {Live}"),
        Plain("offer another revision's file on a live page", $"insert into publication_file (publication_id, revision_id, ordinal, sha256, name) values ({Live}, {Ready}, 1, {HashOf(0)}, '1.pdf')"),

        // What is sealed.
        new("submission by one who is no author", flow => flow.Submission(Unsubmitted, Other)),
        Plain("add a file to a sealed revision", $"insert into revision_file (revision_id, ordinal, file_count, role, name, media_type, size, sha256) values ({Live}, 2, 1, 'original', 'evil.pdf', 'application/pdf', 3, {Forged})"),
        Plain("add a relation to a sealed revision", $"insert into revision_relation (revision_id, kind, target_id) values ({Live}, 'repeals', {Superseded})"),
        Plain("add a step to a sealed revision", $"insert into revision_step (revision_id, step, duty) values ({Live}, 3, 'releaser')"),
        Plain("change a sealed hash", $"update revision set content_hash = {Forged} where id = {Unsubmitted}"),
        Plain("change a sealed title", $"update revision set title = 'x' where id = {Live}"),
        Plain("change the sealed HTML", $"update revision_body set html = '<p>evil</p>' where revision_id = {Live}"),
        Plain("delete a sealed file", $"delete from revision_file where revision_id = {Submitted}"),
        Plain("upgrade a refusal", $"update clearance set outcome = 'cleared' where id = {Refused}"),
        Plain("delete a clearance", $"delete from clearance where id = {Ready}"),
        Plain("make the reviewer an author", $"update revision_person set duty = 'author' where revision_id = {Live} and staff_id = {ConfidentialityReviewer}"),
        Plain("give one person two duties", $"insert into revision_person (revision_id, staff_id, duty) values ({Ready}, {ConfidentialityReviewer}, 'releaser')"),
        Plain("delete a submission", $"delete from submission where revision_id = {Submitted}"),
        Plain("delete a content review", $"delete from content_review where revision_id = {Uncleared}"),
        Plain("delete a withdrawal", $"delete from withdrawal where publication_id = {Withdrawn}"),
        Plain("change an address", $"update catalogue_entry set address = 'x' where document_id = {Live}"),

        // Orders.
        new("a second order while one stands", flow => flow.Order(Ordered, Releaser, -99)),
        new("an order by the author", flow => flow.Order(Ready, Author)),
        Plain("an order moved to another time", $"update release_order set release_at = {TimeOf(77)} where id = {Ordered}"),
        Plain("an order put into another bundle", $"update release_order set bundle_seq = 0 where id = {Ordered}"),
        Plain("delete an order", $"delete from release_order where id = {Ordered}"),
        new("a second order to withdraw while one stands", flow => flow.WithdrawalOrder(Live)),
        Plain("an order to withdraw moved to another time", $"update withdrawal_order set withdraw_at = {TimeOf(77)} where id = {Live}"),
        Plain("delete an order to withdraw", $"delete from withdrawal_order where id = {Live}"),

        // The chain.
        Newest("change an entry", newest => $"update audit_entry set body = {Forged} where seq = {newest}"),
        Newest("delete the newest entry", newest => $"delete from audit_entry where seq = {newest}"),
        Newest("skip a number", newest => $"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select seq + 2, seq, entry_hash, {Forged}, act, content_hash, at, body from audit_entry where seq = {newest}"),
        Newest("fork the chain", newest => $"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select seq + 1, prev_seq, prev_hash, {Forged}, act, content_hash, at, body from audit_entry where seq = {newest}"),
        Newest("an entry after one that never was", newest => $"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select seq + 1, seq, {HashOf(1)}, {Forged}, act, content_hash, at, body from audit_entry where seq = {newest}"),
        Plain("second genesis", $"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) values (-1, null, null, {Forged}, 'genesis', {Forged}, {TimeOf(0)}, {Forged})"),
        Plain("two heads", $"insert into ledger_head (id, tip_seq, tip_hash, epoch, writers) select 2, tip_seq, tip_hash, 0, 0 from ledger_head"),
        Plain("the head on a forged tip", $"update ledger_head set tip_hash = {Forged}"),
    ];

    /// <summary>What SQLite alone can write.</summary>
    private static readonly IReadOnlyList<GateProbe> OnSqlite =
    [
        Newest("replace the newest entry", newest => $"replace into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select seq, prev_seq, prev_hash, {Forged}, act, content_hash, at, body from audit_entry where seq = {newest}"),
        Plain("replace a sealed body", $"replace into revision_body (revision_id, manifest, source, html) values ({Live}, {Forged}, 'x', 'evil')"),
    ];

    /// <summary>Tables that no other cites, so that the lock which a truncate takes before it is refused touches nothing else.</summary>
    private static readonly IReadOnlyList<GateProbe> OnPostgres =
    [
        Plain("truncate publication_file", $"truncate publication_file"),
        Plain("truncate version_closure", $"truncate version_closure"),
        Plain("truncate withdrawal", $"truncate withdrawal"),
    ];

    /// <summary>The statements for one kind of database.</summary>
    public static IReadOnlyList<GateProbe> On(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => [.. Anywhere, .. OnSqlite],
        DatabaseProvider.Postgres => [.. Anywhere, .. OnPostgres],
        _ => Anywhere,
    };

    private static GateProbe Plain(string name, FormattableString sql) => new(name, _ => Task.FromResult(new GateStatement(sql)));

    private static GateProbe Newest(string name, Func<long, FormattableString> sql) =>
        new(name, flow => Task.FromResult(new GateStatement(sql(flow.Tip!.Seq))));
}
