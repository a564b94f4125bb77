using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>One attack: what stands before it, which must be possible, and the statements of which one must be refused.</summary>
internal sealed record Attack(Func<RawActs, Task> Before, Func<RawActs, Task> Try)
{
    public static Attack On(Func<RawActs, Task> before, Func<RawActs, Task> attack) => new(before, attack);

    public static Attack OnLive(FormattableString sql) => new(acts => acts.Live(), acts => acts.Do(sql));

    public static Attack OnSuperseded(FormattableString sql) => new(acts => acts.Superseded(), acts => acts.Do(sql));
}

/// <summary>The list of illegal acts as plain SQL. Every one is refused by keys, checks and triggers alone.</summary>
internal static class Attacks
{
    private static readonly string[] Two = ["content-reviewer", "content-reviewer"];
    private static readonly string[] ReleasersOwn = ["releaser"];

    private static readonly Dictionary<string, Attack> Anywhere = new Dictionary<string, Attack>
    {
        // Verdicts.
        ["clear another hash"] = Attack.On(f => f.Submit(1), f => f.Clear(1, hash: RawActs.HashOf(9))),
        ["clear one's own text"] = Attack.On(f => f.Submit(1), f => f.Clear(1, who: 1)),
        ["clear with no author"] = Attack.On(f => f.Submit(1, person: false, row: false), f => f.Clear(1)),
        ["clear what was not submitted"] = Attack.On(f => f.Submit(1, row: false), f => f.Clear(1)),
        ["clear by a person without a duty"] = Attack.On(f => f.Submit(1), async f => await f.ClearRow(1, 3, "cleared", 1, null, await f.Entry(Acts.Verdict, RawActs.HashOf(1)))),
        ["second verdict after a refusal"] = Attack.On(async f => { await f.Submit(1); await f.Clear(1, outcome: "refused"); }, f => f.Clear(1, who: 5, id: 9)),
        ["verdict citing another act's entry"] = Attack.On(f => f.Submit(1), f => f.Clear(1, seq: 1)),
        ["verdict citing the entry of another revision's verdict"] = Attack.On(async f => { await f.Submit(1); await f.Clear(1); await f.Submit(2, 2); }, f => f.Clear(2, seq: 2)),
        ["verdict citing no entry"] = Attack.On(f => f.Submit(1), f => f.Clear(1, seq: 77)),
        ["verdict of an unknown word"] = Attack.On(f => f.Submit(1), f => f.Clear(1, outcome: "approved")),

        // Content review.
        ["content review by the author"] = Attack.On(f => f.Submit(1), f => f.Review(1, who: 1)),
        ["content review by the confidentiality reviewer"] = Attack.On(async f => { await f.Submit(1); await f.Clear(1); }, f => f.Review(1, who: 3)),
        ["content review of other bytes"] = Attack.On(f => f.Submit(1), f => f.Review(1, hash: RawActs.HashOf(9))),
        ["second step before the first"] = Attack.On(f => f.Submit(1, steps: Two), f => f.Review(1, step: 2)),
        ["second step by the same person"] = Attack.On(async f => { await f.Submit(1, steps: Two); await f.Review(1); }, f => f.Review(1, 2, 2)),
        ["second step after a return"] = Attack.On(async f => { await f.Submit(1, steps: Two); await f.Review(1, outcome: "returned"); }, f => f.Review(1, 5, 2)),
        ["second step that says the first was returned"] = Attack.On(async f => { await f.Submit(1, steps: Two); await f.Review(1, outcome: "returned"); }, f => f.Review(1, 5, 2, previous: "returned")),
        ["a step that was not set"] = Attack.On(async f => { await f.Submit(1); await f.Review(1); }, f => f.Review(1, 5, 2)),
        ["releaser's step taken with the content reviewer's duty"] = Attack.On(f => f.Submit(1, steps: ReleasersOwn), f => f.Review(1)),
        ["content reviewer's step taken with the releaser's duty"] = Attack.On(f => f.Submit(1), f => f.Review(1, 4, duty: "releaser")),
        ["the same step twice"] = Attack.On(async f => { await f.Submit(1); await f.Review(1, outcome: "returned"); }, f => f.Review(1, 5)),

        // Release.
        ["release without content review"] = Attack.On(async f => { await f.Submit(1); await f.Clear(1); }, f => f.Release(1)),
        ["release after a returned review"] = Attack.On(async f => { await f.Submit(1); await f.Review(1, outcome: "returned"); await f.Clear(1); }, f => f.Release(1)),
        ["release with fewer steps than set"] = Attack.On(async f => { await f.Submit(1, steps: Two); await f.Review(1); await f.Clear(1); }, f => f.Release(1, steps: 1)),
        ["release without clearance"] = Attack.On(async f => { await f.Submit(1); await f.Review(1); }, f => f.Release(1)),
        ["release of a refusal"] = Attack.On(async f => { await f.Submit(1); await f.Review(1); await f.Clear(1, outcome: "refused"); }, f => f.Release(1)),
        ["release of what is given on request"] = Attack.On(async f => { await f.Submit(1); await f.Review(1); await f.Clear(1, outcome: "on-request"); }, f => f.Release(1)),
        ["release by the author"] = Attack.On(Ready, f => f.Release(1, who: 1)),
        ["release by a second author"] = Attack.On(async f => { await Ready(f); await f.Person(1, 6, "author"); }, f => f.Release(1, who: 6)),
        ["release by the confidentiality reviewer"] = Attack.On(Ready, f => f.Release(1, who: 3)),
        ["release by the content reviewer"] = Attack.On(Ready, f => f.Release(1, who: 2)),
        ["release with another revision's clearance"] = Attack.On(async f => { await f.Live(); await f.Submit(2, 1, 2); await f.Review(2); }, f => f.Release(2, clearance: 1)),
        ["release of other bytes"] = Attack.On(Ready, f => f.Release(1, hash: RawActs.HashOf(9))),
        ["release under another document"] = Attack.On(async f => { await Ready(f); await f.Document(7); }, f => f.Release(1, 7)),
        ["release of an older revision"] = Attack.On(async f => { await Ready(f); await f.Submit(2, 1, 2); }, f => f.Release(1)),
        ["release again on a used clearance"] = Attack.On(async f => { await f.Live(); await f.Withdraw(1); }, f => f.Release(1)),
        ["two live publications"] = Attack.On(async f => { await f.Live(); await f.Submit(2, 1, 2); await f.Review(2); await f.Clear(2); }, f => f.Release(2, supersede: false)),
        ["publication back-dated against its entry"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { PublishedAt = RawActs.At.AddYears(-1) })),
        ["publication that says it was first released long ago"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { FirstPublishedAt = RawActs.At.AddYears(-1) })),
        ["publication inserted as superseded"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { State = "superseded", EndedSeq = 1 })),
        ["publication inserted as withdrawn"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { State = "withdrawn", EndedSeq = 1 })),
        ["publication live and ended at once"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { EndedSeq = 1 })),
        ["publication in another column than the sealed one"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { Column = 2 })),
        ["publication under a document number that was not sealed"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { Number = "X2022#1" })),
        ["publication citing the submission's entry"] = Attack.On(Ready, f => f.Release(1, bend: new Bend { Seq = 1 })),
        ["two live documents with one document number"] = Attack.On(
            async f => { await f.Submit(1, number: "X2022#1"); await f.Review(1); await f.Clear(1); await f.Release(1, bend: new Bend { Number = "X2022#1" }); await f.Submit(2, 2, number: "X2022#1"); await f.Review(2); await f.Clear(2); },
            f => f.Release(2, 2, bend: new Bend { Number = "X2022#1" })),

        // What is live.
        ["withdraw without an entry"] = Attack.OnLive($"update publication set state = 'withdrawn'"),
        ["withdraw on an entry that does not exist"] = Attack.OnLive($"update publication set state = 'withdrawn', ended_seq = 99"),
        ["revive"] = Attack.On(async f => { await f.Live(); await f.Withdraw(1); }, f => f.Do($"update publication set state = 'live', ended_seq = null")),
        ["turn a withdrawal into a superseded version"] = Attack.On(async f => { await f.Live(); await f.Withdraw(1); }, f => f.Do($"update publication set state = 'superseded'")),
        ["name another releaser"] = Attack.OnLive($"update publication set releaser_id = 2"),
        ["change the time of a live page"] = Attack.OnLive($"update publication set published_at = {RawActs.At}"),
        ["change the hash of a live page while ending it"] = Attack.OnLive($"update publication set content_hash = {RawActs.HashOf(9)}, state = 'superseded', ended_seq = 1"),
        ["change the document number while ending"] = Attack.OnLive($"update publication set document_number_key = 'x', state = 'superseded', ended_seq = 1"),
        ["delete a publication"] = Attack.OnLive($"delete from publication"),
        ["delete a live page's file"] = Attack.OnLive($"delete from publication_file"),
        ["rename a live page's file"] = Attack.OnLive($"update publication_file set name = 'x'"),
        ["add a file to a live page"] = Attack.OnLive($"insert into publication_file (publication_id, revision_id, ordinal, sha256, name) values (1, 1, 2, {RawActs.Hash("evil")}, 'evil.pdf')"),
        ["offer another revision's file on a live page"] = Attack.On(async f => { await f.Live(); await f.Submit(2, 2); }, f => f.Do($"insert into publication_file (publication_id, revision_id, ordinal, sha256, name) values (1, 2, 1, {RawActs.Hash("f1")}, '1.pdf')")),

        // What is sealed.
        ["submission with a file missing"] = Attack.On(f => f.Submit(1, files: 2, filesThere: 1, row: false), f => f.Submission(1, 1)),
        ["submission with a step missing"] = Attack.On(f => f.Submit(1, steps: Two, stepsThere: 1, row: false), f => f.Submission(1, 1)),
        ["submission without its body"] = Attack.On(f => f.Submit(1, row: false, body: false), f => f.Submission(1, 1)),
        ["submission by one who is no author"] = Attack.On(f => f.Submit(1, row: false), f => f.Submission(1, 2)),
        ["submission by a reviewer"] = Attack.On(async f => { await f.Submit(1, row: false); await f.Person(1, 2, "content-reviewer"); }, f => f.Submission(1, 2)),
        ["add a file to a sealed revision"] = Attack.On(f => f.Live(), f => f.File(1, 2, 1, "evil.pdf")),
        ["give a sealed file a second ordinal"] = Attack.On(f => f.Live(), f => f.File(1, 0, 1, "evil.pdf")),
        ["add a relation to a sealed revision"] = Attack.On(async f => { await f.Live(); await f.Live(2, 2); }, f => f.Do($"insert into revision_relation (revision_id, kind, target_id) values (1, 'repeals', 2)")),
        ["add a step to a sealed revision"] = Attack.On(f => f.Live(), f => f.Do($"insert into revision_step (revision_id, step, duty) values (1, 2, 'releaser')")),
        ["change a sealed hash"] = Attack.OnLive($"update revision set content_hash = {RawActs.HashOf(9)}"),
        ["change a sealed title"] = Attack.OnLive($"update revision set title = 'x'"),
        ["change the sealed HTML"] = Attack.OnLive($"update revision_body set html = '<p>evil</p>'"),
        ["change the manifest"] = Attack.OnLive($"update revision_body set manifest = {"{1}"u8.ToArray()}"),
        ["delete the sealed body"] = Attack.OnLive($"delete from revision_body"),
        ["delete a sealed file"] = Attack.OnLive($"delete from revision_file"),
        ["delete a sealed step"] = Attack.OnLive($"delete from revision_step"),
        ["change a cleared hash"] = Attack.OnLive($"update clearance set content_hash = {RawActs.HashOf(9)}"),
        ["downgrade a clearance"] = Attack.OnLive($"update clearance set outcome = 'refused'"),
        ["upgrade a refusal"] = Attack.On(async f => { await f.Submit(1); await f.Clear(1, outcome: "refused"); }, f => f.Do($"update clearance set outcome = 'cleared'")),
        ["delete a clearance"] = Attack.OnLive($"delete from clearance"),
        ["make the reviewer an author"] = Attack.OnLive($"update revision_person set duty = 'author' where staff_id = 3"),
        ["give one person two duties"] = Attack.OnLive($"insert into revision_person (revision_id, staff_id, duty) values (1, 3, 'releaser')"),
        ["forget an author"] = Attack.OnLive($"delete from revision_person where duty = 'author'"),
        ["delete a submission"] = Attack.OnLive($"delete from submission"),
        ["delete a content review"] = Attack.OnLive($"delete from content_review"),
        ["delete a referral"] = Attack.On(
            async f => { await f.Submit(1); await f.Person(1, 3, "confidentiality-reviewer"); var seq = await f.Entry(Acts.Referred, RawActs.HashOf(1)); await f.Do($"insert into referral (revision_id, content_hash, reviewer_id, duty, referred_to, question, seq, act, at) values (1, {RawActs.HashOf(1)}, 3, 'confidentiality-reviewer', 'b', 'q', {seq}, 'referred', {RawActs.At})"); },
            f => f.Do($"delete from referral")),

        // Withdrawals, closures, catalogue.
        ["delete a withdrawal"] = Attack.On(async f => { await f.Live(); await f.Withdraw(1); }, f => f.Do($"delete from withdrawal")),
        ["change the reason of a withdrawal"] = Attack.On(async f => { await f.Live(); await f.Withdraw(1); }, f => f.Do($"update withdrawal set reason = 'replaced'")),
        ["a withdrawal that moves nowhere"] = Attack.On(async f => { await f.Live(); await f.End(1, "withdrawn"); }, f => f.Do($"insert into withdrawal (publication_id, kind, reason, by_id, content_hash, seq, act, at) values (1, 'moved', 'replaced', 4, {RawActs.HashOf(1)}, 5, 'withdrawn', {RawActs.At})")),
        ["a withdrawal citing the release"] = Attack.OnLive($"insert into withdrawal (publication_id, kind, reason, by_id, content_hash, seq, act, at) values (1, 'gone', 'replaced', 4, {RawActs.HashOf(1)}, 4, 'withdrawn', {RawActs.At})"),
        ["open a closed version"] = Attack.On(async f => { await f.Superseded(); await f.Close(1); }, f => f.Do($"delete from version_closure")),
        ["delete a catalogue entry"] = Attack.OnLive($"delete from catalogue_entry"),
        ["change an address"] = Attack.OnLive($"update catalogue_entry set address = 'x'"),
        ["give an index number twice"] = Attack.On(async f => { await f.Live(); await f.Document(2); }, f => f.Catalogue(2, 4, "I1")),
        ["use an address again"] = Attack.On(async f => { await f.Live(); await f.Document(2); }, f => f.Catalogue(2, 4, null, "a/1")),
        ["catalogue entry back-dated against its entry"] = Attack.On(async f => { await f.Live(); await f.Document(2); }, f => f.Catalogue(2, 4, at: RawActs.At.AddYears(-1))),

        // Orders.
        ["a second order while one stands"] = Attack.On(async f => { await Ready(f); await f.Order(1); }, f => f.Order(1)),
        ["an order by the author"] = Attack.On(Ready, f => f.Order(1, who: 1)),
        ["an order by one without a duty"] = Attack.On(Ready, async f => await f.OrderRow(1, 9, await f.Entry(Acts.Ordered, RawActs.HashOf(1)), RawActs.At)),
        ["an order moved to another time"] = Attack.On(async f => { await Ready(f); await f.Order(1); }, f => f.Do($"update release_order set release_at = {RawActs.At}")),
        ["an order moved while it is called back"] = Attack.On(async f => { await Ready(f); await f.Order(1); }, f => f.Do($"update release_order set release_at = {RawActs.At}, cancelled_seq = 1")),
        ["an order called back on no entry"] = Attack.On(async f => { await Ready(f); await f.Order(1); }, f => f.Do($"update release_order set cancelled_seq = 99")),
        ["an order taken up again"] = Attack.On(async f => { await Ready(f); await f.Order(1); await f.Do($"update release_order set cancelled_seq = 1"); }, f => f.Do($"update release_order set cancelled_seq = null")),
        ["delete an order"] = Attack.On(async f => { await Ready(f); await f.Order(1); }, f => f.Do($"delete from release_order")),

        // The chain.
        ["change an entry"] = Attack.OnLive($"update audit_entry set body = {"x"u8.ToArray()} where seq = 2"),
        ["delete the newest entry"] = Attack.OnLive($"delete from audit_entry where seq = (select max(seq) from audit_entry)"),
        ["skip a number"] = Attack.OnLive($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select seq + 2, seq, entry_hash, entry_hash, act, content_hash, at, body from audit_entry where seq = (select max(seq) from audit_entry)"),
        ["fork the chain"] = Attack.OnLive($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select (select max(seq) + 1 from audit_entry), prev_seq, prev_hash, entry_hash, act, content_hash, at, body from audit_entry where seq = 2"),
        ["an entry after one that never was"] = Attack.OnLive($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select max(seq) + 1, max(seq), {RawActs.Hash("x")}, {RawActs.Hash("y")}, 'released', {RawActs.Hash("z")}, {RawActs.At}, {"{}"u8.ToArray()} from audit_entry"),
        ["second genesis"] = Attack.OnLive($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) values (0, null, null, {RawActs.Hash("x")}, 'genesis', {RawActs.Hash("x")}, {RawActs.At}, {"{}"u8.ToArray()})"),
        ["negative genesis"] = Attack.OnLive($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) values (-1, null, null, {RawActs.Hash("x")}, 'genesis', {RawActs.Hash("x")}, {RawActs.At}, {"{}"u8.ToArray()})"),
        ["a later entry without a predecessor"] = Attack.OnLive($"insert into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) values (50, null, null, {RawActs.Hash("x")}, 'genesis', {RawActs.Hash("x")}, {RawActs.At}, {"{}"u8.ToArray()})"),
        ["two heads"] = Attack.OnLive($"insert into ledger_head (id, tip_seq, tip_hash, epoch, writers) select 2, tip_seq, tip_hash, 0, 0 from ledger_head"),
        ["the head on a forged tip"] = Attack.OnLive($"update ledger_head set tip_hash = {RawActs.Hash("x")}"),
        ["the head beyond the tip"] = Attack.OnLive($"update ledger_head set tip_seq = 99"),
        ["change a node of the tree"] = Attack.On(f => f.Do($"insert into tree_node (tree_level, tree_index, hash) values (0, 0, {RawActs.Hash("x")})"), f => f.Do($"update tree_node set hash = {RawActs.Hash("y")}")),
        ["delete a checkpoint"] = Attack.On(f => f.Do($"insert into checkpoint (size, root, signature, at) values (1, {RawActs.Hash("x")}, {new byte[64]}, {RawActs.At})"), f => f.Do($"delete from checkpoint")),

        // People.
        ["one person with two administrators' roles"] = Attack.On(f => f.Do($"insert into staff_role (staff_id, role, administrator_slot) values (1, 'auditor', 1)"), f => f.Do($"insert into staff_role (staff_id, role, administrator_slot) values (1, 'system-administrator', 1)")),
        ["an administrator's role outside its slot"] = Attack.On(f => f.Do($"insert into staff_role (staff_id, role, administrator_slot) values (1, 'auditor', 1)"), f => f.Do($"insert into staff_role (staff_id, role, administrator_slot) values (1, 'security-administrator', null)")),
        ["delete a person who has acted"] = Attack.OnLive($"delete from staff where id = 3"),
        ["delete a document that is live"] = Attack.OnLive($"delete from document"),
        ["delete a column that is used"] = Attack.OnLive($"delete from site_column where id = 1"),
    };

    /// <summary>What SQLite alone can write.</summary>
    private static readonly Dictionary<string, Attack> OnSqlite = new Dictionary<string, Attack>
    {
        ["replace the newest entry"] = Attack.OnLive($"replace into audit_entry (seq, prev_seq, prev_hash, entry_hash, act, content_hash, at, body) select seq, prev_seq, prev_hash, {RawActs.Hash("x")}, act, content_hash, at, {"x"u8.ToArray()} from audit_entry where seq = (select max(seq) from audit_entry)"),
        ["replace a sealed body"] = Attack.OnLive($"replace into revision_body (revision_id, manifest, source, html) values (1, {"{}"u8.ToArray()}, 'x', 'evil')"),
        ["replace a live publication by ignoring its keys"] = Attack.OnLive($"update or replace publication set revision_id = 2"),
    };

    /// <summary>PostgreSQL's way of emptying a table without a row trigger.</summary>
    private static readonly Dictionary<string, Attack> OnPostgres = new[]
    {
        "audit_entry", "catalogue_entry", "checkpoint", "clearance", "content_review", "publication", "publication_file", "referral",
        "release_order", "revision", "revision_body", "revision_file", "revision_person", "revision_relation", "revision_step", "submission",
        "tree_node", "version_closure", "withdrawal",
    }.ToDictionary(table => "truncate " + table, table => Attack.On(f => f.Live(), f => f.DoText($"truncate {table} cascade")));

    /// <summary>The attacks on one kind of database, by name.</summary>
    public static IReadOnlyDictionary<string, Attack> On(DatabaseProvider provider) =>
        Anywhere.Concat(provider == DatabaseProvider.Postgres ? OnPostgres : OnSqlite).ToDictionary();

    private static async Task Ready(RawActs acts)
    {
        await acts.Submit(1);
        await acts.Review(1);
        await acts.Clear(1);
    }
}
