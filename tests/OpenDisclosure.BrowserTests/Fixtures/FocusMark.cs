namespace OpenDisclosure.BrowserTests.Fixtures;

/// <summary>Whether the focus can be seen, asked in the page.</summary>
internal static class FocusMark
{
    /// <summary>Takes an element: true when it, or its label, is drawn with an outline or a shadow.</summary>
    public const string Visible = """
        element => {
          const drawn = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
          return [element, ...(element.labels || [])].some(part => drawn(getComputedStyle(part)));
        }
        """;

    /// <summary>Takes an element: true when some of it, or of its label, is in the window and nothing lies over it (WCAG 2.4.11).</summary>
    public const string Uncovered = """
        element => [element, ...(element.labels || [])].some(part => [...part.getClientRects()].some(box => [.1, .5, .9].some(share => {
          const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height * share);
          return top && (part.contains(top) || top.contains(part));
        })))
        """;
}
