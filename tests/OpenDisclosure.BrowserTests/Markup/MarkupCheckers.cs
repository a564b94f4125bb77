using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using OpenDisclosure.BrowserTests.Fixtures;

namespace OpenDisclosure.BrowserTests.Markup;

/// <summary>
/// The Nu Html Checker and html-validate, pinned with their checksums in tests/tools/markup. The first runs on Debian's Java, the second
/// on the Node.js that Playwright brings.
/// </summary>
internal static class MarkupCheckers
{
    private const string Planted = "planted";

    /// <summary>Each checker must find this, so that one which finds nothing is known to search.</summary>
    private const string Mistake = "<!DOCTYPE html><html lang=\"zh\"><head><title>x</title></head><body><p>a<div></p><img src=\"a\"></body></html>";

    private static readonly string Folder = Path.Combine(Workplace.Root, "tests", "tools", "markup");

    /// <summary>Fails when one of them finds an error or a warning in a page.</summary>
    /// <param name="pages">Sources of pages by name.</param>
    public static async Task Pass(IReadOnlyDictionary<string, string> pages)
    {
        var folder = Directory.CreateTempSubdirectory("opendisclosure-markup-").FullName;
        try
        {
            foreach (var (name, source) in pages.Append(new(Planted, Mistake)))
                await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), source);
            string[] files = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
            foreach (var found in await Task.WhenAll(Nu(files), HtmlValidate(files)))
            {
                Assert.Contains(found, line => line.StartsWith(Planted, StringComparison.Ordinal));
                var wrong = found.Where(line => !line.StartsWith(Planted, StringComparison.Ordinal)).ToList();
                Assert.True(wrong.Count == 0, $"{wrong.Count} found:\n{string.Join('\n', wrong)}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Notes without weight, as on a slash that the framework writes, are left out.</summary>
    private static async Task<IReadOnlyList<string>> Nu(string[] files)
    {
        var jar = Path.Combine(Folder, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        using var said = JsonDocument.Parse(await Run("java", "Install Debian's package default-jre-headless.", ["-Xss2m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", .. files]));
        return
        [
            .. said.RootElement.GetProperty("messages").EnumerateArray()
                .Where(message => Text(message, "type") != "info" || Text(message, "subType") == "warning")
                .Select(message => $"{Path.GetFileNameWithoutExtension(Text(message, "url"))}: {Text(message, "message")} {Text(message, "extract")}"),
        ];
    }

    private static async Task<IReadOnlyList<string>> HtmlValidate(string[] files)
    {
        var node = Path.Combine(AppContext.BaseDirectory, ".playwright", "node", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64", "node");
        var program = Path.Combine(Folder, "node_modules", "html-validate", "bin", "html-validate.mjs");
        // Into a file: it ends before a pipe has taken all.
        var report = Path.ChangeExtension(files[0], ".json");
        await Run(node, "It comes with Microsoft.Playwright.", [program, "--config", Path.Combine(Folder, "htmlvalidate.json"), "--formatter", $"json={report}", .. files]);
        using var said = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        return
        [
            .. said.RootElement.EnumerateArray().SelectMany(file => file.GetProperty("messages").EnumerateArray()
                .Select(message => $"{Path.GetFileNameWithoutExtension(Text(file, "filePath"))}: {Text(message, "ruleId")}: {Text(message, "message")} {Text(message, "selector")}")),
        ];
    }

    private static async Task<string> Run(string program, string advice, IEnumerable<string> arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            throw new DirectoryNotFoundException($"The checkers of markup are missing. tests/run installs them; or: npm ci --ignore-scripts --prefix {Folder}");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode is 0 or 1 ? await said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await wrong}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} does not start. {advice}", missing);
        }
    }

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";
}
