using OpenDisclosure.Content;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;
using OpenDisclosure.Web.Site.Messages;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>The page of a document on the public site.</summary>
internal sealed record DocumentView : SitePage
{
    public required DocumentPage Page { get; init; }

    /// <summary>The live document, from its rows and its seal.</summary>
    public static DocumentPage Live(DocumentDetail detail, SiteFrame frame, string origin, DateOnly today)
    {
        var (document, body) = (detail.Document, detail.Body);
        var seal = SealedFacts.Of(document, body);
        var address = "/" + document.Address;
        var validity = ValidityTag.On(today, document.Validity, document.EffectiveOn, document.ExpiresOn);
        var published = BeijingTime.DateOf(document.FirstPublishedAt);
        var ending = EndingOf(detail);
        return new DocumentPage
        {
            TitleParts = TitleBreaks.Parts(document.Title),
            DocumentNumber = document.DocumentNumber,
            Validity = validity,
            PublishedOn = published,
            Byline = Byline(document, published),
            Notices = NoticesOf(document, ending),
            NoticeLink = ending is null ? null : new NavLink(ending.Title, "/" + ending.Address),
            Facts = FactsOf(document, frame, seal, validity, published).Lines(),
            Errand = DocumentPage.ErrandOf(seal.WhoMayApply, seal.ApplyUntil, seal.ApplyWhere, seal.ApplyContact),
            Body = new SealedHtml(body.Html),
            Sources = Lines(detail.RelatesTo, kind => kind == RelationKind.Interprets, kind => Labels.Of(kind)),
            Interpretations = Lines(detail.RelatedFrom, kind => kind == RelationKind.Interprets, kind => Labels.Of(kind)),
            Related = [.. Lines(detail.RelatesTo, kind => kind != RelationKind.Interprets, kind => Labels.Of(kind)), .. Lines(detail.RelatedFrom, kind => kind != RelationKind.Interprets, Labels.Passive)],
            Attachments = [.. detail.Files.Where(file => DocumentPage.IsAttachment(file.Role)).Select(file => Attachment(document, file, detail.Files))],
            Versions = VersionsOf(detail),
            Proof = new ProofStrip(
                Texts.Fill(PublicText.VersionName, VersionNo(detail)), Manifest.Hex(document.ContentHash), Texts.Grouped(document.Seq),
                address + "-proof", address + "-html", address + "-manifest"),
            Take = DocumentDownload.At(address, origin),
            FaultAddress = Surroundings.FaultAddress(frame, origin, address),
            OwnFaultAddress = MessagesController.FaultOn(address),
        };
    }

    /// <summary>The file's address beside its document.</summary>
    public static string FileAddress(string documentAddress, byte[] sha256, string name) =>
        $"/{documentAddress[..documentAddress.IndexOf('/', StringComparison.Ordinal)]}/{SealedFile.Address(sha256, name)}";

    /// <summary>Article tags of the guide for government sites, 5.1.</summary>
    public static IReadOnlyList<MetaTag> MetaOf(PublishedDocument document, SiteFrame frame) =>
    [
        new("ArticleTitle", document.Title),
        new("PubDate", Texts.Minute(BeijingTime.Of(document.FirstPublishedAt))),
        new("ContentSource", Source(document, frame)),
        new("Keywords", document.Keywords),
        new("Description", document.Summary.Length > 0 ? document.Summary : document.Title),
    ];

    /// <summary>The version that is live, as a reader counts: released ones, from the first.</summary>
    public static int VersionNo(DocumentDetail detail) => detail.Document.No;

    /// <summary>The later document that repeals or replaces this one; null when none does.</summary>
    public static RelatedLine? EndingOf(DocumentDetail detail) =>
        detail.RelatedFrom.LastOrDefault(line => line.Kind is RelationKind.Repeals or RelationKind.Replaces);

    private static string Source(PublishedDocument document, SiteFrame frame) =>
        document.Source.Length > 0 ? document.Source : frame.Agency(SiteTextKeys.Name);

