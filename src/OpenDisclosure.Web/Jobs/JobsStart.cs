using OpenDisclosure.Data.Files;
using OpenDisclosure.Web.Jobs.Notices;

namespace OpenDisclosure.Web.Jobs;

/// <summary>What runs beside the requests.</summary>
internal static class JobsStart
{
    public static void AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<OrdersJob>();
        builder.Services.AddHostedService<PreflightJob>();
        builder.Services.AddHostedService<CheckpointJob>();
        builder.Services.AddHostedService<NodeJob>();
        builder.Services.AddSingleton<StoreSweep>();
        builder.Services.AddHostedService<StoreJob>();
        builder.Services.AddHostedService<MessageJob>();
        builder.Services.AddNotices();
        builder.Services.AddHostedService<WaitingWorkJob>();
    }
}
