using OpenDisclosure.Content.Reading;

namespace OpenDisclosure.UnitTests.Content.Reading;

/// <summary>A made file that hides one thing, or nothing.</summary>
/// <param name="Extension">Of its name.</param>
/// <param name="Make">Makes its bytes.</param>
/// <param name="Kind">What it hides; null for nothing.</param>
/// <param name="IsText">Whether it is the secret number itself that is hidden, so that the scan must get it.</param>
internal sealed record MadeFile(string Extension, Func<byte[]> Make, HiddenKind? Kind = null, bool IsText = false);

/// <summary>Made files by the sentence that says what is in them.</summary>
internal static class Corpus
{
    /// <summary>A number of a person, as it stands in examples.</summary>
    public const string Secret = "11010519491231002X";

    /// <summary>What every clean file says, and a reader must get.</summary>
    public const string Open = "Notice 2022";

    public static IEnumerable<object[]> Names(Dictionary<string, MadeFile> files) => files.Keys.Select(name => new object[] { name });

    public static FileReading Read(MadeFile file)
    {
        using var content = new MemoryStream(file.Make());
        return FileReader.Read(file.Extension, content, CancellationToken.None);
    }

    /// <summary>The file hides one kind of thing; a hidden text is scanned and not shown.</summary>
    public static void AssertFound(MadeFile file)
    {
        var reading = Read(file);

        Assert.Contains(reading.Hidden, found => found.Kind == file.Kind);
        Assert.All(reading.Hidden, found => Assert.True(found.Text.Length <= HiddenData.LongestText));
        if (!file.IsText)
            return;
        Assert.Contains(reading.Parts, part => part.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, reading.ToText(), StringComparison.Ordinal);
    }

    /// <summary>The file hides nothing, and says what it says.</summary>
    public static void AssertClean(MadeFile file)
    {
        var reading = Read(file);

        Assert.Empty(reading.Hidden);
        Assert.Contains(Open, reading.ToText(), StringComparison.Ordinal);
    }
}
