using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.UnitTests.Content.Files;

namespace OpenDisclosure.IntegrationTests.Files;

/// <summary>Hostile files sent as a browser sends them: taken or refused with a sentence, never a failure, and never a file outside the store.</summary>
public sealed partial class HostileUploadTests(GuardedSite guarded) : IClassFixture<GuardedSite>
{
    private static readonly (string Name, byte[] Bytes)[] Files =
    [
        ("a.pdf.exe", MadeFiles.Pdf()), ("../../a.pdf", MadeFiles.Pdf()), ("..\\..\\a.pdf", MadeFiles.Pdf()), ("/etc/cron.d/a.pdf", MadeFiles.Pdf()), ("C:\\a.pdf", MadeFiles.Pdf()),
        ("\\\\srv\\share\\a.pdf", MadeFiles.Pdf()), ("%2e%2e%2fa.pdf", MadeFiles.Pdf()), ("a\0.pdf", MadeFiles.Pdf()), ("a\u202Efdp.exe", MadeFiles.Pdf()), ("a\u202Eexe.pdf", MadeFiles.Pdf()),
        ("CON.pdf", MadeFiles.Pdf()), ("-rf.pdf", MadeFiles.Pdf()), (".htaccess", MadeFiles.Pdf()), ("", MadeFiles.Pdf()), (".", MadeFiles.Pdf()), ("..", MadeFiles.Pdf()),
        ("𠮷野家.pdf", MadeFiles.Pdf()), ("通知📎.pdf", MadeFiles.Pdf()), ("a\U000E0065.pdf", MadeFiles.Pdf()), (new string('长', 500) + ".pdf", MadeFiles.Pdf()), ("a\r\nSet-Cookie: b=c.pdf", MadeFiles.Pdf()),
        ("a.pdf", []), ("a.pdf", "<html><script>alert(1)</script></html>"u8.ToArray()), ("a.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()),
        ("a.svg", "<svg/>"u8.ToArray()), ("a.html", "<p>"u8.ToArray()), ("a.pdf", [.. MadeFiles.Pdf(), .. MadeFiles.Zip(("a.txt", "a"))]), ("a.txt", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray()),
        ("a.png", MadeFiles.Png(30_000, 30_000)), ("a.jpg", MadeFiles.Jpeg(30_000, 30_000)), ("a.png", MadeFiles.Png()[..40]), ("a.jpg", MadeFiles.Jpeg()[..5]),
        ("a.docx", MadeFiles.Bomb(250)), ("a.docx", MadeFiles.SymbolicLink()), ("a.docx", MadeFiles.Docx(("../../evil.xml", "x"))), ("a.docx", MadeFiles.Docx(("word/vbaProject.bin", "x"))),
        ("a.docx", MadeFiles.Zip(("a", "b"))), ("a.docx", Entries(1_200)), ("a.docx", Nested(40)), ("a.docx", MadeFiles.Docx()[..^10]), ("a.docx", Itself()), ("a.ofd", MadeFiles.Zip(("OFD.xml", "<OFD"))),
        ("a.doc", MadeFiles.Compound("WordDocument")), ("a.doc", MadeFiles.Compound("Workbook")), ("a.xls", MadeFiles.Compound("Workbook")), ("a.ppt", MadeFiles.Compound("PowerPoint Document")),
        ("a.wps", MadeFiles.Compound("WordDocument", "Macros")), ("a.et", MadeFiles.Compound("Workbook")[..600]), ("a.doc", "{\\rtf1 a}"u8.ToArray()), ("a.doc", MadeFiles.Docx()),
        ("a.csv", [0xFF, 0xFE, 0, 0]), ("a.csv", Encoding.UTF8.GetBytes("=cmd|'/c calc'!A1,1\n")), ("a.mp4", new byte[100]), ("a.mp3", MadeFiles.Mp3()),
    ];

    [GeneratedRegex("^(store/(files/[0-9a-f]{2}/[0-9a-f]{64}|copies/[0-9a-f]{2}/[0-9a-f]{64}\\.[a-z]{3,4})|search/[0-9]+\\.db(-wal|-shm|\\.lock)?)$")]
    private static partial Regex InStore();

    [Fact]
    public async Task Each_is_taken_or_refused_in_words_and_nothing_lies_about()
    {
        using var fake = new FakeScanner(guarded.Socket, "stream: OK\0");
        var before = guarded.Stored();
        foreach (var (name, bytes) in Files)
        {
            var (answer, documentId) = await guarded.Send(name, bytes);
            Assert.True(answer.Code is 302 or 422, $"{name} of {bytes.Length} bytes: {answer.Code}");
            Assert.True(answer.Code == 302 || answer.Page.QuerySelector("[role=alert], .err, .error") is not null, $"{name}: refused without a word");
            var findings = await (await guarded.Site.SignedIn(Office.Author)).Get($"/admin/documents/{documentId}/draft/findings");
            Assert.True(findings.Code == 200, $"{name}: {findings.Code}");
        }

        var added = guarded.Stored().Except(before).Select(path => path.Replace('\\', '/')).ToList();
        Assert.NotEmpty(added);
        Assert.All(added, path => Assert.Matches(InStore(), path));
    }

    private static byte[] Entries(int count) => MadeFiles.Docx([.. Enumerable.Range(0, count).Select(at => ($"word/{at}.xml", "x"))]);

    /// <summary>An office file in an office file in an office file.</summary>
    private static byte[] Nested(int depth)
    {
        var inner = MadeFiles.Docx();
        for (var at = 0; at < depth; at++)
        {
            using var outer = new MemoryStream();
            outer.Write(MadeFiles.Docx());
            using (var zip = new ZipArchive(outer, ZipArchiveMode.Update, leaveOpen: true))
            using (var entry = zip.CreateEntry("word/embeddings/a.docx").Open())
                entry.Write(inner);
            inner = outer.ToArray();
        }

        return inner;
    }

    /// <summary>A file that holds its own bytes once more, as the middle of one that unpacks to itself does.</summary>
    private static byte[] Itself()
    {
        var own = MadeFiles.Docx();
        return MadeFiles.Docx(("word/embeddings/itself.docx", Encoding.Latin1.GetString(own)), ("word/embeddings/itself2.docx", Encoding.Latin1.GetString([.. own, .. own])));
    }
}
