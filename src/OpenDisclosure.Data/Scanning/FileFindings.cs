using System.Text;
using OpenDisclosure.Content.Files;
using OpenDisclosure.Content.Reading;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Scanning;

/// <summary>A file of a draft as the scanner read it.</summary>
/// <param name="Text">What a reader of the file sees, as plain text; empty when there is none or it could not be read.</param>
/// <param name="Findings">What stands in it, by the part of the file.</param>
public sealed record ScannedFile(string Text, IReadOnlyList<(string Part, Finding Finding)> Findings);

/// <summary>Reads a file: its texts are scanned like any text, and what its pages do not show is a finding by itself.</summary>
public sealed class FileFindings(FileStore store, ScanLists lists, AttachmentReader? reader = null)
{
    /// <summary>The part of a finding that is gone: it was taken out when the file came in.</summary>
    public const string StrippedPart = "stripped";

    /// <summary>Reads one file of the tray.</summary>
    public async Task<ScannedFile> Of(DraftFile file, CancellationToken cancel)
    {
        var extension = FileName.Extension(file.Name);
        FileReading reading;
        await using (var content = store.Open(file.Sha256))
            reading = reader is null ? FileReader.Read(extension, content, cancel) : await reader.Read(extension, file.Sha256, content, cancel);
        return new ScannedFile(
            Whole(reading.ToText(reader?.RecognisedMark ?? "")),
            [
                .. Stripped(file),
                .. reading.Hidden.Select(hidden => (Whole(hidden.Place), Of(hidden))),
                .. reading.Parts.SelectMany(part => TextScanner.Scan(part.Text, lists).Select(found => (Whole(PartName(part)), found with { Text = Whole(found.Text) }))),
            ]);
    }

    /// <summary>What was taken out of the file when it came in: the reviewer is told, and need not answer.</summary>
    private static IEnumerable<(string Part, Finding Finding)> Stripped(DraftFile file) =>
        file.Stripped.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(kind => (StrippedPart, new Finding(FindingKind.HiddenData, FindingGrade.Note, 0, 0, "", $"{Term.Of(FindingKind.HiddenData)}:{kind}", null)));

    /// <summary>
    /// Nothing that a page does not show is let out without a word: it stops, whatever it is. A page that a machine read is shown and
    /// scanned; but a number misread in one digit is none to the scanner, so the reviewer is asked to look.
    /// </summary>
    private static Finding Of(HiddenData hidden)
    {
        var kind = hidden.Kind is HiddenKind.Unreadable or HiddenKind.UnreadablePage or HiddenKind.RecognisedPage ? FindingKind.Unreadable : FindingKind.HiddenData;
        var grade = hidden.Kind == HiddenKind.RecognisedPage ? FindingGrade.Ask : FindingGrade.Stop;
        var text = Whole(hidden.Text);
        return new Finding(kind, grade, 0, text.Length, text, $"{Term.Of(kind)}:{Term.Of(hidden.Kind)}", null);
    }

    private static string PartName(TextPart part) => part.Name.Length > 0 ? $"{Term.Of(part.Kind)} {part.Name}" : Term.Of(part.Kind);

    /// <summary>Text of a hostile file may hold halves of characters, which have no spelling in bytes.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
