using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Verification;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using static OpenDisclosure.IntegrationTests.Fixtures.GateFlow;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>The verifier is silent about what is true and names what somebody wrote past the gate.</summary>
public sealed class VerifierTests(VerifiedAgency agency) : IClassFixture<VerifiedAgency>
{
    /// <summary>What no hash covers: operation, wishes and free words beside the acts. Everything else must be named.</summary>
    private static readonly HashSet<string> Uncovered =
    [
        "ledger_head.epoch", "ledger_head.writers", "revision.urgent", "content_review.note", "clearance.note", "referral.question",
        "document.created_at", "referral.id", "release_order.id", "withdrawal_order.id",
    ];

    private static readonly string[] Tables =
    [
        "audit_entry", "ledger_head", "tree_node", "checkpoint", "document", "revision", "revision_body", "revision_file", "revision_relation",
        "revision_step", "revision_person", "revision_scan", "submission", "content_review", "referral", "clearance", "suggestion", "release_order", "withdrawal_order", "publication",
        "publication_file", "withdrawal", "version_closure", "catalogue_entry", "column_counter", "index_counter",
    ];

    public static IEnumerable<object[]> Columns()
    {
        using var db = TestDatabase.Open(DatabaseProvider.Sqlite, "Data Source=:memory:");
        return
        [
            .. from entity in db.Model.GetEntityTypes()
               where Tables.Contains(entity.GetTableName())
               from property in entity.GetProperties()
               let column = $"{entity.GetTableName()}.{property.GetColumnName()}"
               where !Uncovered.Contains(column)
               select new object[] { column },
        ];
    }

    [Theory, EachDatabase]
    public async Task A_database_that_nobody_touched_has_no_finding(DatabaseProvider provider)
    {
        var whole = await agency.On(provider);
        Assert.Empty(await whole.Verify());
    }

