namespace OpenDisclosure.Domain.Privacy.Labels;

/// <summary>How certificates, number plates and mail addresses are written. The patterns read folded text: lower case, half width.</summary>
internal static class CertificateTerms
{
    /// <summary>Letters of passports and travel permits with their digits (普通护照, 公务护照, 港澳居民来往内地通行证, 台胞证).</summary>
    public const string Passport =
        "(?<![a-z0-9_./=-])(?:[eg][0-9]{8}|e[a-hj-np-z][0-9]{7}|(?:pe|se|de|[dsp])[0-9]{7}|[hm][0-9]{8}(?:[0-9]{2})?|[eghm][ -]?[0-9]{4}[ -]?[0-9]{4})(?![a-z0-9_*])";

    /// <summary>What stands before the number of a travel document.</summary>
    public static readonly string[] PassportWords = ["护照", "通行证", "回乡证", "台胞证", "证件号", "passport", "旅行证"];

    /// <summary>A certificate of the forces: its letter, 字第, six to eight digits.</summary>
    public const string MilitaryId = "[军士文警兵南北沈兰成济广海空参政后装京武联]字?第?[0-9]{6,8}号?";

    /// <summary>What stands before the number of such a certificate.</summary>
    public static readonly string[] MilitaryWords = ["军官证", "士官证", "士兵证", "文职", "警官证", "军人证", "军官", "士兵", "军人", "义务兵"];

    /// <summary>Letters whose number needs no word before it.</summary>
    public static readonly string[] MilitaryLetters = ["军字第", "士字第"];

    /// <summary>A number plate: province, office, five characters or the six of electric cars (GA 36).</summary>
    public const string Plate =
        "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][a-hj-np-z][·. -]?"
        + "(?:[0-9]{5}[a-hjk]|[a-hjk][0-9a-hj-np-z][0-9]{4}|[0-9a-hj-np-z]{4}[0-9a-hj-np-z挂学警港澳])(?![0-9a-z*])";

    /// <summary>What follows characters that look like a plate and are a share or a licence.</summary>
    public static readonly string[] NoPlateAfter = ["股", "字", "-", "/", "地块"];

    /// <summary>Ends of the domains of authorities, whose mail boxes are meant to be known.</summary>
    public static readonly string[] OfficialDomains = [".gov.cn", "@gov.cn", ".gov", ".court.gov.cn", ".mil.cn", "12345.cn"];
}
