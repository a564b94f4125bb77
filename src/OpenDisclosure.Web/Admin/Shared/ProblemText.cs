using System.Globalization;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>A problem in the words of the office; the code names the text.</summary>
internal static class ProblemText
{
    private const string Prefix = "Problem_";

    /// <summary>The sentence that names the problem.</summary>
    public static string Of(Problem problem)
    {
        var text = StaffText.ResourceManager.GetString(Prefix + problem.Code, CultureInfo.InvariantCulture)
            ?? throw new InvalidOperationException($"No text for the problem {problem.Code}.");
        return string.Format(CultureInfo.InvariantCulture, text, [.. problem.Arguments.Select(Argument)]);
    }

    private static object Argument(object argument) => argument is Enum value ? Labels.Of(value) : argument;
}
