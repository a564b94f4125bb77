using OpenDisclosure.Content.Copies;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>
/// A live document as a file, made from what its release sealed. What changes with the day (validity) or with the order of the site (the
/// name of a topic) is left to the page.
/// </summary>
internal static class DocumentDownload
{
    /// <summary>What a reader takes away.</summary>
    /// <param name="detail">The live document.</param>
    /// <param name="frame">The site's own live texts: the agency's name.</param>
    /// <param name="origin">The public origin without slash at the end.</param>
    /// <param name="today">Beijing date: what was repealed from a later day on says so.</param>
    public static DocumentCopy Of(DocumentDetail detail, SiteFrame frame, string origin, DateOnly today)
    {
        var document = detail.Document;
        var seal = SealedFacts.Of(document, detail.Body);
        var published = BeijingTime.DateOf(document.FirstPublishedAt);
        var facts = DocumentView.FactsOf(document, frame, seal, null, published) with { Topic = "" };
        var page = new Uri($"{origin}/{document.Address}");
        return new DocumentCopy
        {
            Agency = Surroundings.AgencyName(frame),
            DocumentNumber = document.DocumentNumber,
            Title = document.Title,
            Byline = DocumentView.Byline(document, seal, published),
            Notices = [.. new[] { frame.Agency(SiteTextKeys.Demonstration) }.Where(mark => mark.Length > 0), .. DocumentNotices.Of(detail, today).Notices],
            Html = detail.Body.Html,
            Facts = [.. facts.Lines().Select(fact => (fact.Label, fact.Text)), (PublicText.FieldAddress, page.AbsoluteUri), (PublicText.CopyHash, Manifest.Hex(document.ContentHash))],
            Page = page,
            ReleasedAt = document.PublishedAt,
        };
    }

    /// <summary>Where a document's files and the picture of its address are.</summary>
    public static TakeAway At(string address, string origin) => new(origin + address, address + ".docx", address + ".txt", address + "-qr");
}
