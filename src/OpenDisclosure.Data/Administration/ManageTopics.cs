using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;

namespace OpenDisclosure.Data.Administration;

/// <summary>What is set of a topic; its key is in addresses and in seals and never changes.</summary>
public sealed record TopicValues(string StaffName, int Position, bool Closed);

/// <summary>The topics. Every change is an entry.</summary>
public sealed class ManageTopics(DisclosureDb db, TimeProvider clock)
{
    /// <summary>Adds a topic.</summary>
    public Task<ActOutcome> Create(Actor actor, string key, TopicValues values, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        if (!LatinKey.IsKey(key, 2, Topic.KeyLength))
            return ActOutcome.Refused([new Problem("Key", "TopicKeyShape")]);
        if (await db.Topics.AnyAsync(topic => topic.Key == key, cancel))
            return ActOutcome.Refused([new Problem("Key", "TopicKeyTaken")]);
        var topic = new Topic { Key = key, StaffName = values.StaffName, Position = values.Position, Closed = values.Closed, Version = 1 };
        db.Topics.Add(topic);
        return await Store(actor, topic, writer, cancel);
    });

    /// <summary>Changes a topic on top of the version that the actor saw.</summary>
    public Task<ActOutcome> Change(Actor actor, long topicId, long version, TopicValues values, CancellationToken cancel) => ActOutcome.Guarded(async () =>
    {
        if (!actor.Roles.Contains(Role.SystemAdministrator))
            return ActOutcome.Refused("NotYourRole");
        await using var writer = await LedgerWriter.Begin(db, clock, cancel);
        db.ChangeTracker.Clear();
        var topic = await db.Topics.SingleOrDefaultAsync(found => found.Id == topicId, cancel);
        if (topic is null)
            return ActOutcome.Refused("NoTopic");
        if (topic.Version != version)
            return ActOutcome.Refused("ChangedByOther");
        (topic.StaffName, topic.Position, topic.Closed) = (values.StaffName, values.Position, values.Closed);
        if (!db.ChangeTracker.HasChanges())
            return new ActOutcome([]);
        topic.Version++;
        return await Store(actor, topic, writer, cancel);
    });

    /// <summary>The name of a topic as its documents show it; empty until one is released.</summary>
    public static async Task<string> PublicName(DisclosureDb db, string key, CancellationToken cancel)
    {
        var siteText = SiteTextKeys.Topic(key);
        var manifest = await (
            from publication in db.Publications
            join document in db.Documents on publication.DocumentId equals document.Id
            join body in db.RevisionBodies on publication.RevisionId equals body.RevisionId
            where publication.State == PublicationState.Live && document.SiteTextKey == siteText
            select body.Manifest).SingleOrDefaultAsync(cancel);
        return manifest is null ? "" : ManifestFields.Of(manifest).GetValueOrDefault(SiteTextKeys.Name, "");
    }

    private static async Task<ActOutcome> Store(Actor actor, Topic topic, LedgerWriter writer, CancellationToken cancel)
    {
        var body = new Dictionary<string, object?>
        {
            ["actor"] = actor.Key,
            ["topic"] = topic.Key,
            ["version"] = topic.Version,
            ["name"] = topic.StaffName,
            ["position"] = topic.Position,
            ["closed"] = topic.Closed,
        };
        var entry = await writer.Append(Acts.TopicChanged, null, body, cancel);
        var epoch = await writer.Commit(changesSite: true, cancel);
        return new ActOutcome([], entry.Seq, epoch);
    }
}
