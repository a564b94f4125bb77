using Markdig;
using Markdig.Renderers;
using OpenDisclosure.Content.Text;

namespace OpenDisclosure.Content.Markdown;

/// <summary>
/// Turns a source text into the HTML that is sealed and shown. The same source and the same attachments give the same bytes on
/// every machine. Called when a draft is previewed or submitted, never when a page is read.
/// </summary>
public static class MarkdownRenderer
{
    /// <summary>Stands in the manifest beside the hash of the HTML; changes whenever the same source may give other bytes.</summary>
    public const string Version = "md-1";

    /// <summary>The longest source in UTF-16 code units.</summary>
    public const int LongestSource = 200_000;

    /// <summary>Renderings that may run at one time; a further one waits its turn within its own time limit.</summary>
    private const int Workers = 2;

    /// <summary>Enough for the deepest nesting Markdig lets through, whatever the stack of the calling thread.</summary>
    private const int WorkerStack = 8 * 1024 * 1024;

    private static readonly SemaphoreSlim Slots = new(Workers);
    private static readonly MarkdownPipeline Pipeline = SourcePipeline.Build();

    /// <summary>The first rendering of a process compiles the code: on a busy machine that alone can take the time that a text has.</summary>
    private static readonly Lazy<RenderedText> Warm = new(() =>
        RenderNow("# a\n\n**a** [a](/a)\n\n| a |\n|---|\n| a |\n", _ => null, new RenderDeadline(TimeSpan.FromMinutes(1), CancellationToken.None)));

    /// <summary>The longest time one rendering may take, its wait for a free worker included.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Renders a source text.</summary>
    /// <param name="source">Markdown; line ends of any kind.</param>
    /// <param name="fileAddress">
    /// The relative address (see <see cref="Files.SealedFile.Address"/>) of an attachment of this draft by its name, or null. Called on
    /// another thread, while the caller waits.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static RenderedText Render(string source, Func<string, string?> fileAddress, CancellationToken cancellation) =>
        Render(source, fileAddress, TimeLimit, cancellation);

    internal static RenderedText Render(
        string source, Func<string, string?> fileAddress, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(fileAddress);
        if (source.Length > LongestSource)
            return RenderedText.Refused(RenderRefusal.TooLong);
        var text = TextGuard.Normalise(source);
        if (TextGuard.Find(text) is { } problem)
            return RenderedText.Refused(RenderRefusal.ForbiddenCharacter, LineOf(text, problem.Position));
        return RenderInWorker(text, fileAddress, limit, cancellation);
    }

    /// <summary>
    /// The parsers look at the deadline (see <see cref="SourcePipeline"/>), so that a worker ends soon after its time; what runs on for a
    /// moment holds its slot, so that hostile texts cannot occupy more than <see cref="Workers"/> threads.
    /// </summary>
    private static RenderedText RenderInWorker(
        string text, Func<string, string?> fileAddress, TimeSpan limit, CancellationToken cancellation)
    {
        _ = Warm.Value;
        var deadline = new RenderDeadline(limit, cancellation);
        if (!Slots.Wait(deadline.Left, cancellation))
            return RenderedText.Refused(RenderRefusal.TooSlow);
        var job = new RenderJob(() => RenderNow(text, fileAddress, deadline), Slots);
        return job.Run(WorkerStack, deadline, cancellation) ?? RenderedText.Refused(RenderRefusal.TooSlow);
    }

    private static RenderedText RenderNow(string text, Func<string, string?> fileAddress, RenderDeadline deadline)
    {
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline, SourcePipeline.Context(deadline));
            var style = new OfficialStyle(fileAddress);
            if (style.Apply(document) is { } refusal)
                return refusal;
            deadline.Check();
            var html = HtmlAllowList.Sanitise(Write(document), deadline);
            return TextGuard.IsClean(html) ? RenderedText.Of(html) : RenderedText.Refused(RenderRefusal.ForbiddenCharacter);
        }
        catch (TimeoutException)
        {
            return RenderedText.Refused(RenderRefusal.TooSlow);
        }
        catch (ArgumentException)
        {
            // Markdig's word for "too deeply nested"; it has no exception of its own.
            return RenderedText.Refused(RenderRefusal.TooNested);
        }
    }

    private static string Write(Markdig.Syntax.MarkdownDocument document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        OfficialWriters.AddTo(renderer);
        renderer.Render(document);
        writer.Flush();
        return writer.ToString();
    }

    /// <summary>The 1-based line of the character at a 1-based position counted in runes.</summary>
    private static int LineOf(string text, int position)
    {
        var line = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            if (--position == 0)
                break;
            if (rune.Value == '\n')
                line++;
        }

        return line;
    }
}
