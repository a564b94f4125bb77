namespace OpenDisclosure.UnitTests.Repository;

// Each of these breaks the rule "no TimeProvider" in another place: the architecture tests must see every one.

internal sealed class InAField(TimeProvider clock)
{
    public override string ToString() => clock.ToString() ?? "";
}

internal static class InABody
{
    public static long Ticks() => TimeProvider.System.GetTimestamp();
}

internal static class InALambda
{
    public static Func<long> Ticks() => () => TimeProvider.System.GetTimestamp();
}

internal static class InAnAsynchronousMethod
{
    public static async Task<long> Ticks()
    {
        await Task.Yield();
        return TimeProvider.System.GetTimestamp();
    }
}

internal static class AsATypeArgument
{
    public static int Count() => new List<TimeProvider>().Count;
}
