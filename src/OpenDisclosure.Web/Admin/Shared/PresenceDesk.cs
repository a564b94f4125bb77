using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>Who has a draft, or a sealed revision, open at this moment; told to the others.</summary>
internal sealed class PresenceDesk(DisclosureDb db, CurrentStaff me, TimeProvider clock)
{
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(40);

    /// <summary>Notes that the reader is here and names the others in a sentence; empty when he is alone.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="revisionId">The revision that he looks at; null while he edits the draft.</param>
    /// <param name="sentence">Takes the names.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<string> Tell(long documentId, long? revisionId, string sentence, CancellationToken cancel)
    {
        var now = BeijingTime.Cut(clock.GetUtcNow());
        await Arrive(documentId, revisionId, now, cancel);
        var others = await Others(documentId, revisionId, now - SeenWithin, cancel);
        return others.Count == 0 ? "" : Texts.Fill(sentence, string.Join(SettingsText.List_Comma, others));
    }

    /// <summary>The names of the others who are here.</summary>
    public async Task<IReadOnlyList<string>> Others(long documentId, long? revisionId, DateTimeOffset since, CancellationToken cancel) => await (
        from presence in db.Presences
        join staff in db.Staff on presence.StaffId equals staff.Id
        where presence.DocumentId == documentId && presence.RevisionId == revisionId && presence.SeenAt >= since && presence.StaffId != me.StaffId
        select staff.Name).ToListAsync(cancel);

    /// <summary>Notes that the reader is here.</summary>
    public async Task Arrive(long documentId, long? revisionId, DateTimeOffset now, CancellationToken cancel)
    {
        var seen = await db.Presences.Where(presence => presence.DocumentId == documentId && presence.StaffId == me.StaffId)
            .ExecuteUpdateAsync(set => set.SetProperty(presence => presence.SeenAt, now).SetProperty(presence => presence.RevisionId, revisionId), cancel);
        if (seen > 0)
            return;
        db.Presences.Add(new Presence { DocumentId = documentId, StaffId = me.StaffId, RevisionId = revisionId, SeenAt = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Two polls of one person arrived together; one row is all that is wanted.
            db.ChangeTracker.Clear();
        }
    }
}
