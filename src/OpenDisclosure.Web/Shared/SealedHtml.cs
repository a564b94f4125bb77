using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace OpenDisclosure.Web.Shared;

/// <summary>
/// HTML that a submission sealed, written byte for byte. The one class that writes raw: it takes what stands in a revision (or what a
/// draft's rendering gives, in a preview), never what a page puts together.
/// </summary>
/// <param name="stored">HTML as the renderer of the content project wrote it.</param>
internal sealed class SealedHtml(string stored) : IHtmlContent
{
    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => stored.Length == 0;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(stored);
}
