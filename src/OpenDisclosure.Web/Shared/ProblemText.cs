using System.Globalization;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared;

/// <summary>A problem in the words of the office; the code names the text.</summary>
internal static class ProblemText
{
    /// <summary>The sentence that names the problem.</summary>
    public static string Of(Problem problem)
    {
        var text = StaffText.ResourceManager.GetString("Problem_" + problem.Code, CultureInfo.InvariantCulture)
            ?? SettingsText.ResourceManager.GetString("Problem_" + problem.Code, CultureInfo.InvariantCulture)
            ?? MessageText.ResourceManager.GetString("Problem_" + problem.Code, CultureInfo.InvariantCulture)
            ?? throw new InvalidOperationException($"No text for the problem {problem.Code}.");
        return string.Format(CultureInfo.InvariantCulture, text, [.. problem.Arguments.Select(Argument)]);
    }

    private static object Argument(object argument) => argument is Enum value
        ? TermText.ResourceManager.GetString($"{value.GetType().Name}_{value}", CultureInfo.InvariantCulture) ?? value.ToString()
        : argument;
}