    /// <summary>The releaser's own notice, and what a later document did to this one.</summary>
    public static List<string> NoticesOf(PublishedDocument document, RelatedLine? ending)
    {
        var notices = new List<string>();
        if (document.Notice.Length > 0)
            notices.Add(document.Notice);
        if (ending is not null)
            notices.Add(ending.Kind == RelationKind.Repeals ? PublicText.RepealedBy : PublicText.ReplacedBy);
        return notices;
    }

    /// <summary>What stands under the title of a document without a number.</summary>
    public static string[] Byline(PublishedDocument document, DateOnly published) =>
        [.. new[] { document.Source.Length > 0 ? Texts.Fill(PublicText.BySource, document.Source) : "", Texts.Long(published), document.ResponsibleOffice }.Where(part => part.Length > 0)];

    /// <summary>The metadata of a document.</summary>
    public static DocumentFacts FactsOf(PublishedDocument document, SiteFrame frame, SealedFacts seal, ValidityTag? validity, DateOnly published) => new()
    {
        IndexNumber = document.IndexNumber,
        Issuer = frame.UnitName(seal.UnitKey),
        SubjectClass = document.SubjectClass,
        Genre = document.Genre,
        Topic = frame.Topic(document.Topic)?.Name ?? "",
        DocumentNumber = document.DocumentNumber,
        IssuedOn = document.IssuedOn,
        PublishedOn = published,
        EffectiveOn = document.EffectiveOn,
        ExpiresOn = document.ExpiresOn,
        Validity = validity,
        ResponsibleOffice = document.ResponsibleOffice,
        Source = document.Source,
        Keywords = document.Keywords,
        Summary = document.Summary,
    };

    private static List<RelationLine> Lines(IEnumerable<RelatedLine> lines, Func<RelationKind, bool> wanted, Func<RelationKind, string> label) =>
        [.. lines.Where(line => wanted(line.Kind)).Select(line => new RelationLine(
            label(line.Kind), line.Title, "/" + line.Address,
            string.Join('\u3000', new[] { line.ResponsibleOffice, Texts.Iso(BeijingTime.DateOf(line.FirstPublishedAt)) }.Where(part => part.Length > 0))))];

    /// <summary>Whether a file is the text view of another.</summary>
    public static bool IsTextViewOf(PublishedFile view, PublishedFile file) => view.Role == FileRole.Derived && view.Name == RevisionFile.TextViewOf(file.Name);

    private static AttachmentLine Attachment(PublishedDocument document, PublishedFile file, IReadOnlyList<PublishedFile> all) =>
        DocumentPage.Attachment(file.Name, file.Size, FileAddress(document.Address, file.Sha256, file.Name)) with
        {
            TextView = all.FirstOrDefault(found => IsTextViewOf(found, file)) is { } view ? TextViewPage.AddressOf("/" + document.Address, view.Ordinal) : null,
        };

    private static List<VersionLine> VersionsOf(DocumentDetail detail)
    {
        var lines = new List<VersionLine>();
        var address = "/" + detail.Document.Address;
        for (var i = 0; i < detail.Versions.Count; i++)
        {
            var version = detail.Versions[i];
            var isLive = version.State == PublicationState.Live;
            var next = i == 0 ? null : detail.Versions[i - 1];
            lines.Add(new VersionLine(
                new NavLink(Texts.Fill(PublicText.VersionName, version.No), isLive ? null : VersionAddress(address, version.No)),
                BeijingTime.Of(version.PublishedAt),
                version.ChangeNote.Length > 0 ? version.ChangeNote : i == detail.Versions.Count - 1 ? PublicText.FirstRelease : "",
                next is null
                    ? new NavLink(isLive ? PublicText.CurrentVersion : "", null)
                    : new NavLink(Texts.Fill(PublicText.CompareWith, next.No), $"{address}-v{version.No}-v{next.No}")));
        }

        return lines;
    }

    /// <summary>The address of an earlier version.</summary>
    public static string VersionAddress(string address, int no) => Texts.Fill("{0}-v{1}", address, no);
}
