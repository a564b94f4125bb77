namespace OpenDisclosure.Content.Markdown;

/// <summary>Why a source text is not rendered. Each is something its author can mend.</summary>
public enum RenderRefusal
{
    /// <summary>More than <see cref="MarkdownRenderer.LongestSource"/> characters.</summary>
    TooLong,

    /// <summary>Lists, quotations or brackets inside each other too many times.</summary>
    TooNested,

    /// <summary>Rendering did not end within <see cref="MarkdownRenderer.TimeLimit"/>.</summary>
    TooSlow,

    /// <summary>A picture, recording or film without a text that stands for it (WCAG 1.1.1).</summary>
    ImageWithoutAlternative,

    /// <summary>A picture, recording or film that is no attachment of this draft.</summary>
    UnknownImage,

    /// <summary>A character that no public text may contain, typed or written as an entity (see <see cref="Text.TextGuard"/>).</summary>
    ForbiddenCharacter,
}

/// <summary>The outcome of rendering a source text: the sanitised HTML, or a refusal with its place.</summary>
public sealed record RenderedText
{
    private RenderedText()
    {
    }

    /// <summary>HTML with LF line ends, ready to be sealed; null when refused. Empty for an empty source.</summary>
    public string? Html { get; private init; }

    /// <summary>Why nothing was rendered; null when <see cref="Html"/> is there.</summary>
    public RenderRefusal? Refusal { get; private init; }

    /// <summary>1-based line of the source where the refusal arose; null where unknown.</summary>
    public int? Line { get; private init; }

    /// <summary>The file name as the author wrote it, for refusals that concern a file.</summary>
    public string? Name { get; private init; }

    internal static RenderedText Of(string html) => new() { Html = html };

    internal static RenderedText Refused(RenderRefusal refusal, int? line = null, string? name = null) =>
        new() { Refusal = refusal, Line = line, Name = name };
}
