namespace OpenDisclosure.Web.Start;

/// <summary>The program will not start as it is configured. The message is for the operator: which key, why.</summary>
internal sealed class StartRefused(string message) : Exception(message)
{
    /// <summary>Exit status of a refused start.</summary>
    public const int Status = 2;

    private static int told;

    /// <summary>Where nothing catches a refusal, the operator reads its sentence and no stack trace.</summary>
    public static void TellInOneLine()
    {
        if (Interlocked.Exchange(ref told, 1) == 1)
            return;
        AppDomain.CurrentDomain.UnhandledException += (_, raised) =>
        {
            if (raised.ExceptionObject is not StartRefused refused)
                return;
            Console.Error.WriteLine(refused.Message);
            Environment.Exit(Status);
        };
    }
}
