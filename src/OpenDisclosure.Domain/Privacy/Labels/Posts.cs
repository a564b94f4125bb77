namespace OpenDisclosure.Domain.Privacy.Labels;

/// <summary>Posts that stand beside a leader's name.</summary>
internal static class Posts
{
    private static readonly string[] Heads =
    [
        "书记", "市长", "区长", "旗长", "县长", "盟长", "省长", "局长", "厅长", "处长", "科长", "部长", "主任", "主席", "秘书长", "院长", "检察长", "校长", "所长", "站长", "镇长", "乡长",
        "司长", "总经理", "董事长", "队长", "支队长", "总队长", "行长", "会长",
    ];

    /// <summary>Every post, and its deputy's.</summary>
    public static readonly string[] All = [.. Heads.Concat(Heads.Select(head => "副" + head)), "调研员", "巡视员", "一级调研员", "二级调研员", "总工程师", "总经济师"];

    /// <summary>What stands before a post that somebody no longer holds, or does not hold yet.</summary>
    public static readonly string[] Former = ["原", "前任", "前", "时任", "拟任", "曾任", "候任"];

    /// <summary>What divides the titles of one leader.</summary>
    public const string Dividers = "、,，/; ";
}
