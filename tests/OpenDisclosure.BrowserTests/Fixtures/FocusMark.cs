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
}
