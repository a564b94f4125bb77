using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Audit;

/// <summary>Entries in words: the keys in a body become names here, in the staff area alone, and nowhere in the ledger.</summary>
internal sealed class EntryWords(DisclosureDb db)
{
    private const string Console = "console";

    /// <summary>Every act, in the order of the filter.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        Acts.Submitted, Acts.Replanned, Acts.ContentReviewed, Acts.Referred, Acts.Verdict, Acts.Ordered, Acts.OrderCancelled, Acts.Released, Acts.Superseded, Acts.Withdrawn,
        Acts.WithdrawalOrdered, Acts.WithdrawalOrderCancelled, Acts.TakenDown, Acts.VersionClosed, Acts.AccountCreated, Acts.AccountDisabled, Acts.AccountEnabled, Acts.PersonChanged, Acts.RolesProposed, Acts.RolesRefused, Acts.RolesChanged, Acts.PasswordReset,
        Acts.SecondFactorReset, Acts.AddressChanged, Acts.SessionEnded, Acts.ColumnChanged, Acts.TopicChanged, Acts.WordListed, Acts.WordTakenOff, Acts.VirusRefused, Acts.UnitChanged, Acts.OfficeChanged, Acts.GroupChanged, Acts.MeetingNoted,
        Acts.LeaveTaken, Acts.LeaveEnded, Acts.SetUp, Acts.FirstPasswordSet, Acts.OpeningConfirmed, Acts.RestoreDrilled, Acts.MessageReceived, Acts.MessageAssigned, Acts.MessageAnswered, Acts.MessageClosed, Acts.MessageReplyDrafted, Acts.MessagesErased,
        Acts.Genesis,
    ];

    /// <summary>The name of an act.</summary>
    public static string Act(string act) => SettingsText.ResourceManager.GetString($"Act_{act}", CultureInfo.InvariantCulture) ?? act;

    /// <summary>Whether the entry's hash is that of its bytes.</summary>
    public static bool IsWhole(AuditEntry entry) =>
        AuditEntry.Hash(entry.Seq, entry.PrevHash ?? AuditEntry.NoContent, entry.Body).AsSpan().SequenceEqual(entry.EntryHash);

    /// <summary>The key of the person who acted; null for acts of the program.</summary>
    public static string? ActorOf(AuditEntry entry)
    {
        using var body = JsonDocument.Parse(entry.Body);
        return Member(body, "actor");
    }

    /// <summary>The beginning and the end of a hash.</summary>
    public static string Short(byte[] hash) =>
        hash.AsSpan().SequenceEqual(AuditEntry.NoContent) ? SettingsText.Audit_None : $"{Convert.ToHexStringLower(hash)[..4]}\u2026{Convert.ToHexStringLower(hash)[^4..]}";

    /// <summary>Lines of a list, in the order given.</summary>
    public async Task<IReadOnlyList<EntryLine>> Lines(IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var people = await People(cancel);
        var hashes = entries.Select(entry => entry.ContentHash).Where(hash => !hash.AsSpan().SequenceEqual(AuditEntry.NoContent)).ToList();
        var titles = (await db.Revisions.AsNoTracking().Where(revision => hashes.Contains(revision.ContentHash))
            .Select(revision => new { revision.ContentHash, revision.Title, revision.No }).ToListAsync(cancel))
            .ToDictionary(revision => Convert.ToHexStringLower(revision.ContentHash), revision => Texts.Fill(SettingsText.Audit_DocumentObject, revision.Title, revision.No));
        return [.. entries.Select(entry => Line(entry, people, titles))];
    }

    /// <summary>The members of a body, the known ones with their names, in the order in which they are hashed.</summary>
    public async Task<IReadOnlyList<BodyField>> Fields(AuditEntry entry, CancellationToken cancel)
    {
        var people = await People(cancel);
        using var body = JsonDocument.Parse(entry.Body);
        return [.. body.RootElement.EnumerateObject().Select(member => new BodyField(
            SettingsText.ResourceManager.GetString($"Body_{member.Name}", CultureInfo.InvariantCulture) ?? member.Name,
            Value(member.Name, member.Value, people)))];
    }

    private static EntryLine Line(AuditEntry entry, Dictionary<string, string> people, Dictionary<string, string> titles)
    {
        using var body = JsonDocument.Parse(entry.Body);
        var about = titles.GetValueOrDefault(Convert.ToHexStringLower(entry.ContentHash))
            ?? (Member(body, "staff") is { } staff ? people.GetValueOrDefault(staff, staff) : null)
            ?? Member(body, "name") ?? Member(body, "column") ?? Member(body, "word") ?? Member(body, "message") ?? Member(body, "purpose") ?? SettingsText.Audit_None;
        return new EntryLine(entry, Act(entry.Act), Who(Member(body, "actor"), people), about, IsWhole(entry));
    }

    private static string Value(string name, JsonElement value, Dictionary<string, string> people) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(SettingsText.List_Comma, value.EnumerateArray().Select(item => Term(name, item.ToString()))),
        JsonValueKind.String when name == "act" => Act(value.GetString()!),
        JsonValueKind.String when name is "actor" or "staff" or "proposer" or "standIn" => $"{Who(value.GetString(), people)} ({value.GetString()})",
        JsonValueKind.String => Term(name, value.GetString()!),
        _ => value.ToString(),
    };

    /// <summary>A term in words, where the member holds one.</summary>
    private static string Term(string name, string value) => name switch
    {
        "roles" or "before" => Label<Role>(value),
        "steps" => Label<Duty>(value),
        "kind" => Label<DocumentKind>(value),
        "messageKind" => Label<Domain.Messages.MessageKind>(value),
        "post" => Label<GroupPost>(value),
        "list" => Label<Domain.Privacy.WordList>(value),
        "class" => Label<Domain.Catalogue.ColumnClass>(value),
        "reason" => Label<WithdrawalReason>(value),
        "outcome" when Enum.GetValues<ClearanceOutcome>().Any(outcome => Domain.Publishing.Term.Of(outcome) == value) => Label<ClearanceOutcome>(value),
        "outcome" => Label<ReviewOutcome>(value),
        _ => value,
    };

    private static string Label<T>(string term)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Domain.Publishing.Term.Of(value) == term)
                return Labels.Of(value);
        }

        return term;
    }

    private static string Who(string? key, Dictionary<string, string> people) => key switch
    {
        null => SettingsText.Audit_System,
        Console => SettingsText.Audit_Console,
        _ => people.GetValueOrDefault(key, key),
    };

    private static string? Member(JsonDocument body, string name) =>
        body.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private Task<Dictionary<string, string>> People(CancellationToken cancel) =>
        db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Key, staff => staff.Name, cancel);
}
