using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Scanning;

/// <summary>What the scanner knows of the agency: its lists, and what of the agency itself is public anyway.</summary>
public static class AgencyLists
{
    private const char Comma = '\u3001';

    private static readonly string[] NumberFields = ["telephone", "dutyTelephone", "fax"];
    private static readonly string[] AddressFields = ["address", "email"];

    /// <summary>The lists as they stand now.</summary>
    public static async Task<ScanLists> Read(DisclosureDb db, CancellationToken cancel)
    {
        var lines = (await db.ListedWords.AsNoTracking().Where(line => line.RemovedAt == null).ToListAsync(cancel)).ToLookup(line => line.List);
        var agency = await AgencyText(db, cancel);
        var telephones = await db.Offices.Where(office => office.Telephone != "").Select(office => office.Telephone).ToListAsync(cancel);
        return new ScanLists
        {
            SensitiveWords = [.. lines[WordList.SensitiveWording].Select(line => line.Word)],
            Leaders = lines[WordList.Leader].ToDictionary(line => line.Word, line => (IReadOnlyList<string>)line.Meaning.Split(Comma, StringSplitOptions.RemoveEmptyEntries)),
            Misspellings = lines[WordList.Misspelling].ToDictionary(line => line.Word, line => line.Meaning),
            AcceptedGroups = lines[WordList.Accepted].Select(line => line.Word).ToHashSet(),
            OwnNumbers = [.. telephones.Concat(Present(agency, NumberFields)).Distinct()],
            OwnAddresses = [.. Present(agency, AddressFields)],
            OwnNames = await db.Staff.Select(staff => staff.Name).Distinct().ToListAsync(cancel),
        };
    }

    private static IEnumerable<string> Present(IReadOnlyDictionary<string, string> agency, string[] fields) =>
        fields.Select(field => agency.GetValueOrDefault(field, "")).Where(text => text.Length > 0);

    private static async Task<IReadOnlyDictionary<string, string>> AgencyText(DisclosureDb db, CancellationToken cancel)
    {
        var manifest = await (
            from publication in db.Publications
            join document in db.Documents on publication.DocumentId equals document.Id
            join body in db.RevisionBodies on publication.RevisionId equals body.RevisionId
            where publication.State == PublicationState.Live && document.SiteTextKey == SiteTextKeys.Agency
            select body.Manifest).SingleOrDefaultAsync(cancel);
        return manifest is null ? new Dictionary<string, string>() : ManifestFields.Of(manifest);
    }
}
