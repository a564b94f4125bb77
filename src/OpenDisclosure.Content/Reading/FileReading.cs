using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace OpenDisclosure.Content.Reading;

/// <summary>What a piece of text is in its file.</summary>
public enum PartKind
{
    /// <summary>The running text of a document, with its tables, text boxes and charts.</summary>
    Body,

    /// <summary>A page of a PDF or an OFD.</summary>
    Page,

    /// <summary>The visible cells of a sheet.</summary>
    Sheet,

    /// <summary>What a slide shows.</summary>
    Slide,

    /// <summary>What stands above or below every page.</summary>
    HeaderFooter,

    /// <summary>Footnotes and endnotes.</summary>
    Footnote,

    /// <summary>A speaker's notes.</summary>
    Notes,

    /// <summary>Comments in the margin.</summary>
    Comment,

    /// <summary>What the file says of itself: author, title, company, own properties.</summary>
    Metadata,

    /// <summary>Text that stands in the file and on no page: what was deleted, hidden, covered or embedded.</summary>
    Hidden,
}

/// <summary>What can stand in a file without being seen on its pages.</summary>
public enum HiddenKind
{
    /// <summary>An insertion, deletion, move or format change that nobody has accepted.</summary>
    TrackedChange,

    /// <summary>A comment or a note in the margin.</summary>
    Comment,

    /// <summary>A sheet that is not shown, with or without a way to show it.</summary>
    HiddenSheet,

    /// <summary>A row or column that is not shown and holds something.</summary>
    HiddenRowOrColumn,

    /// <summary>Text set as hidden, too small to be read, or outside the page.</summary>
    HiddenText,

    /// <summary>Text in the colour of its background.</summary>
    WhiteText,

    /// <summary>Text under an opaque area: blacked out for the eye only.</summary>
    CoveredText,

    /// <summary>The source data of a pivot table or a data model.</summary>
    PivotCache,

    /// <summary>A file, database or picture elsewhere that the file fetches or names by a local path.</summary>
    ExternalLink,

    /// <summary>A template elsewhere that is fetched when the file is opened.</summary>
    TemplateLink,

    /// <summary>A file or object inside the file.</summary>
    EmbeddedObject,

    /// <summary>Names of people, firms or computers in the properties.</summary>
    AuthorMetadata,

    /// <summary>Data of other programs, variables and hidden names.</summary>
    CustomData,

    /// <summary>A part of the package that no other part refers to: no program shows it.</summary>
    StrayPart,

    /// <summary>An earlier state of the file that is still in it.</summary>
    EarlierRevision,

    /// <summary>Where a picture or recording was made.</summary>
    Location,

    /// <summary>A smaller copy of a picture, which may show what was cut away.</summary>
    Thumbnail,

    /// <summary>A slide that is skipped.</summary>
    HiddenSlide,

    /// <summary>What a speaker wrote below a slide.</summary>
    SpeakerNotes,

    /// <summary>Something that runs: a script, a command, a query to another program.</summary>
    Script,

    /// <summary>A page that is a picture only: there is no text to scan, a person must look at it.</summary>
    UnreadablePage,

    /// <summary>A page that is a picture and was read by a machine, which may be wrong in any letter.</summary>
    RecognisedPage,

    /// <summary>The file, or the rest of it, could not be read; the text says why (<see cref="UnreadableReason"/>).</summary>
    Unreadable,
}

/// <summary>Why a file could not be read: the text of a finding of the kind <see cref="HiddenKind.Unreadable"/>.</summary>
public static class UnreadableReason
{
    /// <summary>Built wrongly, or cut short.</summary>
    public const string Damaged = "damaged";

    /// <summary>More characters, bytes, pages or nesting than is read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Protected by a password.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Of a kind that is not read here, nor is there a program that makes a copy of another kind.</summary>
    public const string UnknownFormat = "unknown-format";

    /// <summary>The program that was to make a copy of another kind failed, or took too long.</summary>
    public const string NotConverted = "not-converted";

    /// <summary>That program was busy with other files.</summary>
    public const string Busy = "busy";
}

