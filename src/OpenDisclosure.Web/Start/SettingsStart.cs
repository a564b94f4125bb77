using System.Globalization;
using Microsoft.Extensions.Options;

namespace OpenDisclosure.Web.Start;

/// <summary>The settings, checked before anything is done.</summary>
internal static class SettingsStart
{
    /// <summary>Binds the settings; they are checked when the program starts.</summary>
    /// <exception cref="StartRefused">A value has the wrong shape.</exception>
    public static void AddSettings(this IHostApplicationBuilder builder)
    {
        StartRefused.TellInOneLine();
        var section = builder.Configuration.GetSection(Settings.Section);
        try
        {
            section.Get<Settings>();
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefused($"{wrong.Message} {wrong.InnerException?.Message}".Trim());
        }

        builder.Services.AddOptions<Settings>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
    }

    /// <summary>The checked settings.</summary>
    /// <exception cref="StartRefused">They are wrong; the message names each key and why.</exception>
    public static Settings CheckedSettings(this IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IOptions<Settings>>().Value;
        }
        catch (OptionsValidationException wrong)
        {
            throw new StartRefused(string.Create(CultureInfo.InvariantCulture, $"{Settings.Section}: {string.Join(" ", wrong.Failures)}"));
        }
    }
}
