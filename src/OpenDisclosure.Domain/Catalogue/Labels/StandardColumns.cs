using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Domain.Catalogue;

/// <summary>A column of the tree that a new site begins with.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Parent">The key of the column above; null at the top.</param>
/// <param name="Name">Its name; the public name begins as this.</param>
/// <param name="Class">How 政府网站工作年度报表 counts it.</param>
/// <param name="Kind">What new documents of it are.</param>
/// <param name="UpdateIntervalDays">Longest time between two items, in calendar days; 0 for none.</param>
/// <param name="Steps">Its content steps.</param>
/// <param name="Description">What it holds; empty for the staff's own column.</param>
public sealed record StandardColumn(
    string Key, string? Parent, string Name, ColumnClass Class, DocumentKind Kind, int UpdateIntervalDays, IReadOnlyList<Duty> Steps, string Description);

/// <summary>
/// The tree that a new site begins with: the statutory section (国办公开办函〔2019〕61号) with the fifteen items of
/// 《政府信息公开条例》第二十条, and the columns of the whole site (《政府网站发展指引》). Intervals as the inspection of sites asks for.
/// </summary>
public static class StandardColumns
{
    private static readonly Duty[] OneReviewer = [Duty.ContentReviewer];
    private static readonly Duty[] TwoReviewers = [Duty.ContentReviewer, Duty.ContentReviewer];
    private static readonly Duty[] OnSigning = [Duty.Releaser];

    /// <summary>The fifteen items in the official wording, the first at index 0.</summary>
    public static IReadOnlyList<string> StatutoryItems { get; } =
    [
        "行政法规、规章和规范性文件",
        "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
        "国民经济和社会发展规划、专项规划、区域规划及相关政策",
        "国民经济和社会发展统计信息",
        "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
        "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
        "财政预算、决算信息",
        "行政事业性收费项目及其依据、标准",
        "政府集中采购项目的目录、标准及实施情况",
        "重大建设项目的批准和实施情况",
        "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
        "突发公共事件的应急预案、预警信息及应对情况",
        "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
        "公务员招考的职位、名额、报考条件等事项以及录用结果",
        "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
    ];

    /// <summary>The columns, each after the one above it.</summary>
    public static IReadOnlyList<StandardColumn> All { get; } =
    [
        new("overview", null, "机构概况", ColumnClass.Overview, DocumentKind.Overview, 0, OneReviewer, "机关的职能、内设机构、办公地址、办公时间和联系方式。"),
        new("news", null, "政务动态", ColumnClass.News, DocumentKind.News, 14, OnSigning, "工作的会议、调研和进展情况。"),
        new("reposts", "news", "上级政策转载", ColumnClass.News, DocumentKind.Repost, 0, OneReviewer, "转载上级机关发布的政策，注明来源和原文日期。"),
        new("disclosure", null, "政府信息公开", ColumnClass.Catalogue, DocumentKind.Notice, 0, OneReviewer, "政府信息公开指南、制度、法定主动公开内容和年度报告。"),
        new("rules", "disclosure", "政府信息公开制度", ColumnClass.Catalogue, DocumentKind.Notice, 0, OneReviewer, "政府信息公开的法规、规章和本机关的工作制度。"),
        new(Statutory, "disclosure", "法定主动公开内容", ColumnClass.Catalogue, DocumentKind.Notice, 0, OneReviewer, "《中华人民共和国政府信息公开条例》第二十条规定应当主动公开的政府信息。"),
        .. StatutoryItems.Select((name, index) => Item(name, index + 1)),
        new("annual-reports", "disclosure", "政府信息公开年报", ColumnClass.Catalogue, DocumentKind.AnnualReport, 0, [Duty.ContentReviewer, Duty.Releaser], "历年政府信息公开工作年度报告。"),
        new("policies", null, "政策文件", ColumnClass.Catalogue, DocumentKind.Notice, 30, OneReviewer, "本机关制发的行政规范性文件和其他政策文件。"),
        new("normative", "policies", "行政规范性文件", ColumnClass.Catalogue, DocumentKind.NormativeDocument, 180, TwoReviewers, "本机关制定的行政规范性文件及其有效性。"),
        new("cleanups", "policies", "规范性文件清理结果", ColumnClass.Catalogue, DocumentKind.Notice, 0, OneReviewer, "定期清理行政规范性文件的结果：继续有效、修改和废止的文件。"),
        new("notices", "policies", "通知公告", ColumnClass.News, DocumentKind.Notice, 30, OneReviewer, "申报、公示、征集等通知和公告。"),
        new("decisions", "policies", "重大行政决策", ColumnClass.Catalogue, DocumentKind.MajorDecision, 0, OneReviewer, "重大行政决策事项目录、决策草案征求意见和决策结果。"),
        new("interpretations", null, "政策解读", ColumnClass.Interpretation, DocumentKind.Interpretation, 180, OneReviewer, "对政策文件的背景、主要内容、适用范围和办理方法的解读。"),
        new("responses", null, "回应关切", ColumnClass.Response, DocumentKind.Response, 0, OneReviewer, "对公众和企业关心的问题的核实情况和办理结果。"),
        new("interaction", null, "互动交流", ColumnClass.Response, DocumentKind.Notice, 0, OneReviewer, "依申请公开、意见征集和联系方式。"),
        new("replies", "interaction", "留言答复", ColumnClass.Uncounted, DocumentKind.Reply, 60, OneReviewer, "对咨询、建议和网站纠错留言的公开答复，不含留言人的个人信息。"),
        new(SiteTexts, null, "站点文字", ColumnClass.Uncounted, DocumentKind.SiteText, 0, OneReviewer, ""),
    ];

    /// <summary>Key of the staff's own column that site texts stand in; it has no public name.</summary>
    public const string SiteTexts = "site-texts";

    /// <summary>Key of 法定主动公开内容: what stands under an item of the law stands there, in whichever column it is kept.</summary>
    public const string Statutory = "statutory";

    /// <summary>Key of the column of an item of 《政府信息公开条例》第二十条; a site need not have it.</summary>
    /// <param name="item">From 1 to 15.</param>
    public static string KeyOfItem(int item) => FormattableString.Invariant($"{Statutory}-{item:00}");

    /// <summary>The item that a column is for; null when it is for none.</summary>
    public static int? ItemOf(string columnKey)
    {
        ArgumentNullException.ThrowIfNull(columnKey);
        return Enumerable.Range(1, StatutoryItems.Count).Where(item => KeyOfItem(item) == columnKey).Cast<int?>().FirstOrDefault();
    }

    private static StandardColumn Item(string name, int number) => new(
        KeyOfItem(number), Statutory, name, ColumnClass.Catalogue, DocumentKind.Notice, 0, OneReviewer, name + "。");
}
