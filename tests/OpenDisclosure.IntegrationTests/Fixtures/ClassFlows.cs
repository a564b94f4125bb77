using OpenDisclosure.Data;

namespace OpenDisclosure.IntegrationTests.Fixtures;

/// <summary>One agency on each database, shared by the tests of a class; each test works on documents of its own.</summary>
public sealed class ClassFlows : IAsyncLifetime
{
    private readonly ClassDatabases databases = new();
    private readonly Dictionary<DatabaseProvider, GateFlow> made = [];

    public async Task<GateFlow> Of(DatabaseProvider provider)
    {
        if (!made.TryGetValue(provider, out var flow))
            made[provider] = flow = await GateFlow.On(await databases.Of(provider));
        return flow;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        foreach (var flow in made.Values)
            flow.Dispose();
        return databases.DisposeAsync();
    }
}