    [Theory, EachDatabase]
    public async Task An_export_is_verified_without_a_database(DatabaseProvider provider)
    {
        var whole = await agency.On(provider);
        Assert.Empty(await whole.VerifyExport());
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_value_changed_past_the_gate_is_named(string column)
    {
        var whole = await agency.On(DatabaseProvider.Sqlite);
        await using var copy = await whole.Copy();
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
        Assert.True(await Forge(copy, table, name), $"No row has a value in {column}; the agency of the tests must make one.");
        Assert.NotEmpty(await copy.Verify());
    }

    [Theory]
    [InlineData("submission")]
    [InlineData("content_review")]
    [InlineData("referral")]
    [InlineData("clearance")]
    [InlineData("suggestion")]
    [InlineData("release_order")]
    [InlineData("withdrawal_order")]
    [InlineData("publication")]
    [InlineData("publication_file")]
    [InlineData("withdrawal")]
    [InlineData("version_closure")]
    [InlineData("catalogue_entry")]
    [InlineData("index_counter")]
    [InlineData("column_counter")]
    [InlineData("revision")]
    [InlineData("revision_body")]
    [InlineData("revision_file")]
    [InlineData("revision_relation")]
    [InlineData("revision_step")]
    [InlineData("revision_person")]
    [InlineData("revision_scan")]
    [InlineData("tree_node")]
    [InlineData("ledger_head")]
    public async Task A_row_deleted_past_the_gate_is_named(string table)
    {
        var whole = await agency.On(DatabaseProvider.Sqlite);
        await using var copy = await whole.Copy();
        await using (var shell = await copy.ForeignShell())
            Assert.Equal(1, await shell.DoText($"delete from {table} where rowid = (select min(rowid) from {table})"));
        Assert.NotEmpty(await copy.Verify());
    }

    [Fact]
    public async Task What_a_foreign_shell_slips_past_the_keys_is_named()
    {
        var whole = await agency.On(DatabaseProvider.Sqlite);
        foreach (var (name, forgery) in Forgeries)
        {
            await using var copy = await whole.Copy();
            await using (var shell = await copy.ForeignShell())
                Assert.True(await shell.DoText(forgery) >= 1, name);
            var findings = await copy.Verify();
            Assert.True(findings.Count > 0, name + " was not found.");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Cutting_off_the_newest_entries_is_found_by_a_checkpoint_kept_outside(int count)
    {
        var whole = await agency.On(DatabaseProvider.Sqlite);
        await using var copy = await whole.Copy();
        await using (var shell = await copy.ForeignShell())
        {
            var tip = await shell.Number($"select max(seq) from audit_entry") - count;
            await shell.Do($"delete from audit_entry where seq > {tip}");
            await shell.Do($"delete from checkpoint where size > {tip + 1}");
            await shell.Do($"delete from tree_node where (tree_index + 1) * (1 << tree_level) > {tip + 1}");
            await shell.Do($"update ledger_head set tip_seq = {tip}, tip_hash = (select entry_hash from audit_entry where seq = {tip})");
        }

        Assert.DoesNotContain(await copy.Verify(outside: false), finding => finding.Code is "truncated" or "head" or "tree");
        Assert.Contains(await copy.Verify(), finding => finding.Code == "truncated");
        Assert.Contains(await copy.VerifyExport(), finding => finding.Code == "truncated");
    }

    [Fact]
    public async Task A_chain_written_anew_from_end_to_end_is_found_by_a_checkpoint_kept_outside()
    {
        var whole = await agency.On(DatabaseProvider.Sqlite);
        await using var copy = await whole.Copy();
        await Rechain(copy);
        Assert.DoesNotContain(await copy.Verify(outside: false), finding => finding.Code is "link" or "entry-hash" or "head" or "tree");
        Assert.Contains(await copy.Verify(), finding => finding.Code == "rewritten");
    }

    [Fact]
    public async Task A_checkpoint_signed_by_another_key_is_named()
    {
        var whole = await agency.On(DatabaseProvider.Sqlite);
        await using var copy = await whole.Copy();
        using var other = new CheckpointKey(Path.Combine(whole.Flow.Folder, "other.pem"), mayCreate: true);
        Assert.Contains(await copy.Verify(key: other.PublicPem), finding => finding.Code == "signature");
    }

    [Fact]
    public async Task A_file_changed_in_the_store_is_named()
    {
        using var own = new VerifiedAgency();
        await own.InitializeAsync();
        var whole = await own.On(DatabaseProvider.Sqlite);
        var file = Directory.EnumerateFiles(Path.Combine(whole.Flow.Folder, "files"), "*", SearchOption.AllDirectories).First();
        await File.AppendAllTextAsync(file, "x");
        Assert.Contains(await whole.Verify(), finding => finding.Code == "file");
        await own.DisposeAsync();
    }

    [Fact]
    public async Task A_checkpoint_is_signed_once_for_each_size()
    {
        var whole = await agency.On(DatabaseProvider.Sqlite);
        await using var copy = await whole.Copy();
        await using var db = copy.Database.Open();
        var before = await db.Checkpoints.CountAsync();
        var first = await new SignCheckpoint(db, whole.Key, whole.Flow.Clock).Run(VerifiedAgency.Origin, CancellationToken.None);
        var second = await new SignCheckpoint(db, whole.Key, whole.Flow.Clock).Run(VerifiedAgency.Origin, CancellationToken.None);
        Assert.Equal(first.Size, second.Size);
        Assert.Equal(before, await db.Checkpoints.CountAsync());
    }

    [Fact]
    public void A_signing_key_is_not_made_unless_that_is_allowed()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".pem");
        using var key = new CheckpointKey(path, mayCreate: false);
        Assert.Throws<FileNotFoundException>(() => key.PublicPem);
        Assert.False(File.Exists(path));
    }

    private static readonly Dictionary<string, string> Forgeries = new()
    {
        ["a publication on a refusal"] = "insert into publication (document_id, revision_id, content_hash, clearance_id, outcome, review_steps, review_outcome, releaser_id, duty, seq, act, state, published_at, first_published_at, column_id) select r.document_id, r.id, r.content_hash, c.id, 'cleared', r.review_steps, 'passed', 6, 'releaser', 1, 'released', 'live', c.at, c.at, r.column_id from clearance c join revision r on r.id = c.revision_id where c.outcome = 'refused'",
        ["a relation joined after the seal"] = "insert into revision_relation (revision_id, kind, target_id) select p.revision_id, 'repeals', p.document_id from publication p where state = 'live' limit 1",
        ["a file joined after the seal"] = "insert into publication_file (publication_id, revision_id, ordinal, sha256, name) select id, revision_id, 9, content_hash, 'evil.pdf' from publication limit 1",
        ["an author crossed out"] = "update revision_person set duty = 'releaser' where duty = 'author' and rowid = (select min(rowid) from revision_person where duty = 'author')",
        ["a withdrawn page revived"] = "update publication set state = 'live', ended_seq = null where state = 'withdrawn'",
        ["a closed version opened"] = "delete from version_closure",
        ["an index number given to what was never released"] = "insert into catalogue_entry (document_id, index_number, index_number_key, address, first_published_at, seq) select d.id, 'X', 'X', 'x', a.at, a.seq from document d, audit_entry a where a.seq = 3 and d.id not in (select document_id from catalogue_entry) limit 1",
    };

    /// <summary>Changes one value of the table's newest row that has one: a letter, a byte, a number, a day.</summary>
    private static async Task<bool> Forge(AgencyCopy copy, string table, string column)
    {
        await using var shell = await copy.ForeignShell();
        var row = await shell.AskText($"select max(rowid) from {table} where {column} is not null") as long?;
        if (row is null)
            return false;
        var value = await shell.AskText($"select {column} from {table} where rowid = {row}");
        object forged = value switch
        {
            byte[] bytes => bytes[..^1].Append((byte)(bytes[^1] ^ 1)).ToArray(),
            long number => number + 1000,
            string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, out _) && text.StartsWith("20", StringComparison.Ordinal) => "2021" + text[4..],
            string text => text + "x",
            _ => throw new InvalidOperationException($"{table}.{column} holds {value}."),
        };
        await shell.Do($"update {new Verbatim(table)} set {new Verbatim(column)} = {forged} where rowid = {row}");
        return true;
    }

