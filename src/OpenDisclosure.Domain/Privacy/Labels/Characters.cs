namespace OpenDisclosure.Domain.Privacy.Labels;

/// <summary>Characters that stand for others: digits in words, radicals as letters.</summary>
internal static class Characters
{
    /// <summary>Digits in words, each row from nought to nine; the last row is the one of radio operators.</summary>
    public static readonly string[] DigitRows =
    [
        "〇一二三四五六七八九",
        "零壹贰叁肆伍陆柒捌玖",
        "○壱貳參肆伍陸柒捌玖",
        "◯弌弍弎亖　　　　　",
        "　幺贰叄　　　　　　",
    ];

    /// <summary>The letters that the 214 radicals from U+2F00 on look like (Unicode, Kangxi Radicals).</summary>
    public const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
        + "心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶"
        + "网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁"
        + "風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>Radicals of the supplement (U+2E80 on), each before the letter it looks like: what PDF files often hold.</summary>
    public const string Radicals =
        "⺠民⻁虎⻄西⻅见⻆角⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺟母⺝月⺜日⻉贝⻐金⺮竹⻀艹";

    /// <summary>Stars of the mark of secrecy that are neither of the two usual ones.</summary>
    public const string Stars = "☆⭐✩✪✫✬✭✮✯✰⋆⭑⭒";

    /// <summary>The usual star.</summary>
    public const char Star = '★';
}
