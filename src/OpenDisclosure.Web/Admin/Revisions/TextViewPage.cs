namespace OpenDisclosure.Web.Admin.Revisions;

/// <summary>The sealed text view of an attachment as its reviewer reads it.</summary>
internal sealed record TextViewPage(long RevisionId, string Title, string Name, IReadOnlyList<string> Lines, IReadOnlyList<FindingMark> Marks);