    private static async Task Rechain(AgencyCopy copy)
    {
        List<AuditEntry> entries;
        await using (var db = copy.Database.Open())
            entries = await db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq).ToListAsync();
        await using var shell = await copy.ForeignShell();
        AuditTip? tip = null;
        var hashes = new Dictionary<(int Level, long Index), byte[]>();
        foreach (var old in entries)
        {
            var body = old.Seq == 0 ? System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(old.Body).Replace("test", "best", StringComparison.Ordinal)) : old.Body;
            var entry = AuditEntry.Following(tip, old.Act, old.ContentHash, old.At, body);
            await shell.Do($"update audit_entry set prev_hash = {entry.PrevHash}, entry_hash = {entry.EntryHash}, body = {body} where seq = {entry.Seq}");
            tip = new AuditTip(entry.Seq, entry.EntryHash);
            var (level, index, hash) = (0, entry.Seq, entry.EntryHash);
            hashes[(level, index)] = hash;
            for (; index % 2 == 1; (level, index) = (level + 1, index / 2))
                hashes[(level + 1, index / 2)] = hash = MerkleTree.Parent(hashes[(level, index - 1)], hash);
        }

        foreach (var ((level, index), hash) in hashes)
            await shell.Do($"update tree_node set hash = {hash} where tree_level = {level} and tree_index = {index}");
        await shell.Do($"update ledger_head set tip_hash = {tip!.Hash}");
        await shell.DoText("delete from checkpoint");
    }
}

/// <summary>An agency that has done every act once; the tests change copies of it.</summary>
public sealed class VerifiedAgency : IAsyncLifetime, IDisposable
{
    public const string Origin = "www.example.gov.cn";

    private readonly ClassFlows flows = new();
    private readonly Dictionary<DatabaseProvider, AgencyCopy> made = [];

