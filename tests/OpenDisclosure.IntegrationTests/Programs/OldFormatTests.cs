using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Programs;
using OpenDisclosure.Data.Scanning;

namespace OpenDisclosure.IntegrationTests.Programs;

/// <summary>Files of the older office formats are read by a converted copy: what they hide is found, and a clean one is not stopped.</summary>
public sealed class OldFormatTests(OldFiles files) : IClassFixture<OldFiles>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("old_formats_").FullName;

    public static IEnumerable<object[]> BadNames => OldFiles.Bad.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> CleanNames => OldFiles.Clean.Keys.Select(name => new object[] { name });

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task What_an_old_file_hides_is_found(string name)
    {
        var file = OldFiles.Bad[name];
        var reading = await Read(file.Extension, files.Of(name));

        Assert.Contains(reading.Hidden, found => found.Kind == file.Kind);
        Assert.DoesNotContain(reading.Hidden, found => found.Kind == HiddenKind.Unreadable);
        Assert.Contains(OldFiles.Open, reading.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain(OldFiles.Secret, reading.ToText(), StringComparison.Ordinal);
        Assert.Equal(file.IsText, reading.Parts.Any(part => part.Text.Contains(OldFiles.Secret, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(CleanNames))]
    public async Task An_old_file_that_hides_nothing_raises_nothing(string name)
    {
        var reading = await Read(OldFiles.Clean[name].Extension, files.Of(name));

        Assert.Empty(reading.Hidden);
        Assert.Contains(OldFiles.Open, reading.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_converted_once_and_reads_alike_ever_after()
    {
        const string Name = "doc: A comment";
        var first = await Read("doc", files.Of(Name));
        var copy = Assert.Single(Directory.GetFiles(Path.Combine(folder, "copies"), "*", SearchOption.AllDirectories));
        Assert.EndsWith(".docx", copy, StringComparison.Ordinal);
        var second = await Read("doc", files.Of(Name), ReadingPrograms.Usual with { Office = "" });

        Assert.Equal(first.Hidden, second.Hidden);
        Assert.Equal(first.Parts, second.Parts);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "work")));
    }

    [Theory]
    [InlineData("", UnreadableReason.UnknownFormat)]
    [InlineData("/nowhere/soffice", UnreadableReason.UnknownFormat)]
    [InlineData("false", UnreadableReason.NotConverted)]
    [InlineData("true", UnreadableReason.NotConverted)]
    public async Task Without_a_program_that_does_it_the_file_could_not_be_read(string program, string reason)
    {
        var reading = await Read("doc", files.Of("doc: A paragraph"), ReadingPrograms.Usual with { Office = program });

        var found = Assert.Single(reading.Hidden);
        Assert.Equal((HiddenKind.Unreadable, reason), (found.Kind, found.Text));
    }

    [Fact]
    public async Task A_failure_stands_for_an_hour_and_is_then_tried_again()
    {
        var file = files.Of("doc: A paragraph");
        await Read("doc", file, ReadingPrograms.Usual with { Office = "false" });
        Assert.Equal(UnreadableReason.NotConverted, Assert.Single((await Read("doc", file)).Hidden).Text);

        File.SetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(Path.Combine(folder, "copies"), "*", SearchOption.AllDirectories)), new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Empty((await Read("doc", file)).Hidden);
    }

    [Fact]
    public async Task A_damaged_file_could_not_be_read_and_leaves_nothing()
    {
        var file = files.Of("doc: A table and a list").ToArray();
        RandomNumberGenerator.Fill(file.AsSpan(1536));

        var reading = await Read("doc", file);

        Assert.DoesNotContain(OldFiles.Open, reading.ToText(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder, "work")));
    }

    [Fact]
    public async Task A_file_that_fetches_something_fetches_nothing_while_it_is_converted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var secret = Path.Combine(folder, "secret.txt");
        await File.WriteAllTextAsync(secret, "checkpoint-key-of-this-host");
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var picture = $"<draw:frame svg:width=\"2cm\" svg:height=\"2cm\"><draw:image xlink:href=\"http://127.0.0.1:{port}/a.png\" xlink:type=\"simple\"/></draw:frame>";
        var section = $"<text:section text:name=\"s\"><text:section-source xlink:href=\"file://{secret}\" xlink:type=\"simple\"/><text:p>x</text:p></text:section>";
        var file = await OldFiles.Make(new OldFile("doc", FlatOffice.Text(FlatOffice.Paragraph(OldFiles.Open + picture) + section)));
        while (listener.Pending())
            (await listener.AcceptTcpClientAsync()).Dispose();

        var reading = await Read("doc", file);

        Assert.False(listener.Pending());
        Assert.DoesNotContain(reading.Parts, part => part.Text.Contains("checkpoint-key", StringComparison.Ordinal));
        Assert.DoesNotContain(reading.Hidden, found => found.Kind == HiddenKind.Unreadable);
        Assert.Contains(reading.Hidden, found => found.Kind == HiddenKind.ExternalLink);
    }

    private async Task<FileReading> Read(string extension, byte[] bytes, ReadingPrograms? programs = null)
    {
        using var content = new MemoryStream(bytes);
        if (programs is null)
            _ = Needed.Office;
        using var reader = new AttachmentReader(new FileStore(folder), programs ?? ReadingPrograms.Usual, "", TimeProvider.System);
        return await reader.Read(extension, SHA256.HashData(bytes), content, CancellationToken.None);
    }
}
