using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared.Pages;

/// <summary>What the metadata block (国办公开办函〔2019〕61号) says of a document, in plain values.</summary>
internal sealed record DocumentFacts
{
    public required string IndexNumber { get; init; }

    public required string Issuer { get; init; }

    public required string SubjectClass { get; init; }

    public required string Genre { get; init; }

    public string Topic { get; init; } = "";

    public required string DocumentNumber { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public ValidityTag? Validity { get; init; }

    public required string ResponsibleOffice { get; init; }

    public required string Source { get; init; }

    public required string Keywords { get; init; }

    public required string Summary { get; init; }

    /// <summary>What the document's kind adds.</summary>
    public IEnumerable<Fact> OfKind { get; init; } = [];

    /// <summary>The lines that have something to say.</summary>
    public IReadOnlyList<Fact> Lines() =>
        [.. ((Fact[])
        [
            new(PublicText.FactIndexNumber, IndexNumber, Wide: true),
            new(PublicText.FactIssuer, Issuer),
            new(PublicText.FactSubject, SubjectClass),
            new(PublicText.FactGenre, Genre),
            new(PublicText.FactTopic, Topic),
            new(PublicText.FactDocumentNumber, DocumentNumber),
            new(PublicText.FactIssuedOn, Date(IssuedOn)),
            new(PublicText.FactPublishedOn, Date(PublishedOn)),
            new(PublicText.FactEffectiveOn, Date(EffectiveOn)),
            new(PublicText.FactExpiresOn, ExpiresOn is { } end ? Texts.Fill(PublicText.Until, Texts.Long(end)) : ""),
            new(PublicText.FactValidity, Validity?.Text ?? ""),
            new(PublicText.FactMode, Labels.Of(DisclosureMode.Proactive)),
            new(PublicText.FactOffice, ResponsibleOffice),
            new(PublicText.FactSource, Source),
            .. OfKind,
            new(PublicText.FactKeywords, Keywords, Wide: true),
            new(PublicText.FactSummary, Summary, Wide: true),
        ]).Where(fact => fact.Text.Length > 0)];

    private static string Date(DateOnly? date) => date is { } day ? Texts.Long(day) : "";
}
