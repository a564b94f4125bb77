using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.OutputCaching;
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

/// <summary>The program's own cache, with the keys that were stored.</summary>
internal sealed class CountedCache(IOutputCacheStore store) : IOutputCacheStore
{
    private readonly ConcurrentDictionary<string, byte[]> kept = new();

    public IReadOnlyDictionary<string, byte[]> Kept => kept;

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => store.EvictByTagAsync(tag, cancellationToken);

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        kept[key] = value;
        return store.SetAsync(key, value, tags, validFor, cancellationToken);
    }
}
