using System.Security.Cryptography;
using System.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;

namespace OpenDisclosure.Web.Start;

/// <summary>
/// Whether the site was set up, and the code without which the page does not set it up: whoever can read the data folder of the host may.
/// </summary>
internal sealed class SetupState(IServiceScopeFactory scopes)
{
    private const string CodeFile = "setup-code.txt";
    private const int CodeLength = 24;

    private bool done;

    /// <summary>Whether there is an agency; asked of the database until there is one.</summary>
    public async ValueTask<bool> IsDone(CancellationToken cancel)
    {
        if (done)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        done = !await SetUpAgency.IsWanted(scope.ServiceProvider.GetRequiredService<DisclosureDb>(), cancel);
        return done;
    }

    /// <summary>Where the code of a folder stands.</summary>
    public static string FileOf(Settings settings) => Path.Combine(settings.DataFolder, CodeFile);

    /// <summary>Makes the code of a site that is not set up yet, unless there is one.</summary>
    public static void MakeCode(Settings settings)
    {
        var file = FileOf(settings);

        // A start that was cut off, or a full disk, leaves an empty file: that is no code.
        if (File.Exists(file) && new FileInfo(file).Length >= CodeLength)
            return;
        Directory.CreateDirectory(settings.DataFolder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(ReadableSecret.New(CodeLength));
    }

    /// <summary>Whether a typed code is the one of the file.</summary>
    public static bool IsCode(Settings settings, string? typed)
    {
        var file = FileOf(settings);
        return typed?.Trim().Length == CodeLength && File.Exists(file)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed.Trim()), Encoding.UTF8.GetBytes(File.ReadAllText(file).Trim()));
    }

    /// <summary>Takes the code away: it was used, or the verb did the work.</summary>
    public static void ForgetCode(Settings settings) => File.Delete(FileOf(settings));
}
