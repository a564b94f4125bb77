using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>Writes one item after the other and remembers what it wrote, so that nothing is said twice.</summary>
internal sealed class NewsDesk(bool isShort, WorkingDayCalendar calendar, Dice dice)
{
    private const int MostTries = 400;

    /// <summary>A structure rests until so many others of its column were taken, or as long as the column's choice allows.</summary>
    private const int Rest = 14;

    /// <summary>A structure of the season rests less and is taken so much more often.</summary>
    private const int RestInSeason = 5;

    private const int InSeason = 8;
    private const int ShortestBody = 120;

    /// <summary>One in so many titles is kept for short spans, so that no text of the last weeks repeats one of the year.</summary>
    private const int KeptForShort = 4;

    private const string Bureau = "bureau";
    private const string PartyCommittee = "机关党委";

    private static readonly string[] PhraseFiles =
    [
        "phrases-economy.json", "phrases-enterprises.json", "phrases-office.json",
        "phrases-notices.json", "phrases-party.json", "phrases-units.json",
    ];

    private static readonly Dictionary<string, (string Unit, string Author)> Units = new()
    {
        [NewsPlan.SmeCenter] = ("sme-center", "smecaogao"),
        [NewsPlan.EnergySavingCenter] = ("energy-saving-center", "jnncaogao"),
        [NewsPlan.InformationCenter] = ("information-center", "xxzcaogao"),
    };

    private readonly ILookup<string, NewsPattern> patterns =
        PhraseFiles.SelectMany(DemonstrationText.Json<List<NewsPattern>>).ToLookup(pattern => pattern.Column);

    private readonly Dictionary<string, IReadOnlyList<string>> common =
        DemonstrationText.Json<Dictionary<string, IReadOnlyList<string>>>("phrases-words.json");

    private readonly List<NewsPattern> taken = [];
    private readonly HashSet<string> said = [];

    /// <summary>The next item.</summary>
    /// <exception cref="InvalidOperationException">The phrases do not suffice for another text of the column.</exception>
    public NewsItem Write(DateOnly on, string column)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var pattern = Choose(on, column);
            var (item, once) = Filled(pattern, on);
            if (IsKeptForShort(item.Title) != isShort || item.Body.Length < ShortestBody || said.Overlaps([item.Title, item.Body, once]))
                continue;
            taken.Add(pattern);
            said.UnionWith([item.Title, item.Body, once]);
            return item;
        }

        throw new InvalidOperationException($"No new title for {column} on {on:yyyy-MM-dd}.");
    }

    /// <summary>A structure that fits the day and has rested.</summary>
    private NewsPattern Choose(DateOnly on, string column)
    {
        var fitting = patterns[column].Where(pattern => pattern.Fits(on) && taken.Count(pattern.Equals) < pattern.Most).ToList();
        var last = taken.Where(pattern => pattern.Column == column).Reverse().ToList();
        bool Rested(NewsPattern pattern) =>
            !last.Take(Math.Min(pattern.IsOfSeason ? RestInSeason : Rest, fitting.Count / 2)).Contains(pattern);
        var left = fitting.Where(Rested).ToList();
        return left[dice.Weighed([.. left.Select(Weight)])];
    }

    private static int Weight(NewsPattern pattern) => pattern.IsOfSeason ? pattern.Weight * InSeason : pattern.Weight;

    /// <summary>An item, and what of it may not be told again.</summary>
    private (NewsItem Item, string Once) Filled(NewsPattern pattern, DateOnly on)
    {
        var filler = new PhraseFiller(pattern, common, new NewsDates(on, calendar, dice), dice);
        var template = dice.Of(pattern.Titles);
        filler.Settle(template + string.Concat(pattern.Body));
        var title = filler.Fill(template);
        var item = Item(pattern, on, title, filler);
        return (item, pattern.Once is null ? title : pattern.Keywords + filler.Fill(pattern.Once));
    }

    private NewsItem Item(NewsPattern pattern, DateOnly on, string title, PhraseFiller filler)
    {
        var (unit, author) = Units.GetValueOrDefault(pattern.Column, (Bureau, Author(pattern.Office)));
        return new NewsItem(
            on,
            pattern.Column,
            unit,
            author,
            pattern.Subject is null ? "news" : "notice",
            title,
            filler.Fill(dice.Of(pattern.Summaries)),
            string.Join("\n\n", pattern.Body.Select(filler.Fill)) + "\n",
            pattern.Office,
            pattern.Topic,
            pattern.Keywords,
            pattern.Genre,
            pattern.Subject);
    }

    /// <summary>The drafter who writes for an office.</summary>
    private static string Author(string office) => office switch
    {
        "中小企业科" or "消费品科" or "政策法规科" => "wangshili",
        "办公室" or PartyCommittee or "综合科" => "sunyangzhang",
        "投资规划科" or "园区建设科" or "节能与综合利用科" => "zhaoshili",
        _ => "liyangben",
    };

    /// <summary>FNV-1a of the title: a hash that is the same on every machine.</summary>
    private static bool IsKeptForShort(string title)
    {
        var hash = title.Aggregate(2_166_136_261u, (sum, letter) => unchecked((sum ^ letter) * 16_777_619u));
        return (hash >> 8) % KeptForShort == 0;
    }
}
