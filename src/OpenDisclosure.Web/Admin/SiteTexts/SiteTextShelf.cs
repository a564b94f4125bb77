using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.Web.Admin.SiteTexts;

/// <summary>A site text and where it stands.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="DocumentId">Its document; null when it was never begun.</param>
/// <param name="LiveSince">When the live text was released; null when none is live.</param>
/// <param name="InWork">Whether somebody has typed since the last release.</param>
internal sealed record SiteTextLine(string Key, string Name, long? DocumentId, DateTimeOffset? LiveSince, bool InWork);

/// <summary>All texts of the site that are no documents of a column.</summary>
internal sealed class SiteTextShelf(DisclosureDb db)
{
    /// <summary>The fixed texts first, then one for each open column, in the order of the tree's siblings.</summary>
    public async Task<IReadOnlyList<SiteTextLine>> All(CancellationToken cancel)
    {
        var columns = await db.Columns.AsNoTracking().IgnoreAutoIncludes().Where(column => !column.Closed)
            .OrderBy(column => column.Position).ThenBy(column => column.Id).Select(column => new { column.Key, column.StaffName }).ToListAsync(cancel);
        var topics = await db.Topics.AsNoTracking().Where(topic => !topic.Closed).OrderBy(topic => topic.Position).ThenBy(topic => topic.Id).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().Where(unit => !unit.IsMain).OrderBy(unit => unit.Key).ToListAsync(cancel);
        var states = await States(cancel);
        return
        [
            .. SiteTextLabels.Fixed.Select(key => Line(states, key, SiteTextLabels.Name(key))),
            .. columns.Select(column => Line(states, SiteTextKeys.Column(column.Key), Texts.Fill(SettingsText.SiteText_Column, column.StaffName))),
            .. topics.Select(topic => Line(states, SiteTextKeys.Topic(topic.Key), Texts.Fill(SettingsText.SiteText_Topic, topic.StaffName))),
            .. units.Select(unit => Line(states, SiteTextKeys.Unit(unit.Key), Texts.Fill(SettingsText.SiteText_Unit, unit.Name))),
        ];
    }

    /// <summary>Where each begun text stands, by key.</summary>
    public async Task<IReadOnlyDictionary<string, SiteTextLine>> States(CancellationToken cancel) => await (
        from document in db.Documents.AsNoTracking()
        where document.SiteTextKey != null
        select new SiteTextLine(
            document.SiteTextKey!,
            "",
            document.Id,
            db.Publications.Where(publication => publication.DocumentId == document.Id && publication.State == PublicationState.Live)
                .Select(publication => (DateTimeOffset?)publication.PublishedAt).FirstOrDefault(),
            db.DraftContributors.Any(person => person.DocumentId == document.Id)))
        .ToDictionaryAsync(line => line.Key, cancel);

    /// <summary>The name of a site text of this site; null when there is none of this key.</summary>
    public async Task<string?> Name(string key, CancellationToken cancel)
    {
        if (SiteTextLabels.Fixed.Contains(key))
            return SiteTextLabels.Name(key);
        var owner = SiteTextKeys.OwnerOf(key);
        var (name, pattern) = key switch
        {
            _ when SiteTextKeys.IsColumn(key) => (await db.Columns.Where(found => found.Key == owner).Select(found => found.StaffName).SingleOrDefaultAsync(cancel), SettingsText.SiteText_Column),
            _ when SiteTextKeys.IsTopic(key) => (await db.Topics.Where(found => found.Key == owner).Select(found => found.StaffName).SingleOrDefaultAsync(cancel), SettingsText.SiteText_Topic),
            _ when SiteTextKeys.IsUnit(key) => (await db.Units.Where(found => found.Key == owner && !found.IsMain).Select(found => found.Name).SingleOrDefaultAsync(cancel), SettingsText.SiteText_Unit),
            _ => (null, ""),
        };
        return name is null ? null : Texts.Fill(pattern, name);
    }

    /// <summary>The document of a site text; null when it was never begun.</summary>
    public Task<long?> DocumentOf(string key, CancellationToken cancel) =>
        db.Documents.Where(document => document.SiteTextKey == key).Select(document => (long?)document.Id).SingleOrDefaultAsync(cancel);

    private static SiteTextLine Line(IReadOnlyDictionary<string, SiteTextLine> states, string key, string name) =>
        states.TryGetValue(key, out var state) ? state with { Name = name } : new SiteTextLine(key, name, null, null, false);
}
