using Microsoft.Extensions.Options;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Data.Files;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Data.Scanning;
using OpenDisclosure.Data.Waiting;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Start;

/// <summary>The acts of the gate and the store of files.</summary>
internal static class ReleaseStart
{
    /// <summary>Registers the acts, each with the request's own context.</summary>
    public static void AddRelease(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new FileStore(provider.GetRequiredService<IOptions<Settings>>().Value.StoreFolder));
        services.AddSingleton(provider => new VirusScanner(provider.GetRequiredService<IOptions<Settings>>().Value.VirusScanner));
        services.AddSingleton<ScannerState>();
        services.AddSingleton(provider => new AttachmentReader(
            provider.GetRequiredService<FileStore>(), provider.GetRequiredService<IOptions<Settings>>().Value.Programs.Chosen, StaffText.TextView_Recognised, TimeProvider.System));
        services.AddScoped<RefuseVirus>();
        services.AddSingleton<EpochBoard>();
        services.AddScoped<Acknowledgement>();
        services.AddScoped<ScanDraft>();
        services.AddScoped<SealDraft>();
        services.AddScoped<ReviewRevision>();
        services.AddScoped<ReleaseRevision>();
        services.AddScoped<OrderRelease>();
        services.AddScoped<OrderWithdrawal>();
        services.AddScoped<PlanRelease>();
        services.AddScoped<Preflight>();
        services.AddScoped<WithdrawPublication>();
        services.AddScoped<CloseVersions>();
        var mayCreateKey = !builder.Environment.IsProduction();
        services.AddSingleton(provider => new CheckpointKey(provider.GetRequiredService<IOptions<Settings>>().Value.CheckpointKeyFile, mayCreateKey));
        services.AddScoped<SignCheckpoint>();
    }
}
