using Microsoft.Extensions.Options;
using OpenDisclosure.Data.Messages;
using OpenDisclosure.Domain.Messages;

namespace OpenDisclosure.Web.Start;

/// <summary>Messages of visitors, section <c>OpenDisclosure:Messages</c>. The times stand on the public page as they are set here.</summary>
internal sealed class MessageSettings
{
    private const int LongestAnswer = 60;
    private const int LongestKept = 3650;

    /// <summary>Working days to answer.</summary>
    public int OrdinaryDays { get; init; } = 5;

    /// <summary>Working days to answer a complicated matter.</summary>
    public int ComplexDays { get; init; } = 15;

    /// <summary>Calendar days after the answer or the end until name, contact and text are erased.</summary>
    public int KeptDays { get; init; } = 180;

    /// <summary>Messages that one address may send in an hour; an office stands behind one.</summary>
    public int PerHour { get; init; } = 20;

    /// <summary>Seconds that a person needs at least for the form: what comes sooner was not typed.</summary>
    public int LeastSeconds { get; init; } = 3;

    /// <summary>Times that one address may ask after a message in a minute.</summary>
    public int LookUpsPerMinute { get; init; } = 5;

    /// <summary>What is wrong with the settings, in sentences.</summary>
    public IEnumerable<string> Problems()
    {
        if (OrdinaryDays is < 1 or > LongestAnswer || ComplexDays < OrdinaryDays || ComplexDays > LongestAnswer)
            yield return $"{Settings.Section}:Messages: OrdinaryDays is at least 1, ComplexDays no less and at most {LongestAnswer}.";
        if (KeptDays is < 1 or > LongestKept)
            yield return $"{Settings.Section}:Messages:KeptDays is between 1 and {LongestKept}.";
        if (PerHour < 1 || LookUpsPerMinute < 1)
            yield return $"{Settings.Section}:Messages: PerHour and LookUpsPerMinute are at least 1.";
    }
}

/// <summary>The acts of messages.</summary>
internal static class MessageStart
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<IOptions<Settings>>().Value.Messages;
            return new MessageTimes(settings.OrdinaryDays, settings.ComplexDays, settings.KeptDays);
        });
        services.AddSingleton<MessageSeal>();
        services.AddScoped<LeaveMessage>();
        services.AddScoped<FindMessage>();
        services.AddScoped<HandleMessage>();
        services.AddScoped<EraseMessages>();
    }
}
