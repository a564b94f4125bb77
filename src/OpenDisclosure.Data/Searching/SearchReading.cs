using Microsoft.Data.Sqlite;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.Data.Searching;

/// <summary>Which slots hold a term, by the part of the text; no slot that has ended is among them.</summary>
public sealed record TermSlots(Bits Title, Bits Often, Bits Body, Bits File)
{
    /// <summary>The slots that hold the term anywhere.</summary>
    public Bits Anywhere { get; } = Title.Or(Body).Or(File);
}

/// <summary>The index as one question reads it; each term is read once.</summary>
public sealed class SearchReading : IDisposable
{
    private const string Blocks = """
        with recursive known(block) as (select 0 union all select block + 1 from known where block < (select max(block) from posting))
        select posting.term, posting.block, posting.slots from known cross join posting
        where posting.block = known.block and posting.term between $first and $last
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand command;
    private readonly Dictionary<long, TermSlots> known = [];

    internal SearchReading(SqliteConnection connection)
    {
        this.connection = connection;
        command = connection.CreateCommand();
        command.CommandText = Blocks;
        command.Parameters.Add(new SqliteParameter { ParameterName = "$first" });
        command.Parameters.Add(new SqliteParameter { ParameterName = "$last" });
    }

    public void Dispose()
    {
        command.Dispose();
        connection.Dispose();
    }

    /// <summary>The slots of a term.</summary>
    /// <param name="term">As <c>SearchTerms</c> makes it.</param>
    /// <param name="live">The slots that count.</param>
    public TermSlots Of(long term, Bits live)
    {
        if (!known.TryGetValue(term, out var slots))
            known[term] = slots = Read(term, live);
        return slots;
    }

    private TermSlots Read(long term, Bits live)
    {
        var parts = new Bits[] { new(), new(), new(), new() };
        command.Parameters[0].Value = SearchFile.KeyOf(term, TextPart.Title);
        command.Parameters[1].Value = SearchFile.KeyOf(term, TextPart.File);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var part = (TextPart)(reader.GetInt64(0) & (long)TextPart.File);
            SearchFile.AddTo(parts[(int)part], reader.GetInt32(1), reader.GetFieldValue<byte[]>(2));
        }

        return new TermSlots(parts[0].And(live), parts[1].And(live), parts[2].And(live), parts[3].And(live));
    }
}
