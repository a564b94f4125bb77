using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>The three sheets as the office knows them: names of sheets and headings in words, roles by their names.</summary>
internal static class PeopleSheets
{
    /// <summary>Name of the empty file.</summary>
    public static string FileName => SettingsText.Import_FileName;

    /// <summary>The sheets with their headings and one row each that shows how it is meant.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Template() => new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
    {
        [SettingsText.Import_Units] = [Split(SettingsText.Import_UnitsHeadings), Split(SettingsText.Import_UnitsExample)],
        [SettingsText.Import_Offices] = [Split(SettingsText.Import_OfficesHeadings), Split(SettingsText.Import_OfficesExample)],
        [SettingsText.Import_People] = [Split(SettingsText.Import_PeopleHeadings), Split(SettingsText.Import_PeopleExample)],
    };

    /// <summary>The rows below the headings; null when none of the sheets is there, or one has other headings.</summary>
    public static PeopleTable? Of(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets)
    {
        var units = Below(sheets, SettingsText.Import_Units, SettingsText.Import_UnitsHeadings);
        var offices = Below(sheets, SettingsText.Import_Offices, SettingsText.Import_OfficesHeadings);
        var people = Below(sheets, SettingsText.Import_People, SettingsText.Import_PeopleHeadings);
        if (units is null || offices is null || people is null || units.Count + offices.Count + people.Count == 0)
            return null;
        return new PeopleTable(
            [.. units.Select(row => new UnitRow(row.Number, Latin(row[0]), row[1], Width.Narrow(row[2]).ToUpperInvariant(), row[3]))],
            [.. offices.Select(row => new OfficeRow(row.Number, row[0], row[1], row[2], row[3]))],
            [.. people.Select(row => new PersonRow(row.Number, row[0], row[1], row[2], Latin(row[3]), Roles(row[4])))]);
    }

    /// <summary>A sheet that is missing has no rows; one with other headings is null.</summary>
    private static IReadOnlyList<SheetRow>? Below(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, string name, string headings)
    {
        if (!sheets.TryGetValue(name, out var rows) || rows.Count == 0)
            return [];
        var wanted = Split(headings);
        return rows[0].Cells.Take(wanted.Length).SequenceEqual(wanted) ? [.. rows.Skip(1).Where(row => !row.IsEmpty)] : null;
    }

    /// <summary>Roles as typed: by their names, with any of the marks that people put between; what is none is passed on to be refused.</summary>
    private static List<string> Roles(string cell)
    {
        var known = Enum.GetValues<Role>().ToDictionary(role => Labels.Of(role), Term.Of);
        return [.. cell.Split(['\u3001', ',', '\uFF0C', ';', '\uFF1B', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => known.GetValueOrDefault(name, name)).Distinct()];
    }

    private static string Latin(string text) => Width.Narrow(text).ToLowerInvariant();

    private static string[] Split(string text) => text.Split('|');
}
