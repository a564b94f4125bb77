using CsCheck;
using OpenDisclosure.Domain.Catalogue;

namespace OpenDisclosure.UnitTests.Domain.Catalogue;

/// <summary>The catalogue counts and lists the same, whatever is chosen and whatever was released or withdrawn before.</summary>
public sealed class CatalogueIndexTests
{
    private static readonly Facet[] Chosen = [Facet.Year, Facet.Genre, Facet.Audience];
    private static readonly string[] Values = ["a", "b", "c"];

    private static readonly Gen<(Facet Facet, string Value)[]> Under =
        Gen.Select(Gen.OneOf(Chosen), Gen.OneOf(Values)).Array[0, 5];

    /// <summary>A document that is released, released anew under other values, or withdrawn.</summary>
    private static readonly Gen<(int Document, (Facet Facet, string Value)[]? Values)> Act =
        Gen.Select(Gen.Int[0, 150], Gen.Frequency((4, Under.Select(values => ((Facet Facet, string Value)[]?)values)), (1, Under.Select(_ => ((Facet Facet, string Value)[]?)null))));

    private static readonly Gen<Dictionary<Facet, string>> Question =
        Gen.Select(Gen.OneOf(Chosen), Gen.OneOf(Values)).Array[0, 3].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    [Fact]
    public void Count_and_list_are_what_one_would_count_by_hand() => Gen.Select(Act.Array[0, 300], Question.Array[1, 5], Gen.Int[0, 40]).Sample((acts, questions, skip) =>
    {
        var (index, model) = (new CatalogueIndex(), new Model());
        foreach (var (document, values) in acts)
            model.Apply(index, document, values);
        foreach (var question in questions)
        {
            var expected = model.Find(question);
            var (page, count) = index.Page(question, skip, 20);
            Assert.Equal(expected.Skip(skip).Take(20), page);
            Assert.Equal(expected.Count, count);
            foreach (var facet in Chosen)
            {
                var others = question.Where(pair => pair.Key != facet).ToDictionary();
                var counts = index.Values(question, facet).ToDictionary(found => found.Value, found => found.Count);
                foreach (var value in Values)
                    Assert.Equal(model.Find(new(others) { [facet] = value }).Count, counts.GetValueOrDefault(value));
            }
        }
    });

    [Fact]
    public void A_document_that_is_older_than_the_newest_has_no_place_and_the_whole_is_read_anew()
    {
        var index = new CatalogueIndex();
        Assert.True(index.Put(new CatalogueFacts(1, Model.TimeOf(2), [])));
        Assert.False(index.Put(new CatalogueFacts(2, Model.TimeOf(1), [])));
        Assert.Equal(1, index.Page(new Dictionary<Facet, string>(), 0, 20).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(127)]
    [InlineData(130)]
    [InlineData(1000)]
    public void The_numbers_of_a_set_come_from_the_largest_down_after_any_that_are_left_out(int skip)
    {
        var (bits, numbers) = (new Bits(), Enumerable.Range(0, 400).Where(number => number % 3 != 1).ToList());
        foreach (var number in numbers)
            bits.Add(number);
        Assert.Equal(numbers.OrderDescending().Skip(skip), bits.Descending(skip));
        Assert.Equal(numbers.Count, bits.Count());
    }

    /// <summary>What is live, in plain lists.</summary>
    private sealed class Model
    {
        private readonly Dictionary<int, (int Place, (Facet Facet, string Value)[]? Values)> documents = [];

        public static DateTimeOffset TimeOf(int place) => DateTimeOffset.UnixEpoch.AddMinutes(place);

        public void Apply(CatalogueIndex index, int document, (Facet Facet, string Value)[]? values)
        {
            if (values is null)
            {
                index.Remove(document);
                if (documents.TryGetValue(document, out var known))
                    documents[document] = (known.Place, null);
                return;
            }

            var place = documents.TryGetValue(document, out var before) ? before.Place : documents.Count;
            documents[document] = (place, values);
            Assert.True(index.Put(new CatalogueFacts(document, TimeOf(place), values)));
        }

        public List<long> Find(Dictionary<Facet, string> question) =>
        [
            .. documents.Where(pair => pair.Value.Values is { } values && question.All(wanted => values.Contains((wanted.Key, wanted.Value))))
                .OrderByDescending(pair => pair.Value.Place).Select(pair => (long)pair.Key),
        ];
    }
}
