using System.Text;
using OpenDisclosure.Content.Files;

namespace OpenDisclosure.Data.Programs;

/// <summary>Copies of the older office formats in the newer ones, by LibreOffice: those keep what hides in a file, and are read here.</summary>
internal static class OfficeCopies
{
    private static readonly Dictionary<string, (string Name, string Import, string Extension, string Export)> Ways = new()
    {
        ["doc"] = ("in.doc", "MS Word 97", "docx", "MS Word 2007 XML"),
        ["wps"] = ("in.doc", "MS Word 97", "docx", "MS Word 2007 XML"),
        ["xls"] = ("in.xls", "MS Excel 97", "xlsx", "Calc MS Excel 2007 XML"),
        ["et"] = ("in.xls", "MS Excel 97", "xlsx", "Calc MS Excel 2007 XML"),
        ["ppt"] = ("in.ppt", "MS PowerPoint 97", "pptx", "Impress MS PowerPoint 2007 XML"),
    };

    private static readonly ProgramBounds Bounds = new(TimeSpan.FromSeconds(60), 3L << 30, 200L << 20);

    /// <summary>Nothing runs, nothing is fetched, no link is followed: neither to another host nor to a file of this one.</summary>
    private static readonly (string Path, string Name, string Value)[] Caution =
    [
        ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
        ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
        ("/org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ];

    /// <summary>The extension of the copy; null for a format that needs none.</summary>
    public static string? ExtensionFor(string extension) => Ways.TryGetValue(extension, out var way) ? way.Extension : null;

    /// <summary>Makes the copy.</summary>
    /// <param name="program">LibreOffice.</param>
    /// <param name="extension">Of the original, in lower case.</param>
    /// <param name="content">The original; only read.</param>
    /// <param name="folder">The run's own folder.</param>
    /// <param name="cancel">Kills the program.</param>
    /// <returns>A file that would be accepted as an upload; null when none was made.</returns>
    public static async Task<byte[]?> Make(string program, string extension, Stream content, WorkFolder folder, CancellationToken cancel)
    {
        var way = Ways[extension];
        await WriteProfile(folder, cancel);
        await using (var original = File.Create(folder.File(way.Name)))
            await content.CopyToAsync(original, cancel);
        string[] arguments =
        [
            $"-env:UserInstallation={new Uri(folder.File("profile"))}", "--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault",
            $"--infilter={way.Import}", "--convert-to", $"{way.Extension}:{way.Export}", "--outdir", folder.File("out"), folder.File(way.Name),
        ];
        if (await ChildProgram.Run(program, arguments, folder.Path, default, Bounds, cancel) is null)
            return null;
        return await Take(folder.File(Path.Combine("out", "in." + way.Extension)), cancel);
    }

    private static async Task WriteProfile(WorkFolder folder, CancellationToken cancel)
    {
        var items = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">");
        foreach (var (path, name, value) in Caution)
            items.Append($"<item oor:path=\"{path}\"><prop oor:name=\"{name}\" oor:op=\"fuse\"><value>{value}</value></prop></item>");
        Directory.CreateDirectory(folder.File(Path.Combine("profile", "user")));
        await File.WriteAllTextAsync(folder.File(Path.Combine("profile", "user", "registrymodifications.xcu")), items.Append("</oor:items>").ToString(), cancel);
    }

    /// <summary>The copy is a stranger's file as well: the same limits hold for it.</summary>
    private static async Task<byte[]?> Take(string path, CancellationToken cancel)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > FileInspector.DocumentLimit)
            return null;
        await using var content = File.OpenRead(path);
        if (FileInspector.Inspect(Path.GetFileName(path), content, content.Length).Refusal is not null)
            return null;
        content.Position = 0;
        var copy = new byte[content.Length];
        await content.ReadExactlyAsync(copy, cancel);
        return copy;
    }
}
