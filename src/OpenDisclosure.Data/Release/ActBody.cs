namespace OpenDisclosure.Data.Release;

/// <summary>Bodies of entries, built from natural keys: ids are still temporary when an entry is written.</summary>
internal static class ActBody
{
    public static Dictionary<string, object?> Of(Actor actor, string documentKey, int revisionNo, params (string Name, object? Value)[] more)
    {
        var body = new Dictionary<string, object?> { ["actor"] = actor.Key, ["document"] = documentKey, ["revision"] = revisionNo };
        foreach (var (name, value) in more)
            body[name] = value is "" ? null : value;
        return body;
    }
}
