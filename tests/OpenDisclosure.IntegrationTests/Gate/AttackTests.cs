using System.Data.Common;
using OpenDisclosure.Data;
using OpenDisclosure.IntegrationTests.Fixtures;

namespace OpenDisclosure.IntegrationTests.Gate;

/// <summary>The database alone, without the program: it accepts the legal flows and refuses every attack.</summary>
public sealed class AttackTests(ClassDatabases databases) : IClassFixture<ClassDatabases>
{
    private static readonly Dictionary<string, Func<RawActs, Task>> Legal = new()
    {
        ["four people"] = acts => acts.Live(),
        ["three people where signing is the review"] = async acts =>
        {
            await acts.Submit(1, steps: ["releaser"]);
            await acts.Clear(1);
            await acts.Review(1, 4, duty: "releaser");
            await acts.Release(1);
        },
        ["two steps by two people"] = async acts =>
        {
            await acts.Submit(1, steps: ["content-reviewer", "content-reviewer"]);
            await acts.Review(1);
            await acts.Review(1, 5, 2);
            await acts.Clear(1);
            await acts.Release(1, steps: 2);
        },
        ["a newer version"] = acts => acts.Superseded(),
        ["withdrawn, and released again as a new revision"] = async acts =>
        {
            await acts.Live();
            await acts.Withdraw(1);
            await acts.Live(2, 1, 2);
        },
        ["an order, called back, and given again"] = async acts =>
        {
            await acts.Submit(1);
            await acts.Review(1);
            await acts.Clear(1);
            await acts.Order(1);
            var seq = await acts.Entry("order-cancelled", RawActs.HashOf(1));
            await acts.Do($"update release_order set cancelled_seq = {seq}");
            await acts.Order(1);
            await acts.Release(1);
        },
        ["an earlier version closed"] = async acts =>
        {
            await acts.Superseded();
            await acts.Close(1);
        },
    };

    public static IEnumerable<string> LegalNames(DatabaseProvider provider) => Legal.Keys;

    public static IEnumerable<string> AttackNames(DatabaseProvider provider) => Attacks.On(provider).Keys;

    [Theory, EachDatabase(Cases = nameof(LegalNames))]
    public Task The_database_accepts_what_is_legal(DatabaseProvider provider, string flow) => InTransaction(provider, async acts =>
    {
        await Legal[flow](acts);
        Assert.True(await acts.Number($"select count(*) from publication where state = 'live'") == 1, "Exactly one publication is live.");
    });

    [Theory, EachDatabase(Cases = nameof(AttackNames))]
    public Task The_database_refuses(DatabaseProvider provider, string attack) => IsRefused(provider, Attacks.On(provider)[attack]);

    private Task IsRefused(DatabaseProvider provider, Attack attack) => InTransaction(provider, async acts =>
    {
        await attack.Before(acts);
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => attack.Try(acts));
        Assert.True(PlainSql.IsRefusal(refusal), "It failed, but not by a key, a check or a trigger: " + refusal.Message);
    });

    private async Task InTransaction(DatabaseProvider provider, Func<RawActs, Task> test)
    {
        var database = await databases.Of(provider);
        await using var connection = await database.OpenPlain();
        await using var transaction = await connection.BeginTransactionAsync();
        var acts = new RawActs(connection, transaction);
        await acts.Found();
        await test(acts);
    }
}
