using System.Globalization;

namespace OpenDisclosure.Web.Cli.Demonstration;

/// <summary>The city's invented figures of one period: two texts of one month name the same numbers.</summary>
internal sealed class IndustryFigures
{
    private const int MonthsOfYear = 12;

    /// <summary>Power used by industry in a month, in a tenth of 亿千瓦时.</summary>
    private const int PowerOfMonth = 124;

    /// <summary>How far building is, two months each: sites open in spring, when the ground has thawed.</summary>
    private static readonly string[] Stages = ["完成场地平整", "完成设备基础施工", "完成主厂房基础施工", "主厂房钢结构吊装完成", "完成主体结构封顶", "进入设备安装阶段"];

    private readonly Dictionary<string, string> figures = [];

    /// <summary>The figures known on a day: those of the months before it.</summary>
    public IndustryFigures(DateOnly on)
    {
        var (year, months) = on.Month == 1 ? (on.Year - 1, MonthsOfYear) : (on.Year, on.Month - 1);
        figures["period"] = Period(year, months);
        figures["addedValue"] = Growth(year, months, 1, 62, 88);
        figures["investment"] = Growth(year, months, 2, 71, 118);
        figures["technicalInvestment"] = Growth(year, months, 3, 66, 112);
        figures["powerGrowth"] = Growth(year, months, 4, 34, 68);
        figures["highTech"] = Growth(year, months, 5, 96, 119);
        figures["revenue"] = Growth(year, months, 6, 58, 94);
        figures["power"] = Tenths((months * PowerOfMonth) + Drawn(year, months, 7, 0, 9));
        figures["sold"] = Tenths(Drawn(year, months, 8, 968, 986));
        figures["risingSectors"] = Whole(Drawn(year, months, 9, 6, 8));
        figures["projects"] = Whole(Drawn(year, 0, 10, 96, 118));
        figures["share"] = Whole(24 + (months * 6));
        figures["points5g"] = Whole(118 + (months * 6));
        figures["networkProjects"] = Whole(57 + (months * 3));
        figures["buildingStage"] = Stages[Math.Min(months / 2, Stages.Length - 1)];
    }

    /// <summary>The figure of a name, or null.</summary>
    public string? Find(string name) => figures.GetValueOrDefault(name);

    private static string Period(int year, int months) => months switch
    {
        3 => "一季度",
        6 => "上半年",
        9 => "前三季度",
        MonthsOfYear => string.Create(CultureInfo.InvariantCulture, $"{year}年全年"),
        1 => "1月份",
        _ => string.Create(CultureInfo.InvariantCulture, $"1—{months}月份"),
    };

    /// <summary>Growth since January moves slowly: the year's own level, and a little for the month.</summary>
    private static string Growth(int year, int months, int kind, int least, int most)
    {
        var level = Drawn(year, 0, kind, least, most);
        return Tenths(Math.Clamp(level + Drawn(year, months, kind, -6, 6), least, most));
    }

    private static int Drawn(int year, int months, int kind, int least, int most) =>
        new Dice(unchecked((ulong)((year * 10_000) + (months * 100) + kind))).Between(least, most);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Tenths(int value) => (value / 10m).ToString("0.0", CultureInfo.InvariantCulture);
}
