using OpenDisclosure.Data.Administration;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>The report on an import in words: what became of the file, and of each of its rows.</summary>
internal static class PeopleReport
{
    /// <summary>Whether the whole file was taken.</summary>
    public static bool IsWhole(IReadOnlyList<ImportLine> lines) => Count(lines, RowResult.Refused) == 0;

    /// <summary>What became of the file: taken, taken up to a row that another person overtook, or not taken.</summary>
    public static string Sentence(IReadOnlyList<ImportLine> lines) => Texts.Fill(
        IsWhole(lines) ? SettingsText.Import_Stored : Count(lines, RowResult.Stored) > 0 ? SettingsText.Import_PartlyStored : SettingsText.Import_NotStored,
        Count(lines, IsWhole(lines) ? RowResult.Stored : RowResult.Added), Count(lines, RowResult.Known), Count(lines, RowResult.Refused), Count(lines, RowResult.Stored));

    /// <summary>Which row it is.</summary>
    public static string Place(ImportLine line) => Texts.Fill(SettingsText.Import_RowOf, line.Sheet switch
    {
        ImportPeople.Units => SettingsText.Import_Units,
        ImportPeople.Offices => SettingsText.Import_Offices,
        _ => SettingsText.Import_People,
    }, line.Number);

    /// <summary>What became of it.</summary>
    public static string Result(ImportLine line) => line.Result switch
    {
        RowResult.Added => SettingsText.Import_WouldAdd,
        RowResult.Stored => SettingsText.Import_Added,
        RowResult.Known => SettingsText.Import_Known,
        _ => ProblemText.Of(line.Problem!),
    };

    private static int Count(IReadOnlyList<ImportLine> lines, RowResult result) => lines.Count(line => line.Result == result);
}
