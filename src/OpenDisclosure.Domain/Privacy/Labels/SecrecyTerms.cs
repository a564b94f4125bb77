namespace OpenDisclosure.Domain.Privacy.Labels;

/// <summary>When a word that stands on papers not meant for the public is asked about.</summary>
internal enum SecrecyUse
{
    /// <summary>Wherever it stands.</summary>
    Anywhere,

    /// <summary>Where it stands for itself, as a mark does; in a sentence it is an ordinary word.</summary>
    Alone,
}

/// <summary>Marks of secrecy (《国家秘密定密管理暂行规定》) and the softer words of practice.</summary>
internal static class SecrecyTerms
{
    /// <summary>The three levels (《保守国家秘密法》第十四条), in both scripts.</summary>
    public static readonly string[] Levels = ["绝密", "机密", "秘密", "絕密", "機密", "祕密"];

    /// <summary>The levels that common speech knows too: alone in a sentence they are no more than a word.</summary>
    public static readonly string[] CommonLevels = ["秘密", "祕密"];

    /// <summary>May stand between a level and its star.</summary>
    public const char LevelWord = '级';

    /// <summary>How a term without end begins.</summary>
    public const string LongTerm = "长長";

    /// <summary>The term of a mark after its star, and a term that stands without one.</summary>
    public const string Term = @"^(?:长期|長期|[0-9一二三四五六七八九十]{1,3}(?:年|个?月|[天日])|解密|[^\n，。；;,★]{0,12}前)";

    /// <summary>What a line may hold beside a level when it is a mark: a term, a share number, pages, a degree of urgency.</summary>
    public const string RestOfLine =
        @"^级?(?:长期|[0-9一二三四五六七八九十]{1,3}(?:年|个?月|[天日])|启用前|[^\n]{0,12}前)?(?:份?号?[:]?[0-9]{1,6}|共?[0-9]{1,4}[页份]|特急|急件|加急|平急|特提)*$";

    /// <summary>Words before a level that make it somebody's own: they are no mark of the state.</summary>
    public static readonly string[] OrdinaryBefore =
        ["国家", "商业", "工作", "保守", "军事", "技术", "个人", "泄露", "涉及", "党和国家", "党的", "严守", "保护", "属于", "警务", "审判", "核心"];

    /// <summary>What follows a level in the words of the law.</summary>
    public static readonly string[] OrdinaryAfter = ["级", "性", "、", "和", "或", "事项", "文件", "载体", "信息", "技术", "工作", "资料", "电报", "档案"];

    /// <summary>A label after which the level is a mark.</summary>
    public static readonly string[] LevelLabels = ["密级:", "密级[", "密级(", "密级是:", "保密等级:", "涉密等级:", "秘密等级:"];

    /// <summary>Words and where they are asked about.</summary>
    public static readonly (string Word, SecrecyUse Use)[] Words =
    [
        ("内部资料", SecrecyUse.Anywhere), ("内部文件", SecrecyUse.Anywhere), ("内部刊物", SecrecyUse.Alone), ("内部掌握", SecrecyUse.Anywhere),
        ("内部使用", SecrecyUse.Alone), ("内部参考", SecrecyUse.Alone), ("内部传阅", SecrecyUse.Anywhere), ("仅供内部", SecrecyUse.Anywhere),
        ("不得外传", SecrecyUse.Anywhere), ("严禁外传", SecrecyUse.Anywhere), ("请勿外传", SecrecyUse.Anywhere), ("不宜公开", SecrecyUse.Alone),
        ("注意保存", SecrecyUse.Alone), ("妥善保管", SecrecyUse.Alone), ("不得公开", SecrecyUse.Alone), ("不公开", SecrecyUse.Alone),
        ("不予公开", SecrecyUse.Alone), ("此件不公开", SecrecyUse.Anywhere), ("此件不予公开", SecrecyUse.Anywhere), ("本件不公开", SecrecyUse.Anywhere),
        ("此件不得公开", SecrecyUse.Anywhere), ("此件内部", SecrecyUse.Anywhere), ("此件依申请公开", SecrecyUse.Anywhere), ("不得登报", SecrecyUse.Anywhere),
        ("未经批准不得翻印", SecrecyUse.Anywhere), ("阅后收回", SecrecyUse.Anywhere), ("会后收回", SecrecyUse.Anywhere), ("阅后即焚", SecrecyUse.Anywhere),
        ("阅后销毁", SecrecyUse.Anywhere), ("工作秘密", SecrecyUse.Alone), ("警务秘密", SecrecyUse.Alone), ("送审稿", SecrecyUse.Anywhere),
        ("征求意见稿", SecrecyUse.Anywhere), ("讨论稿", SecrecyUse.Anywhere), ("代拟稿", SecrecyUse.Anywhere), ("报审稿", SecrecyUse.Anywhere),
        ("内部稿", SecrecyUse.Anywhere), ("会签稿", SecrecyUse.Anywhere), ("未定稿", SecrecyUse.Anywhere),
    ];

    /// <summary>What may follow a word and make an ordinary one of it: printed matter for use inside is a class of the law.</summary>
    public static readonly string[] OrdinaryEndings = ["性", "出版物", "性资料", "准印证"];

    /// <summary>What may stand before a word that stands for itself.</summary>
    public static readonly string[] AloneBefore = ["此件", "本件", "该件", "本文", "此文", "请", "标注", "公开属性:", "公开方式:", "属性:"];

    /// <summary>To whom a paper goes down, a form of its own.</summary>
    public const string SentTo = @"(?:发至|传达至|发到|传达到|印发至)[^\s，。；,;:()\[\]]{1,6}级(?![以及的党领干部])";

    /// <summary>The number of a copy, alone on the first line of several: six digits in a field of their own are a postcode.</summary>
    public const string CopyNumber = @"^\s{0,20}[0-9]{6}[^\S\n]{0,20}\n\s{0,50}\S";
}
