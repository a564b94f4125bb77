using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.Data.Searching;

/// <summary>Where in a document a term stands; a term in the body may also stand there often.</summary>
public enum TextPart
{
    Title,
    Often,
    Body,
    File,
}

/// <summary>A text to be found.</summary>
/// <param name="DocumentId">Its document.</param>
/// <param name="Seal">See <see cref="SearchSlot"/>.</param>
/// <param name="Title">Title, document number, keywords: what counts most.</param>
/// <param name="Body">Summary and text.</param>
/// <param name="File">Text views of attachments.</param>
/// <param name="Number">Term of the document number, if it has one.</param>
public sealed record SearchedText(long DocumentId, long Seal, string Title, string Body, string File, long? Number)
{
    /// <summary>In characters.</summary>
    public int Length => Title.Length + Body.Length + File.Length;
}

/// <summary>A slot of the index: the text of one release. Slots are added and never reused.</summary>
/// <param name="DocumentId">Its document.</param>
/// <param name="Seal">The first eight bytes of the seal's hash: under one seal stands one text for good.</param>
/// <param name="TitleLength">In characters.</param>
/// <param name="BodyLength">In characters.</param>
public readonly record struct SearchSlot(long DocumentId, long Seal, int TitleLength, int BodyLength);

/// <summary>
/// An inverted index in a file of this instance: for each term and each part of the text the slots that hold it, as numbers of two bytes or, where
/// they are many, as bits. Slots are only added, so readers need no lock. It can be deleted at any time: it is made of what is live.
/// </summary>
public sealed class SearchFile : IDisposable
{
    /// <summary>What the file holds: another number, another form, and the file is made anew.</summary>
    private const long Format = 2;

    private const int PartBits = 2;
    private const int BlockSize = 32_768;
    private const int BitmapLength = BlockSize / 8;
    private const int BitsOfByte = 8;

    /// <summary>So often a term stands in a text that is much of what the text is about.</summary>
    private const int Often = 3;

    /// <summary>Texts are added to the last block alone: led by the block, so much is written for a text however many there are.</summary>
    private const string Schema = """
        create table slot (no integer primary key, document_id integer not null, seal integer not null, title_length integer not null, body_length integer not null);
        create table posting (term integer not null, block integer not null, slots blob not null, primary key (block, term)) without rowid;
        """;

    private const string Add = """
        insert into posting (term, block, slots) values ($term, $block, $slots)
        on conflict (block, term) do update set slots = joined(slots, excluded.slots);
        """;

    /// <summary>Fewer slots are not worth the while.</summary>
    private const int LeastWorn = 10_000;

    private readonly string path;
    private readonly FileStream claim;
    private readonly SqliteConnection writer;

    private SearchFile(string path, FileStream claim)
    {
        this.path = path;
        this.claim = claim;
        writer = new SqliteConnection(Connection(SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            Begin();
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Opens the first file of a folder that no other instance has open, or begins one where there is none of this form.</summary>
    public static SearchFile Open(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var number = 0; ; number++)
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}.db"));
            if (Claim(path + ".lock") is { } claim)
                return Open(path, claim);
        }
    }

    /// <summary>Whether so much of the file is of texts that have ended that it is better made anew.</summary>
    public static bool IsWorn(int slots, int live) => slots > LeastWorn && live < slots / 2;

    /// <summary>Takes everything out.</summary>
    public void Clear() => Do("delete from posting; delete from slot; vacuum;");

    public void Dispose()
    {
        writer.Dispose();
        using (var reader = new SqliteConnection(Connection(SqliteOpenMode.ReadOnly, pooling: true)))
            SqliteConnection.ClearPool(reader);
        claim.Dispose();
    }

