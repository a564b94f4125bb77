namespace OpenDisclosure.IntegrationTests.Security;

/// <summary>Who posts what, and where to.</summary>
internal sealed record Attempt(string Account, string Path, params (string Name, string Value)[] Fields)
{
    /// <summary>Fields that stand above those of the same name.</summary>
    public (string Name, string Value)[] More { get; init; } = [];

    public string? Without { get; init; }

    public (string Name, string Value)[] Sent => [.. Fields.Where(one => one.Name != Without && More.All(other => other.Name != one.Name)), .. More];
}