/// <summary>A piece of text of a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The number of a page or slide, the name of a sheet, or the part of the package; may be empty.</param>
/// <param name="Text">Its text: lines by LF, cells by tabs.</param>
public sealed record TextPart(PartKind Kind, string Name, string Text)
{
    /// <summary>Whether a machine read it from a picture.</summary>
    public bool IsRecognised { get; init; }

    /// <summary>Whether a reader of the file sees this text without looking for it.</summary>
    public bool IsVisible =>
        Kind is PartKind.Body or PartKind.Page or PartKind.Sheet or PartKind.Slide or PartKind.HeaderFooter or PartKind.Footnote;
}

/// <summary>Something in a file that its pages do not show.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">A page, slide, sheet, cell range, property or part of the package; as the file names it.</param>
/// <param name="Text">At most <see cref="LongestText"/> characters of what is hidden, or empty.</param>
public sealed record HiddenData(HiddenKind Kind, string Place, string Text)
{
    /// <summary>The longest excerpt, in characters.</summary>
    public const int LongestText = 200;
}

/// <summary>What the scanner and the text view get of a file.</summary>
public sealed record FileReading
{
    /// <summary>The texts in reading order, those that are not visible among them.</summary>
    public required IReadOnlyList<TextPart> Parts { get; init; }

    /// <summary>What a reader does not see on the page; of one kind at most <see cref="MostOfAKind"/>.</summary>
    public required IReadOnlyList<HiddenData> Hidden { get; init; }

    /// <summary>Whether it carries a signature or an electronic seal: such a file is never altered.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "A file is signed, or it is not.")]
    public required bool Signed { get; init; }

    /// <summary>The most findings of one kind; more say nothing new.</summary>
    public const int MostOfAKind = 200;

    /// <summary>A file of which nothing could be read, and why.</summary>
    public static FileReading Unread(string extension, string reason) =>
        new() { Parts = [], Hidden = [new HiddenData(HiddenKind.Unreadable, extension, reason)], Signed = false };

    /// <summary>The numbers of the pages that are pictures.</summary>
    public IEnumerable<int> UnreadPages() => Hidden.Where(found => found.Kind == HiddenKind.UnreadablePage)
        .Select(found => int.TryParse(found.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0).Where(page => page > 0);

    /// <summary>The reading with pages that a machine read from their pictures; a page without a text stays unread.</summary>
    /// <param name="pages">Texts by the number of the page.</param>
    public FileReading WithRecognised(IReadOnlyDictionary<int, string> pages)
    {
        var read = UnreadPages().Where(page => pages.GetValueOrDefault(page) is { Length: > 0 }).ToDictionary(NameOf, page => pages[page]);
        if (read.Count == 0)
            return this;
        var recognised = read.Select(page => new TextPart(PartKind.Page, page.Key, page.Value) { IsRecognised = true });
        return this with
        {
            Parts = [.. Parts.Concat(recognised).OrderBy(part => part.Kind == PartKind.Page ? 0 : 1).ThenBy(part => part.Kind == PartKind.Page ? int.Parse(part.Name, CultureInfo.InvariantCulture) : 0)],
            Hidden = [.. Hidden.Select(found => found.Kind == HiddenKind.UnreadablePage && read.ContainsKey(found.Place) ? found with { Kind = HiddenKind.RecognisedPage } : found)],
        };
    }

    /// <summary>What a reader sees, as plain text; a page, sheet or slide begins with a line that names it.</summary>
    /// <param name="recognisedMark">Stands after the name of a page that a machine read.</param>
    public string ToText(string recognisedMark = "")
    {
        var text = new StringBuilder();
        foreach (var part in Parts.Where(part => part.IsVisible && part.Text.Length > 0))
        {
            if (text.Length > 0)
                text.Append('\n');
            if (part.Kind is PartKind.Page or PartKind.Sheet or PartKind.Slide)
                text.Append("\u2014 ").Append(part.Name).Append(" \u2014").Append(part.IsRecognised ? recognisedMark : "").Append('\n');
            text.Append(part.Text.AsSpan().TrimEnd('\n')).Append('\n');
        }

        return text.ToString();
    }

    private static string NameOf(int page) => page.ToString(CultureInfo.InvariantCulture);
}
