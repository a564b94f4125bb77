using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OpenDisclosure.Data.Gate;

/// <summary>
/// Tells what the database refused from what it could not do. Refused means: a rule holds, nothing was stored, and trying again changes
/// nothing. A database that is gone, busy or full has refused nothing, and whether a commit got through is not known.
/// </summary>
public static class DatabaseRefusal
{
    /// <summary>Whether a key, a check, a trigger or a missing right stood in the way, or a row had changed meanwhile.</summary>
    public static bool Is(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => Is(inner),
        DbException refused => IsOfRule(refused),
        _ => false,
    };

    /// <summary>Whether a failure says that there is no room: on a disk of this machine or of the database's.</summary>
    public static bool IsFull(Exception? failure) => failure switch
    {
        null => false,
        SqliteException { SqliteErrorCode: 13 } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        SqlException { Number: 1101 or 1105 or 9002 } => true,
        IOException { HResult: NoSpace or QuotaSpent or FileTooLarge or WindowsDiskFull or WindowsHandleDiskFull } => true,
        _ => IsFull(failure.InnerException),
    };

    // ENOSPC, EDQUOT and EFBIG of Linux, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private const int NoSpace = 28;
    private const int QuotaSpent = 122;
    private const int FileTooLarge = 27;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    internal static bool IsOfRule(DbException failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == 19,
        PostgresException postgres => postgres.SqlState.StartsWith("23", StringComparison.Ordinal) || postgres.SqlState is "P0001" or "0A000" or "42501",
        SqlException server => server.Number is 547 or 2601 or 2627 or 515 or 51000 or 3609 or 229 or 230 or 4712,
        _ => false,
    };
}
