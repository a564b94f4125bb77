using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Texts;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Admin.Shared;

namespace OpenDisclosure.Web.Admin.Audit;

/// <summary>Reads the ledger: the auditor all of it, the security and the system administrator their own areas.</summary>
internal sealed class LedgerReader(DisclosureDb db, CurrentStaff me, EntryWords words)
{
    public const int PageSize = 50;
    public const int LongestExport = 100_000;

    private const int ShortestHash = 4;
    private const int Batch = 1000;
    private const int MostLooked = 20_000;

    private static readonly string[] OfAccounts =
        [Acts.AccountCreated, Acts.AccountDisabled, Acts.AccountEnabled, Acts.RolesChanged, Acts.PasswordReset, Acts.SecondFactorReset, Acts.AddressChanged];

    private static readonly string[] OfSettings = [Acts.Genesis, Acts.ColumnChanged, Acts.UnitChanged];

    /// <summary>Whether the reader sees the whole ledger.</summary>
    public bool SeesAll => me.Is(Role.Auditor);

    /// <summary>The acts that the reader may see, in the order of the filter.</summary>
    public IReadOnlyList<string> VisibleActs =>
        [.. EntryWords.Known.Where(act => SeesAll || (me.Is(Role.SecurityAdministrator) && OfAccounts.Contains(act)) || (me.Is(Role.SystemAdministrator) && OfSettings.Contains(act)))];

    /// <summary>A page of the filtered ledger, newest first, by number and never by offset.</summary>
    public async Task<AuditPage> Page(AuditFilter filter, CancellationToken cancel)
    {
        var newerPart = filter.After is not null;
        var (entries, stoppedAt) = await Read(filter, PageSize, newerPart, cancel);
        if (newerPart)
            entries.Reverse();
        var lines = await words.Lines(entries, cancel);
        var (first, last) = (entries.FirstOrDefault()?.Seq, entries.LastOrDefault()?.Seq);
        return new AuditPage
        {
            Filter = filter,
            Chain = await Chain(lines, cancel),
            Lines = lines,
            Newer = newerPart ? stoppedAt : filter.Before is null ? null : first ?? filter.Before - 1,
            Older = newerPart ? last ?? filter.After + 1 : stoppedAt,
            Acts = VisibleActs,
            People = await db.Staff.AsNoTracking().OrderBy(staff => staff.Id).Select(staff => new KeyValuePair<string, string>(staff.Key, staff.Name)).ToListAsync(cancel),
            MayExport = SeesAll,
            OwnArea = !SeesAll,
        };
    }

    /// <summary>One entry with its neighbours; null when there is none, or not for the reader.</summary>
    public async Task<EntryPage?> Entry(long seq, CancellationToken cancel)
    {
        if (await Visible().SingleOrDefaultAsync(entry => entry.Seq == seq, cancel) is not { } entry)
            return null;
        var neighbours = await db.AuditEntries.AsNoTracking().Where(other => other.Seq == seq - 1 || other.Seq == seq + 1).ToListAsync(cancel);
        var line = (await words.Lines([entry], cancel))[0];
        return new EntryPage(
            line, await words.Fields(entry, cancel),
            neighbours.SingleOrDefault(other => other.Seq == seq - 1), neighbours.SingleOrDefault(other => other.Seq == seq + 1), SeesAll);
    }

    /// <summary>The filtered entries, oldest first, for an export.</summary>
    public async Task<IReadOnlyList<AuditEntry>> All(AuditFilter filter, CancellationToken cancel)
    {
        var found = await (await Filtered(filter, cancel)).OrderBy(entry => entry.Seq).Take(LongestExport).ToListAsync(cancel);
        return [.. found.Where(entry => Fits(entry, filter))];
    }

