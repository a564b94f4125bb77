using System.Data.Common;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenDisclosure.Content.Markdown;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Web.Cli.Demonstration;

namespace OpenDisclosure.Web.Start;

/// <summary>Brings the database to where the site can be served, refuses what must not be served, and serves.</summary>
internal static class Serving
{
    private const string UploadFolder = "ASPNETCORE_TEMP";
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>A text with everything that texts usually have.</summary>
    private const string Sample = "# 1\n\n**2** [3](https://example.org)\n\n- 4\n\n1. 5\n\n| 6 | 7 |\n| --- | --- |\n| 8 | 9 |\n";

    /// <summary>Serves until the process is told to stop.</summary>
    /// <returns>The exit status: 0, or 2 when the start was refused; the reason stands on the error stream.</returns>
    public static async Task<int> Serve(this WebApplication app)
    {
        try
        {
            ReceiveIntoQuarantine(app);
            var demonstration = await Prepare(app);
            await TellOfSetup(app);
            app.Lifetime.ApplicationStarted.Register(() => Greet(app, demonstration));
            UseDefaultAddress(app);
            await app.RunAsync();
            return 0;
        }
        catch (StartRefused refused)
        {
            return await Refuse(refused.Message);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await Refuse($"{taken.Message} Another program uses it; give another with --urls.");
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return await Refuse("Stopped before the site was served.");
        }
        catch (DbException unreachable)
        {
            return await Refuse($"The database refused: {unreachable.Message}");
        }
    }

    /// <summary>Whether a demonstration is what will be served.</summary>
    private static async Task<bool> Prepare(WebApplication app)
    {
        var settings = app.Services.CheckedSettings();
        var cancel = app.Lifetime.ApplicationStopping;
        var warm = Task.Run(() => WarmRenderer(cancel), cancel);
        await using var scope = app.Services.CreateAsyncScope();
        if (settings.MigrateAtStart ?? app.Environment.IsDevelopment())
        {
            ForgetBrokenDemonstration(app, settings);
            await Schema.Migrate(scope.ServiceProvider, cancel);
            await warm;
            await LoadDemonstration(app, settings, scope.ServiceProvider, cancel);
            await Schema.Found(scope.ServiceProvider, Schema.SitePurpose, cancel);
        }

        await Schema.Check(scope.ServiceProvider, cancel);
        var demonstration = await Schema.IsDemonstration(scope.ServiceProvider, cancel);
        if (demonstration && app.Environment.IsProduction())
            throw new StartRefused("The database holds the demonstration; Production does not serve it. Give an empty database and run 'migrate'.");
        if (app.Environment.IsProduction() && !File.Exists(settings.CheckpointKeyFile))
            throw new StartRefused($"There is no key for checkpoints at {settings.CheckpointKeyFile}: run 'migrate', which makes it, or put it there.");
        return demonstration;
    }

    /// <summary>
    /// The first rendering compiles the renderer. On a busy machine that alone takes longer than a text is allowed to, and a clerk whose
    /// text is plain would be told that it is too complicated.
    /// </summary>
    private static void WarmRenderer(CancellationToken cancel)
    {
        for (var tries = 0; tries < 5 && MarkdownRenderer.Render(Sample, _ => null, cancel).Refusal == RenderRefusal.TooSlow; tries++)
        {
            // What one try compiled, the next finds.
        }
    }

    private static void ForgetBrokenDemonstration(WebApplication app, Settings settings)
    {
        if (app.Environment.IsDevelopment() && LoadingMark.ForgetBroken(settings))
            Console.WriteLine("The last loading of the demonstration was broken off: what it left is deleted, it is loaded anew.");
    }

    private static async Task LoadDemonstration(WebApplication app, Settings settings, IServiceProvider services, CancellationToken cancel)
    {
        if (!(settings.Demonstration ?? app.Environment.IsDevelopment()))
            return;
        if (app.Environment.IsProduction())
            throw new StartRefused($"{Settings.Section}:{nameof(Settings.Demonstration)} is not for Production.");
        var demonstration = new DemonstrationSite(services);
        if (await demonstration.IsWanted(cancel))
            await demonstration.Load(Console.WriteLine, cancel);
    }

    /// <summary>The framework keeps what it has of an upload in a file until the form is whole: in the quarantine, not in a folder of everybody.</summary>
    private static void ReceiveIntoQuarantine(WebApplication app)
    {
        if (Environment.GetEnvironmentVariable(UploadFolder) is not null)
            return;
        var folder = Path.GetFullPath(app.Services.GetRequiredService<FileStore>().QuarantineFolder);
        Directory.CreateDirectory(folder);
        Environment.SetEnvironmentVariable(UploadFolder, folder);
    }

    private static async Task TellOfSetup(WebApplication app)
    {
        if (await app.Services.GetRequiredService<SetupState>().IsDone(app.Lifetime.ApplicationStopping))
            return;
        var settings = app.Services.CheckedSettings();
        SetupState.MakeCode(settings);
        Console.WriteLine($"This site is not set up: run the verb 'setup', or open the site; the code that its page asks for stands in {Path.GetFullPath(SetupState.FileOf(settings))}.");
    }

    private static void Greet(WebApplication app, bool demonstration)
    {
        if (!app.Environment.IsDevelopment())
            return;
        foreach (var address in Addresses(app) ?? [])
            Console.WriteLine($"The site: {address}   The staff's side: {address}/admin");
        if (demonstration)
            DemonstrationAccounts.Print(Console.Out);
    }

    /// <summary>Only where nothing else was said: neither --urls nor the environment nor a Kestrel section.</summary>
    private static void UseDefaultAddress(WebApplication app)
    {
        string[] keys = ["urls", "http_ports", "https_ports"];
        if (Addresses(app) is { Count: 0 } addresses && keys.All(key => string.IsNullOrEmpty(app.Configuration[key]))
            && !app.Configuration.GetSection("Kestrel:Endpoints").Exists())
            addresses.Add(DefaultAddress);
    }

    private static ICollection<string>? Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;

    private static async Task<int> Refuse(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return StartRefused.Status;
    }
}