    public async Task<AgencyCopy> On(DatabaseProvider provider)
    {
        if (made.TryGetValue(provider, out var known))
            return known;
        var flow = await flows.Of(provider);
        await Act(flow);
        var key = new CheckpointKey(Path.Combine(flow.Folder, "checkpoint.pem"), mayCreate: true);
        await using var db = flow.Database.Open();
        var checkpoint = await new SignCheckpoint(db, key, flow.Clock).Run(Origin, CancellationToken.None);
        return made[provider] = new AgencyCopy(flow, flow.Database, key, new OutsideCheckpoint(checkpoint.Size, checkpoint.Root));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => flows.DisposeAsync();

    public void Dispose()
    {
        foreach (var copy in made.Values)
            copy.Key.Dispose();
    }

    private static async Task Act(GateFlow flow)
    {
        await using (var db = flow.Database.Open())
        {
            db.Topics.Add(new Topic { Key = "topic", StaffName = "某专题", Position = 1, Version = 1 });
            await db.SaveChangesAsync();
        }

        await flow.Live(siteText: SiteTextKeys.Agency);
        var (target, _) = await flow.Live(flow.News);
        var full = await flow.Draft(flow.Policies, number: "某〔2022〕3号");
        await flow.Attach(full, "附件.pdf", "content");
        await flow.Attach(full, "附件二.pdf", "more");
        await flow.Relate(full, RelationKind.ReliesOn, target);
        await flow.Edit(full, flow.SecondAuthor, draft =>
        {
            (draft.EffectiveOn, draft.ExpiresOn, draft.Validity) = (new DateOnly(2022, 12, 1), new DateOnly(2027, 12, 1), Validity.InForce);
            (draft.SubjectClass, draft.Genre, draft.StatutoryItem, draft.Keywords) = ("class", "genre", 3, "word");
            (draft.Source, draft.ResponsibleOffice, draft.PlannedAt, draft.Topic) = ("source", "office", flow.Clock.GetUtcNow(), "topic");
        });
        await flow.ReleaseNext(full);
        await flow.Revise(full);
        await flow.Revise(full, draft => draft.Correction = CorrectionKind.PersonalData);
        await flow.Revise(full, draft => (draft.Notice, draft.Correction) = ("已停止执行", CorrectionKind.Ordinary));
        var (moved, movedSeen) = await flow.Live();
        Must(await flow.Withdraw(moved, movedSeen.ContentHash, target: target));
        var (gone, goneSeen) = await flow.Live(flow.News);
        Must(await flow.TakeDown(gone, goneSeen.ContentHash));
        await Orders(flow);
        await Refusals(flow);
        await flow.Revise(full);
    }

    private static async Task Orders(GateFlow flow)
    {
        var seen = await flow.Ready(await flow.Draft());
        Must(await flow.Order(seen, flow.Clock.GetUtcNow().AddDays(1)));
        Must(await flow.CallBack(seen.RevisionId));
        Must(await flow.Order(seen, flow.Clock.GetUtcNow().AddDays(1)));
        flow.Clock.Advance(TimeSpan.FromDays(1));
        Must(await flow.Fulfil(seen.RevisionId));
        var overtaken = await flow.Draft();
        var old = await flow.Ready(overtaken);
        Must(await flow.Order(old, flow.Clock.GetUtcNow().AddDays(1)));
        await flow.Edit(overtaken, flow.Author, draft => draft.Body += "b");
        await flow.Submitted(overtaken);
        var (policy, interpretation) = (await flow.Ready(await flow.Draft()), await flow.Ready(await flow.Draft()));
        Must(await flow.Order([policy, interpretation], flow.Clock.GetUtcNow().AddDays(1)));
        Must(await flow.Move(interpretation.RevisionId, flow.Clock.GetUtcNow().AddDays(2)));
        flow.Clock.Advance(TimeSpan.FromDays(2));
        Must(await flow.Fulfil(policy.RevisionId));
        var (listed, seenList) = await flow.Live();
        Must(await flow.OrderWithdrawal(listed, seenList.ContentHash, flow.Clock.GetUtcNow().AddDays(1)));
        Must(await flow.CallWithdrawalBack(listed));
        Must(await flow.OrderWithdrawal(listed, seenList.ContentHash, flow.Clock.GetUtcNow().AddDays(1)));
        flow.Clock.Advance(TimeSpan.FromDays(1));
        Must(await flow.FulfilWithdrawal(listed));
        var (kept, seenKept) = await flow.Live();
        Must(await flow.OrderWithdrawal(kept, seenKept.ContentHash, flow.Clock.GetUtcNow().AddDays(9)));
    }

    private static async Task Refusals(GateFlow flow)
    {
        var referred = await flow.Submitted(await flow.Draft(flow.News));
        Must(await flow.Refer(referred));
        Must(await flow.Clear(referred, outcome: ClearanceOutcome.Refused));
        var returned = await flow.Submitted(await flow.Draft());
        Must(await flow.Review(returned, outcome: ReviewOutcome.Returned));
        await using var db = flow.Database.Open();
        var review = new ReviewRevision(db, flow.Clock);
        var suggested = await flow.Submitted(await flow.Draft());
        Must(await review.Content(flow.ContentReviewer, suggested, ReviewOutcome.Returned, "", CancellationToken.None, new SuggestedText("标题", "", "正文")));
    }
}
