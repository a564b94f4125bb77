using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Data.Accounts;

/// <summary>From where acts came, by keyed hashes. Beside the ledger, not in it: the entries stay, these rows are forgotten.</summary>
public static class Origins
{
    /// <summary>The keyed hash of an address; the same whether IPv4 was wrapped or not.</summary>
    public static byte[] Of(CheckpointKey key, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(address);
        return HMACSHA256.HashData(key.Derive("act-origin"), address.MapToIPv6().GetAddressBytes());
    }

    /// <summary>Deletes what is older than it may be kept: origins of acts, and sessions that ended.</summary>
    public static async Task Forget(DisclosureDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var before = BeijingTime.Cut(now - ActOrigin.KeptFor);
        await db.ActOrigins.Where(origin => origin.At < before).ExecuteDeleteAsync(cancel);
        await db.StaffSessions.Where(session => session.SeenAt < before).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Notes the origin of an act in its transaction, where it is known.</summary>
    internal static void Note(DisclosureDb db, Actor actor, long seq, DateTimeOffset at)
    {
        if (actor.Origin is { } origin)
            db.ActOrigins.Add(new ActOrigin { Seq = seq, Origin = origin, At = at });
    }
}