    /// <summary>All slots in their order.</summary>
    public List<SearchSlot> Slots()
    {
        using var command = writer.CreateCommand();
        command.CommandText = "select document_id, seal, title_length, body_length from slot order by no";
        using var reader = command.ExecuteReader();
        var slots = new List<SearchSlot>();
        while (reader.Read())
            slots.Add(new SearchSlot(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3)));
        return slots;
    }

    /// <summary>Takes texts in, in one transaction.</summary>
    /// <param name="start">How many slots there are.</param>
    /// <param name="texts">What gets the next slots.</param>
    public IReadOnlyList<SearchSlot> Put(int start, IReadOnlyList<SearchedText> texts)
    {
        var postings = new Dictionary<(int Block, long Term), List<ushort>>();
        var slots = texts.Select((text, at) => Take(text, start + at, postings)).ToList();
        using var transaction = writer.BeginTransaction();
        Write(start, slots);
        Write(postings);
        for (var block = start / BlockSize; block < (start + texts.Count) / BlockSize; block++)
            Do($"update posting set slots = bits(slots) where block = {block} and length(slots) > {BitmapLength} and length(slots) % 2 = 0");
        transaction.Commit();
        return slots;
    }

    /// <summary>Opens the index for one question.</summary>
    public SearchReading Read()
    {
        var connection = new SqliteConnection(Connection(SqliteOpenMode.ReadOnly, pooling: true));
        connection.Open();
        return new SearchReading(connection);
    }

    /// <summary>The key of a term in a part of the text.</summary>
    internal static long KeyOf(long term, TextPart part) => (term << PartBits) | (long)part;

    /// <summary>Adds the slots of a stored block.</summary>
    internal static void AddTo(Bits bits, int block, ReadOnlySpan<byte> stored)
    {
        var offset = block * BlockSize;
        // A list of numbers has an even length; a bitmap is marked by one byte more.
        if (stored.Length % 2 == 1)
        {
            bits.AddAll(offset, stored[1..]);
            return;
        }

        foreach (var slot in MemoryMarshal.Cast<byte, ushort>(stored))
            bits.Add(offset + slot);
    }

    private static FileStream? Claim(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static SearchFile Open(string path, FileStream claim)
    {
        try
        {
            return new SearchFile(path, claim);
        }
        catch (Exception unfit) when (unfit is SqliteException or InvalidDataException)
        {
            foreach (var part in new[] { "", "-wal", "-shm" })
                File.Delete(path + part);
            return new SearchFile(path, claim);
        }
    }

    private void Begin()
    {
        writer.Open();
        writer.CreateFunction<byte[], byte[], byte[]>("joined", (before, added) => [.. before, .. added], isDeterministic: true);
        writer.CreateFunction<byte[], byte[]>("bits", Bitmap, isDeterministic: true);
        Do("pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -16384; pragma journal_size_limit = 16777216;");
        var format = Number("pragma user_version");
        if (format == 0)
            Do($"{Schema} pragma user_version = {Format};");
        else if (format != Format)
            throw new InvalidDataException("The index is of another format.");
    }

    private static SearchSlot Take(SearchedText text, int slot, Dictionary<(int Block, long Term), List<ushort>> postings)
    {
        var (title, body) = (SearchText.Fold(text.Title), SearchText.Fold(text.Body));
        var counts = new Dictionary<long, int>();
        SearchTerms.Count(body, counts);
        foreach (var (term, count) in counts)
        {
            Note(postings, KeyOf(term, TextPart.Body), slot);
            if (count >= Often)
                Note(postings, KeyOf(term, TextPart.Often), slot);
        }

        NoteAll(postings, title, TextPart.Title, slot);
        NoteAll(postings, SearchText.Fold(text.File), TextPart.File, slot);
        if (text.Number is { } number)
            Note(postings, KeyOf(number, TextPart.Title), slot);
        return new SearchSlot(text.DocumentId, text.Seal, title.Length, body.Length);
    }

    private static void NoteAll(Dictionary<(int Block, long Term), List<ushort>> postings, string folded, TextPart part, int slot)
    {
        var counts = new Dictionary<long, int>();
        SearchTerms.Count(folded, counts);
        foreach (var term in counts.Keys)
            Note(postings, KeyOf(term, part), slot);
    }

    private static void Note(Dictionary<(int Block, long Term), List<ushort>> postings, long key, int slot)
    {
        var place = (slot / BlockSize, key);
        if (!postings.TryGetValue(place, out var slots))
            postings[place] = slots = [];
        slots.Add((ushort)(slot % BlockSize));
    }

    private void Write(int start, List<SearchSlot> slots)
    {
        using var command = Prepared("insert into slot values ($no, $document, $seal, $title, $body)", "$no", "$document", "$seal", "$title", "$body");
        for (var at = 0; at < slots.Count; at++)
            Run(command, start + at, slots[at].DocumentId, slots[at].Seal, slots[at].TitleLength, slots[at].BodyLength);
    }

    private void Write(Dictionary<(int Block, long Term), List<ushort>> postings)
    {
        using var command = Prepared(Add, "$term", "$block", "$slots");
        foreach (var place in postings.Keys.Order())
            Run(command, place.Term, place.Block, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(postings[place])).ToArray());
    }

    private SqliteCommand Prepared(string text, params string[] parameters)
    {
        var command = writer.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at];
        command.ExecuteNonQuery();
    }

    private static byte[] Bitmap(byte[] list)
    {
        var bits = new byte[1 + BitmapLength];
        foreach (var slot in MemoryMarshal.Cast<byte, ushort>(list))
            bits[1 + (slot / BitsOfByte)] |= (byte)(1 << (slot % BitsOfByte));
        return bits;
    }

    private long Number(string text)
    {
        using var command = writer.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }

    private void Do(string text)
    {
        using var command = writer.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private string Connection(SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = pooling, DefaultTimeout = 30 }.ToString();
}
