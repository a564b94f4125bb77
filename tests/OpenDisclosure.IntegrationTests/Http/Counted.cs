using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>Keeps the commands that the public's context sends, except the look for a newer epoch that runs beside the requests.</summary>
internal sealed class CountedCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> sent = new();

    public IReadOnlyList<string> Sent => [.. sent];

    public int Count => sent.Count;

    public void Forget() => sent.Clear();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        if (!command.CommandText.Contains("epoch", StringComparison.OrdinalIgnoreCase))
            sent.Enqueue(command.CommandText);
    }
}