    /// <summary>
    /// Reads on in one direction until the page is full. Who acted stands in the body alone, which no database looks into the same
    /// way: it is compared here, over so many entries at most; the reader then goes on from where it stopped.
    /// </summary>
    private async Task<(List<AuditEntry> Entries, long? StoppedAt)> Read(AuditFilter filter, int count, bool ascending, CancellationToken cancel)
    {
        var all = await Filtered(filter, cancel);
        var found = new List<AuditEntry>();
        var at = ascending ? filter.After : filter.Before;
        for (var looked = 0; looked < MostLooked; looked += Batch)
        {
            var from = at;
            var batch = await (ascending
                ? all.Where(entry => entry.Seq > from).OrderBy(entry => entry.Seq)
                : all.Where(entry => from == null || entry.Seq < from).OrderByDescending(entry => entry.Seq)).Take(Batch).ToListAsync(cancel);
            foreach (var entry in batch)
            {
                if (!Fits(entry, filter))
                    continue;
                if (found.Count == count)
                    return (found, found[^1].Seq);
                found.Add(entry);
            }

            if (batch.Count < Batch)
                return (found, null);
            at = batch[^1].Seq;
        }

        return (found, at);
    }

    private static bool Fits(AuditEntry entry, AuditFilter filter) =>
        (filter.Person is not { Length: > 0 } person || EntryWords.ActorOf(entry) == person) && FitsText(entry, Plain(filter.Text));

    private static bool FitsText(AuditEntry entry, string text) =>
        !IsHash(text)
        || Convert.ToHexStringLower(entry.EntryHash).StartsWith(text, StringComparison.Ordinal)
        || Convert.ToHexStringLower(entry.ContentHash).StartsWith(text, StringComparison.Ordinal);

    private IQueryable<AuditEntry> Visible()
    {
        var entries = db.AuditEntries.AsNoTracking();
        var acts = VisibleActs;
        return SeesAll ? entries : entries.Where(entry => acts.Contains(entry.Act));
    }

    private async Task<IQueryable<AuditEntry>> Filtered(AuditFilter filter, CancellationToken cancel)
    {
        var entries = Visible();
        if (filter.Act is { Length: > 0 } act)
            entries = entries.Where(entry => entry.Act == act);
        if (DateText.Date(filter.From) is { } from)
        {
            var begin = BeijingTime.Instant(from, TimeOnly.MinValue);
            entries = entries.Where(entry => entry.At >= begin);
        }

        if (DateText.Date(filter.To) is { } to && to < DateOnly.MaxValue)
        {
            var end = BeijingTime.Instant(to.AddDays(1), TimeOnly.MinValue);
            entries = entries.Where(entry => entry.At < end);
        }

        var text = Plain(filter.Text);
        if (text.Length == 0 || IsHash(text))
            return entries;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            return entries.Where(entry => entry.Seq == seq);
        var hashes = await ContentOf(text, cancel);
        return entries.Where(entry => hashes.Contains(entry.ContentHash));
    }

    /// <summary>The contents of all revisions of the document with an index number.</summary>
    private Task<List<byte[]>> ContentOf(string indexNumber, CancellationToken cancel)
    {
        var key = indexNumber.ToUpperInvariant();
        return (
            from catalogued in db.CatalogueEntries.AsNoTracking()
            join revision in db.Revisions on catalogued.DocumentId equals revision.DocumentId
            where catalogued.IndexNumberKey == key
            select revision.ContentHash).ToListAsync(cancel);
    }

    private static string Plain(string? text) =>
        string.Concat(Width.Narrow(text ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).ToLowerInvariant();

    /// <summary>The beginning of a hash, as far as it was typed; digits alone are a number.</summary>
    private static bool IsHash(string text) =>
        text.Length is >= ShortestHash and <= 2 * AuditEntry.HashLength && text.All(char.IsAsciiHexDigit) && !long.TryParse(text, out _);

    private async Task<ChainState> Chain(IReadOnlyList<EntryLine> lines, CancellationToken cancel)
    {
        var head = await db.LedgerHeads.AsNoTracking().SingleAsync(cancel);
        var tip = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Seq).FirstAsync(cancel);
        var linked = lines.Zip(lines.Skip(1)).All(pair =>
            pair.First.Entry.PrevSeq != pair.Second.Entry.Seq || pair.First.Entry.PrevHash.AsSpan().SequenceEqual(pair.Second.Entry.EntryHash));
        var whole = linked && lines.All(line => line.Whole) && EntryWords.IsWhole(tip)
            && head.TipSeq == tip.Seq && head.TipHash.AsSpan().SequenceEqual(tip.EntryHash);
        var checkpoint = await db.Checkpoints.AsNoTracking().OrderByDescending(found => found.Size).FirstOrDefaultAsync(cancel);
        return new ChainState(tip.Seq + 1, whole, checkpoint);
    }
}
