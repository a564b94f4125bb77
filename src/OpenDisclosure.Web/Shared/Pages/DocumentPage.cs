using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Shared.Pages;

/// <summary>A label with its text; <c>Wide</c> ones take the whole line.</summary>
internal sealed record Fact(string Label, string Text, bool Wide = false);

/// <summary>An attachment: its name, what the download link says, and where it leads (null: no link).</summary>
/// <param name="Name">Without its extension.</param>
/// <param name="Download">Kind and size.</param>
/// <param name="Address">Of its bytes.</param>
/// <param name="TextView">Address of its text view; null when it has none, and where links are off.</param>
internal sealed record AttachmentLine(string Name, string Download, string? Address, string? TextView = null);

/// <summary>A document that this one is related to; the address is null where links are off.</summary>
internal sealed record RelationLine(string Kind, string Title, string? Address, string Note)
{
    /// <summary>发文字号 of a document that is interpreted; may be empty.</summary>
    public string Number { get; init; } = "";

    /// <summary>有效性 of a document that is interpreted.</summary>
    public ValidityTag? Validity { get; init; }
}

/// <summary>A page as it stood on a day: what is said of it above all else, and the way to today.</summary>
internal sealed record DayNote(string Text, NavLink Today);

/// <summary>A form that asks how something stood on a day; dates as <c>yyyy-MM-dd</c>.</summary>
internal sealed record DayForm(string Address, string? From, string Until, string Day);

/// <summary>A line of the version history.</summary>
/// <param name="Name">Such as 第2版, with the page of that version; no address for the one that is shown, and where links are off.</param>
/// <param name="At">Wall-clock minute in Beijing.</param>
/// <param name="Note">The change note.</param>
/// <param name="Comparison">The comparison with the next version, or that this is the current one.</param>
internal sealed record VersionLine(NavLink Name, DateTime At, string Note, NavLink Comparison);

/// <summary>What the folded strip says of the seal.</summary>
internal sealed record ProofStrip(string Version, string Hash, string Seq, string? ProofAddress, string? HtmlAddress, string? ManifestAddress);

/// <summary>What a reader takes away of a live document.</summary>
/// <param name="Page">The page's absolute address.</param>
/// <param name="Word">Address of the Word file.</param>
/// <param name="Plain">Address of the plain text.</param>
/// <param name="Qr">Address of the picture of <paramref name="Page"/>.</param>
internal sealed record TakeAway(string Page, string Word, string Plain, string Qr);

/// <summary>
/// A document as a citizen reads it: the model of <c>Shared/Pages/_DocumentPage.cshtml</c>. It is made of plain values alone, so that the
/// staff preview shows a sealed revision or a draft in the same form. Links are off where an address is null: the preview leaves
/// <see cref="Versions"/> and <see cref="Proof"/> empty, gives relations and attachments addresses of its own or none, and the page
/// shows their texts without a link. Pictures in <see cref="Body"/> have addresses relative to the page (<c>files/{sha256}/{name}</c>):
/// the preview serves them beside its own address.
/// </summary>
internal sealed record DocumentPage
{
    /// <summary>The title in the parts between which it may break.</summary>
    public required IReadOnlyList<string> TitleParts { get; init; }

    /// <summary>发文字号; empty for what is no official document. With one the page has a spine, and prints as 公文.</summary>
    public required string DocumentNumber { get; init; }

    public ValidityTag? Validity { get; init; }

    /// <summary>The Beijing date of the first release; null while there was none.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Under the title of what has no number: source and date.</summary>
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <summary>What a reader must know before the text (a repeal, an earlier version); may be empty.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>That the page shows another day than today; null for today.</summary>
    public DayNote? DayNote { get; init; }

    /// <summary>Asks for another day; null where there is nothing to ask.</summary>
    public DayForm? DayForm { get; init; }

    /// <summary>Why a normative document has no interpretation; empty when it has one, or says nothing.</summary>
    public string NoInterpretation { get; init; } = "";

    /// <summary>The link under the notices, or null.</summary>
    public NavLink? NoticeLink { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Who may apply, until when, where, whom to ask; only those that the drafter filled.</summary>
    public required IReadOnlyList<Fact> Errand { get; init; }

    public required SealedHtml Body { get; init; }

    /// <summary>The documents that this one interprets, shown above the text.</summary>
    public IReadOnlyList<RelationLine> Sources { get; init; } = [];

    /// <summary>The interpretations of this document.</summary>
    public IReadOnlyList<RelationLine> Interpretations { get; init; } = [];

    /// <summary>All other related documents, in both directions.</summary>
    public IReadOnlyList<RelationLine> Related { get; init; } = [];

    public IReadOnlyList<AttachmentLine> Attachments { get; init; } = [];

    public IReadOnlyList<VersionLine> Versions { get; init; } = [];

    public ProofStrip? Proof { get; init; }

    /// <summary>Copies of the document and its address; null where it is not live: in a preview, and of an earlier version.</summary>
    public TakeAway? Take { get; init; }

    /// <summary>Where a reader reports a fault of this page, or null.</summary>
    public string? FaultAddress { get; init; }

    /// <summary>Where the agency itself takes them; null in a preview.</summary>
    public string? OwnFaultAddress { get; init; }

    /// <summary>The links under the title.</summary>
    public IReadOnlyList<NavLink> Jumps => [.. JumpsOf()];

    /// <summary>Whether the side has anything to show.</summary>
    public bool HasSide => Interpretations.Count + Related.Count + Attachments.Count + NoInterpretation.Length > 0 || Proof is not null;

    /// <summary>Whether the page is an official document, with a spine and the print of one.</summary>
    public bool IsOfficial => DocumentNumber.Length > 0;

    private IEnumerable<NavLink> JumpsOf()
    {
        if (Interpretations.Count > 0)
            yield return new NavLink(Texts.Fill(Resources.PublicText.JumpInterpretations, Interpretations.Count), "#rel");
        if (Attachments.Count > 0)
            yield return new NavLink(Texts.Fill(Resources.PublicText.JumpAttachments, Attachments.Count), "#att");
        if (Versions.Count > 1)
            yield return new NavLink(Resources.PublicText.Versions, "#ver");
    }

    /// <summary>The four facts of an errand, in the order in which a citizen asks.</summary>
    public static IReadOnlyList<Fact> ErrandOf(string who, string until, string where, string contact) =>
        [.. new Fact[]
        {
            new(Resources.PublicText.ErrandWho, who), new(Resources.PublicText.ErrandUntil, until),
            new(Resources.PublicText.ErrandWhere, where), new(Resources.PublicText.ErrandContact, contact),
        }.Where(fact => fact.Text.Length > 0)];

    /// <summary>An attachment's line; pictures, recordings and films inside the text are no attachments.</summary>
    public static AttachmentLine Attachment(string name, long size, string? address)
    {
        var extension = Path.GetExtension(name).TrimStart('.').ToUpperInvariant();
        return new AttachmentLine(Path.GetFileNameWithoutExtension(name), Texts.Fill(Resources.PublicText.Download, extension, Texts.Size(size)), address);
    }

    /// <summary>Whether a file of a revision is offered as an attachment.</summary>
    public static bool IsAttachment(FileRole role) => role == FileRole.Original;
}
