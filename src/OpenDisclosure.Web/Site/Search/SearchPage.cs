using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Search;

/// <summary>A piece of a title, found words marked.</summary>
internal sealed record Piece(string Text, bool IsHit);

/// <summary>A document that was found.</summary>
internal sealed record SearchHit(
    IReadOnlyList<Piece> Title, string Address, string Summary, string Column, IReadOnlyList<Piece> Number, ValidityTag? Validity, string Date)
{
    public static SearchHit Of(DocumentLine line, SiteFrame frame, string words, DateOnly today) => new(
        Pieces(line.Title, words), "/" + line.Address, line.Summary, frame.Column(line.ColumnId)?.Name ?? "", Pieces(line.DocumentNumber, words),
        ValidityTag.On(today, line.Validity, line.EffectiveOn, line.ExpiresOn), Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)));

    /// <summary>The text in pieces, each place where the words stand as a hit of its own.</summary>
    public static IReadOnlyList<Piece> Pieces(string text, string words)
    {
        var pieces = new List<Piece>();
        var start = 0;
        for (int at; words.Length > 0 && (at = text.IndexOf(words, start, StringComparison.OrdinalIgnoreCase)) >= 0; start = at + words.Length)
        {
            if (at > start)
                pieces.Add(new Piece(text[start..at], false));
            pieces.Add(new Piece(text.Substring(at, words.Length), true));
        }

        if (start < text.Length)
            pieces.Add(new Piece(text[start..], false));
        return pieces;
    }
}

internal sealed record SearchPage : SitePage
{
    public required string Words { get; init; }

    public required string Lead { get; init; }

    public required IReadOnlyList<SearchHit> Hits { get; init; }

    public string? OnRequestAddress { get; init; }

    public string Heading => HeadingOf(Words);

    public bool IsEmpty => Words.Length > 0 && Hits.Count == 0;

    /// <summary>The address of a search, to which the view form leads back.</summary>
    public static string AddressOf(string words) => words.Length == 0 ? "/search" : "/search?q=" + Uri.EscapeDataString(words);

    public static string HeadingOf(string words) => words.Length == 0 ? PublicText.Search : Texts.Fill(PublicText.SearchFor, words);

    public static string LeadOf(string words, int found, int most) => (words.Length, found) switch
    {
        (0, _) => PublicText.SearchScope,
        (_, 0) => PublicText.SearchNothing,
        _ when found > most => Texts.Fill(PublicText.SearchMany, most),
        _ => Texts.Fill(PublicText.SearchFound, found),
    };
}
