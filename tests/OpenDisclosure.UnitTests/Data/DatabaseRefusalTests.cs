using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenDisclosure.Data.Gate;

namespace OpenDisclosure.UnitTests.Data;

public sealed class DatabaseRefusalTests
{
    public static TheoryData<Exception> Refusals =>
    [
        new SqliteException("constraint", 19), new DbUpdateException("", new SqliteException("constraint", 19)), new DbUpdateConcurrencyException(""),
        new PostgresException("", "", "", "23505"), new PostgresException("", "", "", "P0001"),
    ];

    public static TheoryData<Exception> Failures =>
    [
        new SqliteException("busy", 5), new SqliteException("full", 13), new DbUpdateException("", new SqliteException("full", 13)),
        new PostgresException("", "", "", "57P01"), new NpgsqlException("gone"), new TimeoutException(), new IOException(),
    ];

    [Theory, MemberData(nameof(Refusals))]
    public void A_rule_that_holds_is_a_refusal(Exception failure) => Assert.True(DatabaseRefusal.Is(failure));

    [Theory, MemberData(nameof(Failures))]
    public void A_database_that_is_gone_busy_or_full_has_refused_nothing(Exception failure) => Assert.False(DatabaseRefusal.Is(failure));

    [Fact]
    public void No_room_is_known_from_whatever_says_so_however_deep()
    {
        Assert.True(DatabaseRefusal.IsFull(new DbUpdateException("", new SqliteException("full", 13))));
        Assert.True(DatabaseRefusal.IsFull(new PostgresException("", "", "", "53100")));
        Assert.True(DatabaseRefusal.IsFull(new InvalidOperationException("", new IOException("", 28))));
        Assert.False(DatabaseRefusal.IsFull(new IOException()));
        Assert.False(DatabaseRefusal.IsFull(null));
    }
}
