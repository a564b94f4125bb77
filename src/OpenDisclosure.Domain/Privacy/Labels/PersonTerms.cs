namespace OpenDisclosure.Domain.Privacy.Labels;

/// <summary>How people, their dwellings and what concerns them are written. All pieces of patterns are bounded.</summary>
internal static class PersonTerms
{
    /// <summary>Family names of two letters.</summary>
    public static readonly string[] LongSurnames =
        ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "呼延", "独孤", "南宫", "宇文", "长孙", "百里", "完颜"];

    private const string Long = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|呼延|独孤|南宫|宇文|长孙|百里|完颜";

    private const string Surname =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
        + "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮"
        + "柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

    private const string Given = "[\u3400-\u9FFF-[某女男今年现住家在的与和及为是]]";

    /// <summary>A name: of a known family, or after a label of any.</summary>
    public const string Name = "(?:" + Long + "|[" + Surname + "])" + Given + "{1,2}";

    private const string AnyName = "[\u3400-\u9FFF·-[某无的和]]{2,12}";

    private const string Roles =
        "姓名|申请人|当事人|户主|业主|死者|伤者|患者|病人|嫌疑人|被执行人|法定代理人|监护人|举报人|投诉人|信访人|上访人|受益人|领取人|承租人|贫困户|低保户|家属|联系人|收件人|本人";

    /// <summary>A name that is told as one: after a label, before the sex, before a dwelling. The group <c>name</c> holds it.</summary>
    public const string ToldName =
        "(?:" + Roles + @")\s?:\s?(?<name>" + AnyName + ")"
        + "|(?<name>" + Name + @")[，,、 (]{1,2}[男女](?=[，,、。; )\n]|$)"
        + "|(?<name>" + Name + @")[，,]?\s?(?=家住|现住|户籍地|住在|住于|住址|居住在|居住于)";

    /// <summary>What stands like a name between two signs, as in the cell of a table. Many an ordinary word does.</summary>
    public const string CellName = @"(?<=^|[\n|\t，,、;: ])(?<name>" + Name + @")(?=[ |\t，,、(])";

    /// <summary>What is put in the place of a given name.</summary>
    public const string Somebody = "某某";

    /// <summary>What stands before the dwelling of a person.</summary>
    public static readonly string[] HomeWords = ["家庭住址", "家庭地址", "住址", "家住", "现住", "户籍地", "户籍所在地", "户籍", "居住地", "居住地址", "现居住", "居住在", "住在", "通讯住址"];

    /// <summary>What makes a place of an office, a works or a building open to all.</summary>
    public static readonly string[] OfficialPlaces =
    [
        "大厦", "大楼", "办公", "政府", "局", "中心", "公司", "工厂", "园区", "大队", "法院", "银行", "学校", "医院", "学院", "大学", "广场", "委员会", "酒店", "宾馆", "商铺", "产业园", "门市",
        "管委会", "服务厅", "党群", "站",
    ];

    private const string Number = "[0-9a-z一二三四五六七八九十]{1,5}[-]?[0-9a-z]{0,4}";

    /// <summary>Street or village with a number, and what goes on inside the house.</summary>
    public const string Dwelling =
        "(?:路|街|巷|胡同|道|小区|家属院|花园|家园|小镇|嘉园|公寓|苑|嘎查|苏木|村|社区|新村|街坊|院)[\u3400-\u9FFF]{0,8}?" + Number + "(?:号楼|号院|号|栋|幢|单元|室|组|社|户|街坊)"
        + "(?:[\u3400-\u9FFF]{0,8}?" + Number + "(?:号楼|号院|号|栋|幢|楼|层|单元|室|户)){0,5}";

    /// <summary>What shows that a dwelling is told as far as the door.</summary>
    public static readonly string[] Doors = ["栋", "幢", "单元", "室", "号楼", "户"];

    /// <summary>Words at which an address cannot go on to the left.</summary>
    public const string AddressStops = "住址于在:，。;、,(!?\n\t |";

    /// <summary>Ends of the names of townships and sub-districts; what comes after them is hidden.</summary>
    public static readonly string[] TownshipEnds = ["街道", "苏木", "镇", "乡"];

    /// <summary>Ends of the names of districts and cities, for addresses without a township.</summary>
    public static readonly string[] DistrictEnds = ["区", "县", "旗", "市", "省", "盟"];

    private const string Age = @"(?:[1-9]|1[0-3]|[一二三四五六七八九十]|十[一二三])\s?个?周?岁(?!以|及|至|-|~|到|组|段)";

    private const string Child = "学生|小学生|儿童|患儿|幼儿|男童|女童|男孩|女孩|未成年人|孤儿|小朋友|留守儿童|困境儿童|受害人|被害人|死者|其子|其女|之子|之女|儿子|女儿|孩子";

    /// <summary>A name beside an age under fourteen. The group <c>name</c> holds it.</summary>
    public const string Minor =
        "(?<name>" + Name + @")\s?[，,(]?\s?[男女]\s?[，,、]\s?(?:今年|现年|年仅)?\s?" + Age
        + "|(?<name>" + Name + @")\s?[，,(]?\s?(?:今年|现年|年仅|刚满|才)\s?" + Age
        + "|(?<name>" + Name + @")\s?\(\s?" + Age + @"\s?\)"
        + "|(?:" + Child + @")[:]?\s?(?<name>" + Name + @")\s?[，,(]\s?" + Age;

    /// <summary>Labels whose value is sensitive.</summary>
    public const string SensitiveLabels =
        "(?:病历号|住院号|门诊号|诊断结果|诊断结论|临床诊断|入院诊断|既往病史|病史|健康状况|残疾等级|残疾类别|残疾证号|宗教信仰|婚姻状况|生育状况|血型|指纹编号|犯罪记录|前科"
        + @"|银行账号|银行帐号|银行卡号|开户账号|个人账号|征信记录|行程轨迹|活动轨迹|行踪轨迹|主要轨迹)\s?:\s?(?=[\u3400-\u9FFF0-9a-z])(?!无需|略|不限|详见|见|是指)";

    /// <summary>What is sensitive after the name of a person.</summary>
    public const string SensitiveAfterName =
        "患有|身患|罹患|确诊|感染|艾滋|精神障碍|精神分裂|抑郁症|癌|白血病|尿毒症|残疾|吸毒|戒毒|服刑|刑满|社区矫正|信奉|信仰|行踪|轨迹|怀孕|流产";
}
