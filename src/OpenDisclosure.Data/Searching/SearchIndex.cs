using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Searching;

namespace OpenDisclosure.Data.Searching;

/// <summary>What was found, as slots.</summary>
/// <param name="All">Every slot that was found.</param>
/// <param name="InTitle">Those that hold all that was asked for in title, number or keywords.</param>
/// <param name="IsLoose">Whether nothing held all of it, and these hold the most of it.</param>
public sealed record SearchMatch(Bits All, Bits InTitle, bool IsLoose);

/// <summary>
/// The index of what is live: which slot belongs to which document. Questions are asked of a state that does not change under them: new
/// releases get new slots, and what has ended is taken out of the next state.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>Of the weight of all terms so much must be in a text that does not hold all of them, and so much of what the best one holds.</summary>
    private const double LeastShare = 0.35;

    private const double ShareOfBest = 0.6;

    /// <summary>A term that more than this part of all documents hold tells nothing about which one is meant.</summary>
    private const double CommonShare = 0.25;

    private const double TitleWeight = 3;
    private const double OftenWeight = 1.6;
    private const double FileWeight = 0.4;
    private const double OtherWording = 0.8;
    private const double NumberBonus = 1_000_000;
    private const double TitleBonus = 1_000;
    private const double UsualTitle = 24;
    private const double RecencyWeight = 0.5;

    private readonly SearchSlot[] slots;
    private readonly int used;
    private readonly Bits live;
    private readonly int count;
    private readonly double usualBody;

    /// <summary>Takes the slots and which of them are live.</summary>
    /// <param name="slots">What lies behind <paramref name="used"/> may be written to meanwhile.</param>
    /// <param name="used">How many slots there are.</param>
    /// <param name="live">Those that count; it must not change any more.</param>
    public SearchIndex(SearchSlot[] slots, int used, Bits live)
    {
        ArgumentNullException.ThrowIfNull(live);
        (this.slots, this.used, this.live) = (slots, used, live);
        count = live.Count();
        usualBody = Math.Max(1, slots.Take(used).Average(slot => (double?)slot.BodyLength) ?? 1);
    }

    /// <summary>Finds what holds all terms of any wording; where nothing does, what holds most of the first.</summary>
    public SearchMatch Find(SearchReading reading, Question question)
    {
        var (all, titles) = (new Bits(), new Bits());
        foreach (var wording in question.Wordings)
        {
            all = all.Or(All(reading, wording, slots => slots.Anywhere));
            titles = titles.Or(All(reading, wording, slots => slots.Title));
        }

        if (question.Number is { } number)
            (all, titles) = (all.Or(reading.Of(number, live).Title), titles.Or(reading.Of(number, live).Title));
        if (all.Any() || question.Wordings is not [{ Terms.Count: > 1 } first, ..])
            return new SearchMatch(all, titles, false);
        var loose = Loose(reading, first);
        return new SearchMatch(loose, new Bits(), loose.Any());
    }

    /// <summary>Those that hold all the terms of any wording in the title, for suggestions.</summary>
    public Bits FindTitles(SearchReading reading, Question question)
    {
        var titles = question.Wordings.Select(wording => All(reading, wording, slots => slots.Title)).Aggregate(new Bits(), (found, next) => found.Or(next));
        return question.Number is { } number ? titles.Or(reading.Of(number, live).Title) : titles;
    }

    /// <summary>How well a slot answers: the number first, then titles that hold everything, then by how rare and how close the terms are.</summary>
    public Func<int, double> Scores(SearchReading reading, Question question, SearchMatch match)
    {
        var number = question.Number is { } asked ? reading.Of(asked, live).Title : new Bits();
        var wordings = question.Wordings.Select((wording, at) => (Weight: at == 0 ? 1 : OtherWording, Terms: wording.Terms.Select(term => Weighed(reading.Of(term, live))).ToArray())).ToArray();
        return slot => (number.Has(slot) ? NumberBonus : 0) + (match.InTitle.Has(slot) ? TitleBonus : 0)
            + (RecencyWeight * slot / Math.Max(1, used)) + wordings.Max(wording => wording.Weight * Score(slot, wording.Terms));
    }

    /// <summary>Whether a slot holds what was asked for only with the help of its attachments.</summary>
    public bool NeedsFile(SearchReading reading, Question question, int slot) => question.Wordings.All(wording => wording.Terms.Any(term =>
        reading.Of(term, live) is var found && found.File.Has(slot) && !found.Title.Has(slot) && !found.Body.Has(slot)));

    private Bits All(SearchReading reading, Wording wording, Func<TermSlots, Bits> part)
    {
        var found = live;
        foreach (var term in wording.Terms)
        {
            found = found.And(part(reading.Of(term, live)));
            if (!found.Any())
                break;
        }

        return found;
    }

    private Bits Loose(SearchReading reading, Wording wording)
    {
        var terms = wording.Terms.Select(term => reading.Of(term, live).Anywhere).Select(bits => (Bits: bits, Weight: Rarity(bits.Count()))).ToList();
        var rare = terms.Where(term => term.Bits.CountWith(live) <= count * CommonShare).ToList();
        var held = new Dictionary<int, double>();
        foreach (var (bits, weight) in rare.Count > 0 ? rare : terms)
        {
            foreach (var slot in bits.Descending())
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(held, slot, out _) += weight;
        }

        var found = new Bits();
        if (held.Count == 0)
            return found;
        var least = Math.Max(terms.Sum(term => term.Weight) * LeastShare, held.Values.Max() * ShareOfBest);
        foreach (var (slot, weight) in held)
        {
            if (weight >= least)
                found.Add(slot);
        }

        return found;
    }

    private (TermSlots Slots, double Weight) Weighed(TermSlots found) => (found, Rarity(found.Anywhere.Count()));

    private double Rarity(int holders) => Math.Log(1 + (count / (holders + 0.5)));

    private double Score(int slot, (TermSlots Slots, double Weight)[] terms)
    {
        var title = TitleWeight / (0.5 + (0.5 * slots[slot].TitleLength / UsualTitle));
        var body = 1 / (0.7 + (0.3 * slots[slot].BodyLength / usualBody));
        var score = 0.0;
        foreach (var (found, weight) in terms)
        {
            var inTitle = found.Title.Has(slot) ? title : 0;
            var inBody = found.Often.Has(slot) ? OftenWeight * body : found.Body.Has(slot) ? body : found.File.Has(slot) ? FileWeight : 0;
            score += weight * (inTitle + inBody);
        }

        return score;
    }
}
