using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Markdown;

namespace OpenDisclosure.UnitTests.Content.Markdown;

/// <summary>A draft with five attachments, and the short way to render its text.</summary>
internal static class Rendering
{
    /// <summary>The collection of tests that share the two workers: side by side they would wait for each other.</summary>
    public const string OneAtATime = "Rendering";

    private static readonly string[] Attachments = ["流程图.png", "录音 1.mp3", "影像.mp4", "申报表.docx", "y"];

    public static string? Address(string name) =>
        Attachments.Contains(name) ? SealedFile.Address(SHA256.HashData(Encoding.UTF8.GetBytes(name)), name) : null;

    public static RenderedText Of(string source) => MarkdownRenderer.Render(source, Address, TimeSpan.FromSeconds(10), CancellationToken.None);

    public static string Html(string source)
    {
        var rendered = Of(source);
        Assert.Null(rendered.Refusal);
        return rendered.Html!;
    }
}
