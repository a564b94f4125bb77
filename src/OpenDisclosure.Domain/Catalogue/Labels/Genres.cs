namespace OpenDisclosure.Domain.Catalogue;

/// <summary>体裁分类: the fifteen kinds of 《党政机关公文处理工作条例》（中办发〔2012〕14号）, and those of a portal.</summary>
public static class Genres
{
    public static IReadOnlyList<string> All { get; } =
        ["命令（令）", "决议", "决定", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要", "政策解读", "新闻动态", "统计数据", "图表", "视频", "其他"];
}
