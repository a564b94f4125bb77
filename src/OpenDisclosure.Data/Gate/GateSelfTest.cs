using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace OpenDisclosure.Data.Gate;

/// <summary>An illegal statement that the database did not refuse as it must.</summary>
/// <param name="Probe">What was tried.</param>
/// <param name="What">Accepted, or why it could not be tried.</param>
public sealed record ProbeFinding(string Probe, string What)
{
    public override string ToString() => $"{Probe}: {What}";
}

/// <summary>
/// Tries the gate: illegal statements on a tiny legal flow of its own, in a transaction that takes the ledger's lock and is always
/// rolled back. The catalogue check compares texts; this asks the database what it does.
/// </summary>
public static class GateSelfTest
{
    internal const string Accepted = "accepted";
    private const string Mark = "probe";

    /// <summary>Tries every statement. Other writers wait meanwhile, for less than a second; readers see nothing of it.</summary>
    /// <returns>What was accepted or could not be tried; empty when the gate holds.</returns>
    /// <exception cref="DbException">The legal flow itself was refused, or the database is not there.</exception>
    public static async Task<IReadOnlyList<ProbeFinding>> Run(DisclosureDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            return await TryAll(db.Database.GetDbConnection(), GateSelfTestDialect.Of(db), cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<List<ProbeFinding>> TryAll(DbConnection connection, GateSelfTestDialect dialect, CancellationToken cancel)
    {
        var findings = new List<ProbeFinding>();
        var probes = new Queue<GateProbe>(dialect.Probes);
        while (probes.Count > 0)
        {
            // Disposed without a commit: nothing of the flow stays.
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var flow = new GateSelfTestFlow(connection, transaction, dialect, cancel);
            await flow.Build();
            do
            {
                var probe = probes.Dequeue();
                if (await Try(flow, transaction, probe, dialect, cancel) is { } what)
                    findings.Add(new ProbeFinding(probe.Name, what));
            }
            while (!dialect.RefusalEndsTransaction && probes.Count > 0);
        }

        return findings;
    }

    private static async Task<string?> Try(
        GateSelfTestFlow flow, DbTransaction transaction, GateProbe probe, GateSelfTestDialect dialect, CancellationToken cancel)
    {
        if (dialect.RefusalEndsTransaction)
            return await Outcome(flow, probe);
        var tip = flow.Tip;
        await transaction.SaveAsync(Mark, cancel);
        var outcome = await Outcome(flow, probe);
        await transaction.RollbackAsync(Mark, cancel);
        await transaction.ReleaseAsync(Mark, cancel);
        flow.Tip = tip;
        return outcome;
    }

    private static async Task<string?> Outcome(GateSelfTestFlow flow, GateProbe probe)
    {
        GateStatement illegal;
        try
        {
            illegal = await probe.Prepare(flow);
        }
        catch (DbException failure)
        {
            return "could not be prepared: " + failure.Message;
        }

        try
        {
            return await flow.Do(illegal) == 0 ? "touched nothing" : Accepted;
        }
        catch (DbException refusal) when (GateSelfTestDialect.IsRefusal(refusal))
        {
            return null;
        }
        catch (DbException failure)
        {
            return "could not be tried: " + failure.Message;
        }
    }
}

/// <summary>A statement with its values as parameters.</summary>
/// <param name="Sql">The text; what stands in braces becomes a parameter.</param>
/// <param name="Identity">The table whose generated key the statement states itself; null when it states none.</param>
internal sealed record GateStatement(FormattableString Sql, string? Identity = null);

/// <summary>One illegal act.</summary>
/// <param name="Name">What it would do.</param>
/// <param name="Prepare">Writes what may legally stand before it, and returns the statement that must be refused.</param>
internal sealed record GateProbe(string Name, Func<GateSelfTestFlow, Task<GateStatement>> Prepare);
