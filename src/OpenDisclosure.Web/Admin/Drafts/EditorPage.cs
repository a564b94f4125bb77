using OpenDisclosure.Content.Comparing;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Web.Admin.Drafts;

/// <summary>The editor: what is typed, and what the author must know beside it.</summary>
internal sealed record EditorPage
{
    public required long DocumentId { get; init; }

    public required DocumentKind Kind { get; init; }

    public string? SiteTextKey { get; init; }

    public required DraftForm Form { get; init; }

    public required IReadOnlyList<ColumnChoice> Columns { get; init; }

    public required IReadOnlyList<TopicChoice> Topics { get; init; }

    public required IReadOnlyList<TrayFile> Files { get; init; }

    /// <summary>Who returned the newest revision, and why; null when nobody did.</summary>
    public ReturnedNote? Returned { get; init; }

    /// <summary>What the reviewer who returned it would have written; null when he suggested nothing, or it was answered.</summary>
    public SuggestionPanel? Suggestion { get; init; }

    /// <summary>The names of those who have typed.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    public required bool IsAuthor { get; init; }

    /// <summary>How many persons could still take each duty once the reader is an author.</summary>
    public required IReadOnlyDictionary<Duty, int> PersonsLeft { get; init; }

    public bool ReleasedBefore { get; init; }

    public bool NeedsFourPersons { get; init; }

    /// <summary>Whether so few remain that becoming an author would stop the document.</summary>
    public bool TooFew => PersonsLeft.Any(left => left.Value == 0 && (left.Key != Duty.ContentReviewer || NeedsFourPersons));

    public bool HasBody => SiteTextKey is null || SiteTextKeys.HasBody(SiteTextKey);

    public bool IsSiteText => SiteTextKey is not null;
}

/// <summary>A column that a document can go to, with what it asks for.</summary>
internal sealed record ColumnChoice(long Id, string Name, int ContentSteps, bool OwnReviewer, bool Closed);

/// <summary>A topic that a document can stand under.</summary>
internal sealed record TopicChoice(string Key, string Name, bool Closed);

/// <summary>A file of the tray.</summary>
internal sealed record TrayFile(long Id, string Name, long Size, string AddedBy, DateTimeOffset AddedAt, string Sha256, string MediaType);

/// <summary>Why the newest revision came back.</summary>
internal sealed record ReturnedNote(string By, DateTimeOffset At, string Note);

/// <summary>A suggestion beside the editor: what it changes in the text that was sealed.</summary>
internal sealed record SuggestionPanel(long DocumentId, long Version, OpenSuggestion Suggestion, TextComparison Comparison)
{
    /// <summary>The panel of a suggestion.</summary>
    public static SuggestionPanel Of(long documentId, long version, OpenSuggestion suggestion) =>
        new(documentId, version, suggestion, TextComparison.Compare(Blocks(suggestion.Sealed), Blocks(suggestion.Text)));

    /// <summary>Title, summary and the lines of the text as they are typed.</summary>
    private static List<TextBlock> Blocks(SuggestedText text) =>
    [
        new(BlockKind.Centred, text.Title), new(BlockKind.Field, text.Summary),
        .. text.Body.Split('\n').Where(line => line.Length > 0).Select(line => new TextBlock(BlockKind.Paragraph, line)),
    ];
}

/// <summary>The page on which the loser of a race sees both texts.</summary>
internal sealed record ComparePage
{
    public required long DocumentId { get; init; }

    /// <summary>Who saved first; null when it was the reader himself, in another window.</summary>
    public required string? OtherName { get; init; }

    public required DateTimeOffset OtherAt { get; init; }

    /// <summary>What the reader typed, under the version that now stands; its body is the suggestion that keeps his own lines.</summary>
    public required DraftForm Form { get; init; }

    public required IReadOnlyList<CompareField> Fields { get; init; }

    public required ThreeWay Body { get; init; }
}

/// <summary>A field in which the two differ.</summary>
internal sealed record CompareField(string Label, string Theirs, string Mine);
