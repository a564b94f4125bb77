namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>Files that hide one thing, each found; and files that hide nothing, none of them accused.</summary>
public sealed class CorpusTests
{
    private static readonly Dictionary<string, MadeFile> Bad = Join(("docx", WordCorpus.Bad), ("xlsx", SheetCorpus.Bad), ("pptx", SlideCorpus.Bad), ("pdf", PdfCorpus.Bad), ("other", OtherCorpus.Bad));

    private static readonly Dictionary<string, MadeFile> Clean = Join(("docx", WordCorpus.Clean), ("xlsx", SheetCorpus.Clean), ("pptx", SlideCorpus.Clean), ("pdf", PdfCorpus.Clean), ("other", OtherCorpus.Clean));

    public static IEnumerable<object[]> BadNames => Corpus.Names(Bad);

    public static IEnumerable<object[]> CleanNames => Corpus.Names(Clean);

    public static IEnumerable<object[]> PictureNames => Corpus.Names(OtherCorpus.CleanPictures);

    [Theory]
    [MemberData(nameof(BadNames))]
    public void What_a_file_hides_is_found(string name) => Corpus.AssertFound(Bad[name]);

    [Theory]
    [MemberData(nameof(CleanNames))]
    public void A_file_that_hides_nothing_raises_nothing(string name) => Corpus.AssertClean(Clean[name]);

    [Theory]
    [MemberData(nameof(PictureNames))]
    public void A_picture_that_hides_nothing_raises_nothing(string name)
    {
        var reading = Corpus.Read(OtherCorpus.CleanPictures[name]);

        Assert.Empty(reading.Hidden);
        Assert.Empty(reading.ToText());
    }

    private static Dictionary<string, MadeFile> Join(params (string Format, Dictionary<string, MadeFile> Files)[] sets) =>
        sets.SelectMany(set => set.Files.Select(file => (Name: $"{set.Format}: {file.Key}", file.Value))).ToDictionary(file => file.Name, file => file.Value);
}
