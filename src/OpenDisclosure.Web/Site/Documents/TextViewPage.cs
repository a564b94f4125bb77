using OpenDisclosure.Data.Published;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;
using OpenDisclosure.Web.Shared.Pages;

namespace OpenDisclosure.Web.Site.Documents;

/// <summary>The sealed text view of an attachment (看文字): what a phone without the program of the file can read.</summary>
internal sealed record TextViewPage : SitePage
{
    public required string Heading { get; init; }

    public required NavLink Document { get; init; }

    public required NavLink File { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The address of a text view beside its document.</summary>
    public static string AddressOf(string documentAddress, int ordinal) => Texts.Fill("{0}-text{1}", documentAddress, ordinal);

    /// <summary>The page of an attachment's text view.</summary>
    public static TextViewPage Of(ColumnView? column, DocumentRecord document, PublishedFile file, PublishedFile view, string text, Func<Spot, Surround> around)
    {
        var address = "/" + document.Address;
        var heading = Texts.Fill(PublicText.TextViewHeading, file.Name);
        return new TextViewPage
        {
            Around = around(new Spot(AddressOf(address, view.Ordinal), Texts.Fill("{0}\uFF1A{1}", document.Title, heading))
            {
                Column = column,
                Below = [new NavLink(PublicText.CurrentText, address), new NavLink(heading, null)],
                Indexed = false,
            }),
            Heading = heading,
            Document = new NavLink(document.Title, address),
            File = new NavLink(Texts.Fill(PublicText.TextViewFile, Texts.Size(file.Size)), DocumentView.FileAddress(document.Address, file.Sha256, file.Name)),
            // Cells stand apart by tabs, which a browser takes for one space.
            Lines = [.. text.Replace('\t', '\u3000').Split('\n').Where(line => line.Trim().Length > 0)],
        };
    }
}
