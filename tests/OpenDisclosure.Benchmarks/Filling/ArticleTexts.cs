using System.Text;
using OpenDisclosure.Benchmarks.Engines;

namespace OpenDisclosure.Benchmarks.Filling;

/// <summary>Title and text of a document.</summary>
/// <param name="Title">The title.</param>
/// <param name="Subject">What it is about, for the keywords.</param>
/// <param name="Summary">Its beginning.</param>
/// <param name="Body">Plain paragraphs.</param>
internal sealed record ArticleText(string Title, string Subject, string Summary, string Body);

/// <summary>Texts of documents made of articles that follow each other.</summary>
internal sealed class ArticleTexts(IReadOnlyList<Article> articles)
{
    private const int TitleLength = 120;
    private const int SubjectLength = 60;
    private const int SummaryLength = 120;
    private const int BodyLength = 800;

    /// <summary>Of the median article so many make a text: the next document begins behind it.</summary>
    private const int Step = 7;

    /// <summary>Signs that would begin a heading, list, quotation, table or piece of HTML.</summary>
    private static readonly char[] Marks = ['#', '>', '-', '*', '+', '|', ' ', '\t', '\u3000', '='];

    /// <summary>The text of a number; any number has one.</summary>
    public ArticleText Of(long number)
    {
        var at = (int)(number * Step % articles.Count);
        var body = Body(at);
        return new ArticleText(
            Cut(articles[at].Title, TitleLength), Cut(articles[at].Title.Split(' ')[0], SubjectLength), Cut(body.ReplaceLineEndings(""), SummaryLength), body);
    }

    private string Body(int at)
    {
        var text = new StringBuilder();
        for (var more = 0; text.Length < BodyLength && more < articles.Count; more++)
        {
            foreach (var line in Lines(articles[(at + more) % articles.Count].Text))
                text.Append(text.Length == 0 ? "" : "\n\n").Append(line);
        }

        return Cut(text.ToString(), BodyLength);
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n')
        .Where(line => !line.Contains('<', StringComparison.Ordinal)).Select(line => line.Trim().TrimStart(Marks)).Where(line => line.Length > 0);

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd();
    }
}
