using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>
/// The ids that come next. A bulk write cannot ask the database for the id of each row, so they are given beforehand; nobody else writes
/// meanwhile.
/// </summary>
internal sealed record FirstIds(long Document, long Revision, long Clearance, long Publication)
{
    private const string Id = "Id";

    /// <summary>Reads them.</summary>
    public static async Task<FirstIds> Read(DisclosureDb db, CancellationToken cancel) => new(
        1 + await db.Documents.MaxAsync(row => row.Id, cancel), 1 + await db.Revisions.MaxAsync(row => row.Id, cancel),
        1 + await db.Clearances.MaxAsync(row => row.Id, cancel), 1 + await db.Publications.MaxAsync(row => row.Id, cancel));

    /// <summary>Gives a row its id, which only the database sets otherwise.</summary>
    public static T Give<T>(T row, long id)
        where T : class
    {
        typeof(T).GetProperty(Id)!.SetValue(row, id);
        return row;
    }
}
