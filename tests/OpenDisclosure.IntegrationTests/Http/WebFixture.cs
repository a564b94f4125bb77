using OpenDisclosure.Data;

namespace OpenDisclosure.IntegrationTests.Http;

/// <summary>One site on each database, started when a test first asks for it.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, WebSite> started = [];

    public async Task<WebSite> On(DatabaseProvider provider)
    {
        if (!started.TryGetValue(provider, out var site))
            started[provider] = site = await WebSite.Start(provider);
        return site;
    }

    /// <summary>The site on the embedded database.</summary>
    public Task<WebSite> Site => On(DatabaseProvider.Sqlite);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var site in started.Values)
            await site.DisposeAsync();
    }
}

/// <summary>Tests that share one site, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSite : ICollectionFixture<WebFixture>
{
    public const string Name = "Shared site";
}
