namespace OpenDisclosure.Domain.Privacy.Labels;

/// <summary>Words beside a number that tell what it is.</summary>
internal static class FigureWords
{
    /// <summary>What a number counts when it is no telephone.</summary>
    public static readonly string[] Units =
    [
        "元", "万元", "亿元", "美元", "吨", "千瓦", "平方", "立方", "公里", "%", "人次", "户", "台", "辆", "亩", "公顷", "米", "份", "册", "次", "万", "亿",
        "标准煤", "kwh", "mw", "kw",
    ];

    /// <summary>What stands before an account or a card.</summary>
    public static readonly string[] Accounts = ["卡号", "卡", "账号", "帐号", "账户", "帐户", "银行", "开户", "card", "账 号", "户名"];

    /// <summary>Words in Latin letters that may stand right before a telephone number.</summary>
    public static readonly string[] Telephones = ["tel", "phone", "telephone", "mobile", "mob", "mp", "m", "p", "t", "wx", "vx", "v", "wechat", "call"];

    /// <summary>What stands before a number that is another's: the code of a body, a project or a licence.</summary>
    public static readonly string[] OtherCodes =
        ["信用代码", "机构代码", "项目代码", "项目编号", "项目编码", "许可证号", "许可证编号", "备案号", "订单号", "流水号", "条形码", "注册号", "合同编号", "发票号码", "isbn", "issn", "索引号"];
}
