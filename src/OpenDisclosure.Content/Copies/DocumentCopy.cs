namespace OpenDisclosure.Content.Copies;

/// <summary>
/// A live document as a reader takes it away: what its page says, without what stands around it. The same copy gives the same bytes in each
/// form, so that it holds nothing that a day changes.
/// </summary>
public sealed record DocumentCopy
{
    /// <summary>The name in the red head of an official document.</summary>
    public required string Agency { get; init; }

    /// <summary>发文字号; empty for what is no official document, which has no head.</summary>
    public required string DocumentNumber { get; init; }

    public required string Title { get; init; }

    /// <summary>Under the title of what has no number: source and date.</summary>
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <summary>What a reader must know before the text, such as a repeal.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The sealed HTML.</summary>
    public required string Html { get; init; }

    /// <summary>Labels with their texts, below the document.</summary>
    public IReadOnlyList<(string Label, string Text)> Facts { get; init; } = [];

    /// <summary>The page's absolute address: links relative to it are spelled out whole.</summary>
    public required Uri Page { get; init; }

    /// <summary>When this text was released.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }

    /// <summary>Whether it has the form of an official document (GB/T 9704-2012).</summary>
    public bool IsOfficial => DocumentNumber.Length > 0;
}
