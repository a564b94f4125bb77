using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>
/// What a reader must know before the text: the releaser's own notice, what a later document did to this one, and to the one that it
/// interprets. Derived at each reading, so that a repeal marks the interpretations in its own transaction.
/// </summary>
internal static class DocumentNotices
{
    /// <summary>The notices, and the document that they rest on.</summary>
    public static (IReadOnlyList<string> Notices, NavLink? Link) Of(DocumentDetail detail, DateOnly today)
    {
        var notices = new List<string>();
        if (detail.Document.Notice.Length > 0)
            notices.Add(detail.Document.Notice);
        var ending = First(detail.RelatedFrom);
        if (ending is not null)
            notices.Add(OfOwn(ending, detail.Document.EndedOn, today));
        var repealed = detail.RelatesTo.FirstOrDefault(line => line.Kind == RelationKind.Interprets && (line.Document.EndedOn is not null || line.Document.Validity == Validity.Repealed));
        if (repealed is null)
            return (notices, Link(ending));
        notices.Add(OfSource(repealed.Document.EndedOn, today));
        return (notices, Link(ending) ?? Link(First(detail.EndersOfSources)) ?? Link(repealed));
    }

    /// <summary>The one that ends it, or ended it, before the others; a clean-up often names what was repealed long ago.</summary>
    private static RelatedLine? First(IEnumerable<RelatedLine> lines) => lines.Where(line => line.Kind is RelationKind.Repeals or RelationKind.Replaces)
        .MinBy(line => line.Document.EffectiveOn ?? line.Document.IssuedOn ?? DateOnly.MaxValue);

    private static string OfOwn(RelatedLine ending, DateOnly? endedOn, DateOnly today)
    {
        var isRepeal = ending.Kind == RelationKind.Repeals;
        return endedOn > today
            ? Texts.Fill(isRepeal ? PublicText.RepealedFrom : PublicText.ReplacedFrom, Texts.Long(endedOn.Value))
            : isRepeal ? PublicText.RepealedBy : PublicText.ReplacedBy;
    }

    private static string OfSource(DateOnly? endedOn, DateOnly today) =>
        endedOn > today ? Texts.Fill(PublicText.SourceRepealedFrom, Texts.Long(endedOn.Value)) : PublicText.SourceRepealed;

    private static NavLink? Link(RelatedLine? line) => line is null ? null : new NavLink(line.Title, "/" + line.Address);
}
