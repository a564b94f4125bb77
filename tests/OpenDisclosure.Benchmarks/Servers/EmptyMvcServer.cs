namespace OpenDisclosure.Benchmarks.Servers;

/// <summary>What <c>dotnet new mvc</c> makes, with one page and without its style sheets and scripts.</summary>
internal static class EmptyMvcServer
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        // The template's appsettings.json says the same.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.UseExceptionHandler("/Home/Error");
        app.UseRouting();
        app.UseAuthorization();
        app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
        await app.RunAsync();
        return 0;
    }
}
