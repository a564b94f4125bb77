using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Data.Published;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>A line of a comparison: a changed block, an unchanged one beside it, or how many unchanged ones are left out.</summary>
internal sealed record ComparisonLine(string CssClass, IReadOnlyList<Segment> Segments);

/// <summary>Two versions in one text: what was taken out and what was put in, each named for those who do not see it.</summary>
internal sealed record ComparisonPage : SitePage
{
    public required string Heading { get; init; }

    public required string Lead { get; init; }

    public required IReadOnlyList<NavLink> Versions { get; init; }

    public required IReadOnlyList<ComparisonLine> Lines { get; init; }

    public static ComparisonPage Of(
        ColumnView? column, string address, PublishedVersion before, PublishedVersion after, TextComparison comparison, Func<Spot, Surround> around)
    {
        var (older, newer) = (Texts.Fill(PublicText.VersionName, before.No), Texts.Fill(PublicText.VersionName, after.No));
        var heading = Texts.Fill(PublicText.ComparisonHeading, older, newer);
        return new ComparisonPage
        {
            Around = around(new Spot($"{DocumentView.VersionAddress(address, before.No)}-v{after.No}", Texts.Fill("{0}：{1}", after.Title, heading))
            {
                Column = column,
                Below = [new NavLink(PublicText.CurrentText, address), new NavLink(heading, null)],
                Indexed = false,
                Sheet = Sheets.Pages,
            }),
            Heading = after.Title,
            Lead = comparison.Changes == 0
                ? Texts.Fill(PublicText.NoChange, heading)
                : Texts.Fill(PublicText.ChangesInWords, heading, comparison.Changes, comparison.Added, comparison.Removed),
            Versions = [Version(address, before, older), Version(address, after, newer)],
            Lines = [.. LinesOf(comparison.Rows)],
        };
    }

    private static NavLink Version(string address, PublishedVersion version, string name) => new(
        Texts.Fill(PublicText.VersionOf, name, Texts.Minute(BeijingTime.Of(version.PublishedAt))),
        version.State == Domain.Publishing.PublicationState.Live ? address : DocumentView.VersionAddress(address, version.No));

    /// <summary>Changed blocks with one unchanged neighbour on each side; longer unchanged stretches are counted.</summary>
    private static IEnumerable<ComparisonLine> LinesOf(IReadOnlyList<ComparedRow> rows)
    {
        var hidden = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var isNear = rows[i].Changed || (i > 0 && rows[i - 1].Changed) || (i + 1 < rows.Count && rows[i + 1].Changed);
            if (!isNear)
            {
                hidden++;
                continue;
            }

            if (hidden > 0)
                yield return Gap(hidden);
            hidden = 0;
            yield return new ComparisonLine(rows[i].Changed ? "chg" : "same", rows[i].Merged);
        }

        if (hidden > 0)
            yield return Gap(hidden);
    }

    private static ComparisonLine Gap(int hidden) =>
        new("gap", [new Segment(SegmentKind.Same, Texts.Fill(PublicText.UnchangedBlocks, hidden))]);
}
