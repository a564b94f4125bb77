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
        var validity = ValidityTag.On(today, document.Validity, document.EffectiveOn, document.ExpiresOn, document.EndedOn);
        var published = BeijingTime.DateOf(document.FirstPublishedAt);
        var (notices, notice) = DocumentNotices.Of(detail, today);
        var interpretations = Lines(detail.RelatedFrom, kind => kind == RelationKind.Interprets, kind => Labels.Of(kind));
        return new DocumentPage
        {
            TitleParts = TitleBreaks.Parts(document.Title),
            DocumentNumber = document.DocumentNumber,
            Validity = validity,
            PublishedOn = published,
            Byline = Byline(document, seal, published),
            Notices = notices,
            NoticeLink = notice,
            Facts = FactsOf(document, frame, seal, validity, published).Lines(),
            Errand = [.. KindWords.Errand(document.Kind, seal.Fields), .. DocumentPage.ErrandOf(seal.WhoMayApply, seal.ApplyUntil, seal.ApplyWhere, seal.ApplyContact)],
            Body = new SealedHtml(body.Html),
            Sources = [.. detail.RelatesTo.Where(line => line.Kind == RelationKind.Interprets).Select(line => Source(line, today))],
            Interpretations = interpretations,
            NoInterpretation = interpretations.Count > 0 ? "" : seal.Fields.GetValueOrDefault(KindFields.NoInterpretation, ""),
            Related = [.. Lines(detail.RelatesTo, kind => kind != RelationKind.Interprets, kind => Labels.Of(kind)), .. Lines(detail.RelatedFrom, kind => kind != RelationKind.Interprets, Labels.Passive)],
            Attachments = [.. detail.Files.Where(file => DocumentPage.IsAttachment(file.Role)).Select(file => Attachment(document, file, detail.Files))],
            Versions = VersionsOf(detail),
            DayForm = detail.Versions.Count > 1 || document.Validity is not null ? DayFormOf(detail, address, today, today) : null,
            Proof = new ProofStrip(
                Texts.Fill(PublicText.VersionName, VersionNo(detail)), Manifest.Hex(document.ContentHash), Texts.Grouped(document.Seq),
                address + "-proof", address + "-html", address + "-manifest"),
            Take = DocumentDownload.At(address, origin),
            FaultAddress = Surroundings.FaultAddress(frame, origin, address),
            OwnFaultAddress = MessagesController.FaultOn(address),
        };
    }

    /// <summary>The document as it stood at the end of an earlier day. What is no longer live offers no files and no proof.</summary>
    public static DocumentPage On(DocumentDetail detail, SiteFrame frame, DateOnly day, DateOnly today)
    {
        var address = "/" + detail.Document.Address;
        return Live(detail, frame, "", day) with
        {
            DayNote = new DayNote(Texts.Fill(PublicText.DayOfDocument, Texts.Long(day)), new NavLink(PublicText.DayToday, address)),
            DayForm = DayFormOf(detail, address, day, today),
            Proof = null,
            Take = null,
            FaultAddress = null,
        };
    }

    /// <summary>The file's address beside its document.</summary>
    public static string FileAddress(string documentAddress, byte[] sha256, string name) =>
        $"/{documentAddress[..documentAddress.IndexOf('/', StringComparison.Ordinal)]}/{SealedFile.Address(sha256, name)}";

    /// <summary>Article tags of the guide for government sites, 5.1.</summary>
    public static IReadOnlyList<MetaTag> MetaOf(DocumentRecord document, SiteFrame frame) =>
    [
        new("ArticleTitle", document.Title),
        new("PubDate", Texts.Minute(BeijingTime.Of(document.FirstPublishedAt))),
        new("ContentSource", Source(document, frame)),
        new("Keywords", document.Keywords),
        new("Description", document.Summary.Length > 0 ? document.Summary : document.Title),
    ];

    /// <summary>The version that is live, as a reader counts: released ones, from the first.</summary>
    public static int VersionNo(DocumentDetail detail) => detail.Document.No;

    private static string Source(DocumentRecord document, SiteFrame frame) =>
        document.Source.Length > 0 ? document.Source : frame.Agency(SiteTextKeys.Name);

    private static DayForm DayFormOf(DocumentDetail detail, string address, DateOnly day, DateOnly today) =>
        new(address, Texts.Iso(BeijingTime.DateOf(detail.Versions.Min(version => version.PublishedAt))), Texts.Iso(today), Texts.Iso(day));

    /// <summary>The card of a document that is interpreted: number, validity and its dates.</summary>
    private static RelationLine Source(RelatedLine line, DateOnly today)
    {
        var source = line.Document;
        var dates = new[]
        {
            source.IssuedOn is { } issued ? Texts.Fill(PublicText.SourceIssued, Texts.Long(issued)) : "",
            source.EffectiveOn is { } effective ? Texts.Fill(PublicText.SourceEffective, Texts.Long(effective)) : "",
            source.ExpiresOn is { } expires ? Texts.Fill(PublicText.SourceExpires, Texts.Long(expires)) : "",
        };
        return new RelationLine(Labels.Of(line.Kind), source.Title, "/" + source.Address, string.Join(PublicText.Comma, dates.Where(part => part.Length > 0)))
        {
            Number = source.DocumentNumber,
            Validity = ValidityTag.On(today, source.Validity, source.EffectiveOn, source.ExpiresOn, source.EndedOn),
        };
    }

    /// <summary>What stands under the title of a document without a number.</summary>
    public static string[] Byline(DocumentRecord document, SealedFacts seal, DateOnly published) => document.Kind == DocumentKind.Interpretation && seal.Fields.Count > 0
        ? [.. KindWords.Byline(document.Kind, seal.Fields), Texts.Long(published)]
        : [.. new[] { document.Source.Length > 0 ? Texts.Fill(PublicText.BySource, document.Source) : "", Texts.Long(published), document.ResponsibleOffice }.Where(part => part.Length > 0)];

    /// <summary>The metadata of a document.</summary>
    public static DocumentFacts FactsOf(DocumentRecord document, SiteFrame frame, SealedFacts seal, ValidityTag? validity, DateOnly published) => new()
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
        OfKind = KindWords.Facts(document.Kind, seal.Fields),
    };

    private static List<RelationLine> Lines(IEnumerable<RelatedLine> lines, Func<RelationKind, bool> wanted, Func<RelationKind, string> label) =>
        [.. lines.Where(line => wanted(line.Kind)).Select(line => new RelationLine(
            label(line.Kind), line.Title, "/" + line.Address,
            string.Join('\u3000', new[] { line.Document.ResponsibleOffice, Texts.Iso(BeijingTime.DateOf(line.Document.FirstPublishedAt)) }.Where(part => part.Length > 0))))];

    /// <summary>Whether a file is the text view of another.</summary>
    public static bool IsTextViewOf(PublishedFile view, PublishedFile file) => view.Role == FileRole.Derived && view.Name == RevisionFile.TextViewOf(file.Name);

    private static AttachmentLine Attachment(DocumentRecord document, PublishedFile file, IReadOnlyList<PublishedFile> all) =>
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
