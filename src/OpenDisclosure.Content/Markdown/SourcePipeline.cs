using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Helpers;
using Markdig.Parsers;

namespace OpenDisclosure.Content.Markdown;

/// <summary>
/// The hand-picked part of Markdig: CommonMark without HTML and without indented code (Chinese paragraphs are often indented), pipe
/// tables, footnotes, emphasis beside Chinese punctuation, containers. UseAdvancedExtensions undoes DisableHtml and is never used.
/// </summary>
internal static class SourcePipeline
{
    private static readonly object DeadlineKey = new();

    public static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseFootnotes()
            .UseCjkFriendlyEmphasis()
            .DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        // Only the block form: the extension would also make ::text:: a span.
        builder.BlockParsers.Insert(0, new CustomContainerParser());
        builder.BlockParsers.Insert(0, new BlockDeadline());
        builder.InlineParsers.Insert(0, new InlineDeadline());
        return builder.Build();
    }

    public static MarkdownParserContext Context(RenderDeadline deadline)
    {
        var context = new MarkdownParserContext();
        context.Properties[DeadlineKey] = deadline;
        return context;
    }

    private static void Check(MarkdownParserContext? context)
    {
        if (context is not null && context.Properties.TryGetValue(DeadlineKey, out var deadline))
            ((RenderDeadline)deadline).Check();
    }

    /// <summary>Parses nothing; asks before every block whether the time is up.</summary>
    private sealed class BlockDeadline : BlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            Check(processor.Context);
            return BlockState.None;
        }
    }

    /// <summary>Parses nothing; asks at every special character whether the time is up. Markdig is quadratic in `[a](`.</summary>
    private sealed class InlineDeadline : InlineParser
    {
        public InlineDeadline() => OpeningCharacters = ['[', ']', '!', '*', '_', '`', '<', '&', '|', '\\', '\n'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            Check(processor.Context);
            return false;
        }
    }
}
