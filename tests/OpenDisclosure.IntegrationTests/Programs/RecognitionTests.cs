using System.Security.Cryptography;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Programs;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.IntegrationTests.Programs;

/// <summary>Pages of a PDF that are pictures are read by a machine, scanned like any text, and marked so that a person looks.</summary>
public sealed class RecognitionTests(ScannedPages pages) : IClassFixture<ScannedPages>, IDisposable
{
    private const string Mark = " (machine)";
    private readonly string folder = Directory.CreateTempSubdirectory("recognition_").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_number_on_a_picture_of_a_page_stops_the_text()
    {
        var scanned = await Scan(pages.Pdf(0, 1));

        var number = Assert.Single(scanned.Findings, found => found.Finding.Grade == FindingGrade.Stop);
        Assert.Equal((FindingKind.IdentityNumber, OldFiles.Secret), (number.Finding.Kind, number.Finding.Text));
        Assert.EndsWith(" 2", number.Part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_picture_of_a_page_stops_nothing_and_is_asked_about()
    {
        var scanned = await Scan(pages.Pdf(0, 2));

        Assert.DoesNotContain(scanned.Findings, found => found.Finding.Grade == FindingGrade.Stop);
        var asked = scanned.Findings.Where(found => found.Finding.Kind == FindingKind.Unreadable).ToList();
        Assert.Equal(["1", "2"], asked.Select(found => found.Part));
        Assert.All(asked, found => Assert.Equal((FindingGrade.Ask, false), (found.Finding.Grade, found.Finding.MayBeAcceptedForGood)));
        Assert.Single(asked.Select(found => found.Finding.Group).Distinct());
    }

    [Fact]
    public async Task The_text_view_holds_the_page_in_its_place_and_says_that_a_machine_read_it()
    {
        var text = (await Scan(pages.Pdf(-2, 0))).Text;

        Assert.Contains($"\u2014 1 \u2014\nNotice 2022", text, StringComparison.Ordinal);
        Assert.Contains($"\u2014 2 \u2014{Mark}\n", text, StringComparison.Ordinal);
        Assert.Contains("专项资金管理办法", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_without_a_letter_stays_unread()
    {
        var scanned = await Scan(pages.Pdf(-1, 0));

        var stop = Assert.Single(scanned.Findings, found => found.Finding.Grade == FindingGrade.Stop);
        Assert.Equal((FindingKind.Unreadable, "1"), (stop.Finding.Kind, stop.Part));
    }

    [Fact]
    public async Task A_page_is_read_once_and_reads_alike_ever_after()
    {
        var file = pages.Pdf(0);
        var first = await Scan(file);
        var second = await Scan(file, ReadingPrograms.Usual with { PageReader = "false", PageDrawer = "false" });

        Assert.Equal(first.Findings, second.Findings);
        Assert.Equal(first.Text, second.Text);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "work")));
    }

    [Theory]
    [InlineData("", "tesseract")]
    [InlineData("pdftoppm", "")]
    [InlineData("pdftoppm", "true")]
    public async Task Without_the_programs_or_the_language_the_page_stops_the_text(string drawer, string reader)
    {
        var scanned = await Scan(pages.Pdf(0), new ReadingPrograms("", drawer, reader));

        Assert.Equal(FindingGrade.Stop, Assert.Single(scanned.Findings).Finding.Grade);
    }

    [Fact]
    public async Task Pages_beyond_the_limit_are_left_to_a_person()
    {
        var file = pages.Pdf([.. Enumerable.Repeat(-1, AttachmentReader.MostRecognisedPages + 2)]);
        using var content = new MemoryStream(file);
        using var reader = new AttachmentReader(new FileStore(folder), ReadingPrograms.Usual with { PageDrawer = "false" }, Mark, TimeProvider.System);

        var reading = await reader.Read("pdf", SHA256.HashData(file), content, CancellationToken.None);

        Assert.Equal(AttachmentReader.MostRecognisedPages + 2, reading.Hidden.Count(found => found.Kind == HiddenKind.UnreadablePage));
    }

    private async Task<ScannedFile> Scan(byte[] bytes, ReadingPrograms? programs = null)
    {
        if (programs is null)
            _ = (Needed.PageDrawer, Needed.PageReader);
        var store = new FileStore(folder);
        await using var received = (await store.Receive(new MemoryStream(bytes), bytes.Length, CancellationToken.None))!;
        received.Keep();
        using var reader = new AttachmentReader(store, programs ?? ReadingPrograms.Usual, Mark, TimeProvider.System);
        var file = new DraftFile { DocumentId = 1, Ordinal = 1, Name = "a.pdf", MediaType = "application/pdf", Size = bytes.Length, Sha256 = received.Sha256, AddedById = 1, AddedAt = DateTimeOffset.UnixEpoch };
        return await new FileFindings(store, new ScanLists(), reader).Of(file, CancellationToken.None);
    }
}
