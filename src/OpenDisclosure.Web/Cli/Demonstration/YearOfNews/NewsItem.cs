namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>One generated text of the demonstration's year: what a drafter would have typed, and the day of its release.</summary>
internal sealed record NewsItem(
    DateOnly On,
    string Column,
    string Unit,
    string Author,
    string Kind,
    string Title,
    string Summary,
    string Body,
    string Office,
    string? Topic,
    string Keywords,
    string Genre,
    string? Subject);
