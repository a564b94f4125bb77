using System.Buffers.Binary;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.Data.Searching;

/// <summary>Which text is live of a document.</summary>
public sealed record LiveText(long DocumentId, long PublicationId, byte[] ContentHash)
{
    /// <summary>The mark of the seal in the index.</summary>
    public long Seal => BinaryPrimitives.ReadInt64LittleEndian(ContentHash);
}

/// <summary>Reads what can be found, from the public views alone.</summary>
public static class SearchTexts
{
    /// <summary>The most characters of an attachment that are looked through.</summary>
    private const int LongestFile = 500_000;

    /// <summary>Every live text.</summary>
    public static Task<List<LiveText>> All(PublishedDb db, CancellationToken cancel) => Live(db.Documents).ToListAsync(cancel);

    /// <summary>Those of some documents that are live.</summary>
    public static Task<List<LiveText>> Of(PublishedDb db, IReadOnlyCollection<long> documentIds, CancellationToken cancel) =>
        Live(db.Documents.Where(document => documentIds.Contains(document.DocumentId))).ToListAsync(cancel);

    /// <summary>The texts of some publications; one that has ended meanwhile is left out.</summary>
    public static async Task<IReadOnlyList<SearchedText>> Read(PublishedDb db, FileStore store, IReadOnlyCollection<long> publicationIds, CancellationToken cancel)
    {
        var documents = await db.Documents.Where(document => publicationIds.Contains(document.PublicationId)).OrderBy(document => document.FirstPublishedAt).ToListAsync(cancel);
        var bodies = await db.Bodies.Where(body => publicationIds.Contains(body.PublicationId))
            .Select(body => new { body.PublicationId, body.Html }).ToDictionaryAsync(body => body.PublicationId, body => body.Html, cancel);
        var files = (await db.Files.Where(file => publicationIds.Contains(file.PublicationId) && file.Role == FileRole.Derived)
            .Select(file => new { file.PublicationId, file.Sha256 }).ToListAsync(cancel)).ToLookup(file => file.PublicationId, file => file.Sha256);
        var texts = new List<SearchedText>(documents.Count);
        foreach (var document in documents.Where(document => bodies.ContainsKey(document.PublicationId)))
            texts.Add(TextOf(document, bodies[document.PublicationId], await Text(store, files[document.PublicationId], cancel)));
        return texts;
    }

    private static IQueryable<LiveText> Live(IQueryable<PublishedDocument> documents) =>
        documents.OrderBy(document => document.FirstPublishedAt).ThenBy(document => document.DocumentId)
            .Select(document => new LiveText(document.DocumentId, document.PublicationId, document.ContentHash));

    private static SearchedText TextOf(PublishedDocument document, string html, string files) => new(
        document.DocumentId, BinaryPrimitives.ReadInt64LittleEndian(document.ContentHash),
        string.Join('\n', document.Title, document.DocumentNumber, document.IndexNumber, document.Keywords),
        string.Join('\n', document.Summary, SealedText.Of(html)), files,
        document.DocumentNumberKey is { } key ? SearchTerms.OfNumber(key) : null);

    private static async Task<string> Text(FileStore store, IEnumerable<byte[]> hashes, CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var hash in hashes.Where(store.Has))
        {
            using var reader = new StreamReader(store.Open(hash), Encoding.UTF8);
            var part = new char[LongestFile];
            text.Append(part, 0, await reader.ReadBlockAsync(part, cancel)).Append('\n');
        }

        return text.ToString();
    }
}
