using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.IntegrationTests.Http;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.IntegrationTests.Admin;

/// <summary>Units, offices and people from a table: all rows or none, each administrator what is his.</summary>
[Collection(SharedSite.Name)]
public sealed class ImportTests(WebFixture fixture)
{
    private const string Security = "zhouyangli";
    private const string SystemAdministrator = "wushigao";
    private const string Page = "/admin/import";
    private const string MainUnit = "示例市工业和信息化局";
    private const string SmeCenterCode = "12150699MB0000027D";
    private const string FreeCode = "12150699MB0000700D";

    private static readonly string[] UnitHeadings = ["标识", "单位名称", "统一社会信用代码", "机关代字"];
    private static readonly string[] OfficeHeadings = ["单位名称", "科室名称", "职责", "办公电话"];
    private static readonly string[] PeopleHeadings = ["单位名称", "科室", "姓名", "账号", "职责"];

    [Fact]
    public async Task The_template_downloads_and_comes_back_with_a_report_on_each_of_its_rows()
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn(SystemAdministrator);
        var template = await visitor.Get(Page + "/template");
        Assert.Equal(200, template.Code);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template.Header("Content-Type"));
        Assert.Contains(".xlsx", template.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(["单位", "科室", "人员"], SheetReader.Read(new MemoryStream(template.Bytes))!.Keys);
        var before = await Stored.Of(site.Database);
        var own = await Upload(visitor, template.Bytes);
        Assert.Equal(422, own.Code);
        Assert.Equal([("单位第2行", "示例服务中心", "这个统一社会信用代码已有。"), ("科室第2行", "业务科", "请选择单位。")], Report(own));
        var people = await Upload(await site.SignedIn(Security), template.Bytes);
        Assert.Equal(422, people.Code);
        Assert.Equal("请选择单位。", Assert.Single(Report(people)).Result);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public void A_file_that_another_person_overtook_midway_says_how_far_it_came()
    {
        var sentence = PeopleReport.Sentence(
        [
            new ImportLine(ImportPeople.Units, 2, "甲", RowResult.Stored),
            new ImportLine(ImportPeople.Units, 3, "乙", RowResult.Refused, new Problem("", "UnitKeyTaken")),
            new ImportLine(ImportPeople.Units, 4, "丙", RowResult.Added),
        ]);
        Assert.StartsWith("只导入了前面的1行", sentence, StringComparison.Ordinal);
        Assert.Contains("有1行不能再导入，其余1行没有导入", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase]
    public async Task Each_administrator_takes_his_part_of_one_file_and_its_rows_are_known_from_then_on(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var (system, security) = (await site.SignedIn(SystemAdministrator), await site.SignedIn(Security));
        var file = Table(
            units: [["import-center", "示例市质量服务中心", FreeCode, "示质服"]],
            offices: [["示例市质量服务中心", "检测科", "产品检测", "0477-0000031"], [MainUnit, "质量科", "质量提升", ""]],
            people: [["示例市质量服务中心", "检测科", "周试检", "import.zhou", "起草、内容审核"], [MainUnit, "质量科", "吴试质", "import.wu", ""]]);
        Assert.Equal(422, (await Upload(security, file)).Code);

        var entries = await Entries.From(site.Database);
        var taken = await Upload(system, file);
        Assert.Equal(200, taken.Code);
        Assert.Equal(["已新增", "已新增", "已新增"], Report(taken).Select(row => row.Result));
        Assert.Equal([Acts.UnitChanged, Acts.OfficeChanged, Acts.OfficeChanged], await entries.Acts());

        entries = await Entries.From(site.Database);
        var hired = await Upload(security, file);
        Assert.Equal(200, hired.Code);
        Assert.Equal([Acts.AccountCreated, Acts.RolesProposed, Acts.AccountCreated, Acts.RolesProposed], await entries.Acts());
        var password = Regex.Match(Report(hired)[0].Result, "[a-km-np-z2-9]{20}").Value;
        var visitor = site.Visitor();
        Assert.Equal(302, (await visitor.Fill("/admin/sign-in", "/admin/sign-in", ("Account", "import.zhou"), ("Password", password))).Code);
        Assert.Equal("/admin/password", (await visitor.Get("/admin/documents")).Location);
        var staffId = await site.Office.StaffId("import.zhou");
        await using var db = site.Database.Open();
        Assert.Empty(await db.StaffRoles.Where(role => role.StaffId == staffId).ToListAsync());
        Assert.Equal("drafter,office-head", (await db.RoleProposals.SingleAsync(proposal => proposal.StaffId == staffId)).Roles);

        var before = await Stored.Of(site.Database);
        foreach (var again in new[] { await Upload(system, file), await Upload(security, file) })
        {
            Assert.Equal(200, again.Code);
            Assert.All(Report(again), row => Assert.Equal("已有，未改动", row.Result));
        }

        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Fact]
    public async Task A_row_that_is_there_already_stays_as_it_is()
    {
        var site = await fixture.Site;
        var before = await Stored.Of(site.Database);
        var known = await Upload(await site.SignedIn(SystemAdministrator), Table(
            units: [["bureau", MainUnit, "11150699MB0000019M", "另一代字"]], offices: [[MainUnit, "综合科", "另一职责", "0477-0000099"]]));
        Assert.Equal(["已有，未改动", "已有，未改动"], Report(known).Select(row => row.Result));
        var person = await Upload(await site.SignedIn(Security), Table(people: [[MainUnit, "综合科", "另一姓名", Office.Author, "签发"]]));
        Assert.Equal(["已有，未改动"], Report(person).Select(row => row.Result));
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    [Theory]
    [InlineData("quality-center", "示例市标准中心", "12150699MB0000027E", "示标", "统一社会信用代码不对")]
    [InlineData("quality-center", "示例市标准中心", SmeCenterCode, "示标", "这个统一社会信用代码已有")]
    [InlineData("quality-center", "示例市标准中心", "12150699MB00006624", "示标", "这个统一社会信用代码已有")]
    [InlineData("sme-center", "示例市标准中心", FreeCode, "示标", "这个单位代码已有")]
    [InlineData("Not/good", "示例市标准中心", FreeCode, "示标", "单位代码只能用")]
    [InlineData("other-key", MainUnit, FreeCode, "示标", "标识不同")]
    [InlineData("quality-center", "", FreeCode, "示标", "缺少或者过长")]
    [InlineData("quality-center", "示例\u202E中心", FreeCode, "示标", "第3个字")]
    [InlineData("quality-center", "示例\n中心", FreeCode, "示标", "无法识别")]
    public async Task One_unit_that_cannot_be_and_no_row_is_stored(string key, string name, string code, string prefix, string reason)
    {
        var file = Table(units: [["first-center", "示例市检测中心", "12150699MB00006624", "示检"], [key, name, code, prefix]], offices: [["示例市检测中心", "检测科", "", ""]]);
        await IsRefused(SystemAdministrator, file, 1, reason);
    }

    [Theory]
    [InlineData("无此单位", "检测科", "请选择单位")]
    [InlineData(MainUnit, "", "缺少或者过长")]
    [InlineData(MainUnit, "检测\u202E科", "第3个字")]
    public async Task One_office_that_cannot_be_and_no_row_is_stored(string unit, string name, string reason) =>
        await IsRefused(SystemAdministrator, Table(offices: [[MainUnit, "标准科", "", ""], [unit, name, "", ""]]), 1, reason);

    [Theory]
    [InlineData("综合科", "郑试新", "import.zheng", "审计、系统管理", "三员分立")]
    [InlineData("综合科", "郑试新", "import.zheng", "起草、局长", "没有“局长”这种职责")]
    [InlineData("综合科", "郑试新", "Import Zheng", "起草", "账号只能用")]
    [InlineData("综合科", "", "import.zheng", "起草", "缺少或者过长")]
    [InlineData("无此科", "郑试新", "import.zheng", "起草", "没有这个科室")]
    [InlineData("综合科", "郑试新", "import.first", "起草", "这个账号已有人用")]
    public async Task One_person_who_cannot_be_and_no_row_is_stored(string office, string name, string account, string roles, string reason) =>
        await IsRefused(Security, Table(people: [[MainUnit, "综合科", "孙试先", "import.first", "起草"], [MainUnit, office, name, account, roles]]), 1, reason);

    [Theory]
    [EachDatabase]
    public async Task Nobody_is_taken_into_a_closed_office(DatabaseProvider provider)
    {
        var site = await fixture.On(provider);
        var system = await site.SignedIn(SystemAdministrator);
        Assert.Equal(200, (await Upload(system, Table(offices: [[MainUnit, "撤并科", "", ""]]))).Code);
        await using var db = site.Database.Open();
        var page = $"/admin/offices/{await db.Offices.Where(office => office.Name == "撤并科").Select(office => office.Id).SingleAsync()}";
        Assert.Equal(302, (await system.Fill(page, page, ("Closed", "true"))).Code);
        await IsRefused(Security, Table(people: [[MainUnit, "综合科", "孙试先", "import.first", "起草"], [MainUnit, "撤并科", "孙试后", "import.second", "起草"]]), 1, "科室已停用", provider);
    }

    [Theory]
    [EachDatabase(Cases = nameof(WrongFiles))]
    public async Task A_file_that_is_no_such_table_is_refused_with_a_reason_and_nothing_is_stored(DatabaseProvider provider, string name)
    {
        var site = await fixture.On(provider);
        var file = Wrong(name);
        foreach (var account in new[] { SystemAdministrator, Security })
        {
            var before = await Stored.Of(site.Database);
            var answer = await Upload(await site.SignedIn(account), file);
            Assert.True(answer.Code == 422, $"{answer.Code}");
            var reason = answer.Page.QuerySelector("#table-wrong")!.TextContent;
            Assert.Contains(name == "over five megabytes" ? "文件超过5兆字节" : name == "empty" ? "请选择表格文件" : "读不出这个文件", reason, StringComparison.Ordinal);
            Assert.Empty(before.Changes(await Stored.Of(site.Database)));
        }
    }

    [Fact]
    public async Task A_form_without_a_file_is_told_so()
    {
        var site = await fixture.Site;
        var answer = await (await site.SignedIn(Security)).Post(Page);
        Assert.Equal(422, answer.Code);
        Assert.Contains("请选择表格文件", answer.Page.QuerySelector("#table-wrong")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("heyangqian")]
    [InlineData("everything")]
    public async Task Nobody_else_imports(string account)
    {
        var site = await fixture.Site;
        var visitor = await site.SignedIn(account);
        Assert.Equal(403, (await visitor.Get(Page)).Code);
        Assert.Equal(403, (await visitor.Get(Page + "/template")).Code);
        var before = await Stored.Of(site.Database);
        Assert.Equal(403, (await Upload(visitor, Table(offices: [[MainUnit, "外来科", "", ""]]))).Code);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    public static IEnumerable<string> WrongFiles(DatabaseProvider provider) =>
        ["text", "empty", "other headings", "other sheets", "bomb", "no workbook", "cut off", "entities", "over five megabytes"];

    private static byte[] Wrong(string name) => name switch
    {
        "text" => Encoding.UTF8.GetBytes("单位名称,科室名称\n示例市工业和信息化局,综合科\n"),
        "empty" => [],
        "other headings" => Table(offices: [[MainUnit, "综合科", "", ""]], officeHeadings: ["科室名称", "单位名称", "职责", "办公电话"]),
        "other sheets" => SheetReader.Write(new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["Sheet1"] = [OfficeHeadings, [MainUnit, "综合科", "", ""]] }),
        "bomb" => Repacked("xl/worksheets/sheet1.xml", new string(' ', 60 * 1024 * 1024)),
        "no workbook" => Zip(("word/document.xml", "<document/>")),
        "cut off" => Table(offices: [[MainUnit, "综合科", "", ""]])[..^200],
        "entities" => Repacked("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><workbook><sheets><sheet name=\"&b;\" sheetId=\"1\"/></sheets></workbook>"),
        _ => new byte[(5 * 1024 * 1024) + 1],
    };

    /// <summary>A good table with one part of the package replaced.</summary>
    private static byte[] Repacked(string part, string text)
    {
        using var source = new ZipArchive(new MemoryStream(Table(offices: [[MainUnit, "综合科", "", ""]])), ZipArchiveMode.Read);
        return Zip([.. source.Entries.Select(entry => (entry.FullName, entry.FullName == part ? text : Read(entry)))]);

        static string Read(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    private async Task IsRefused(string account, byte[] file, int wrong, string reason, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var site = await fixture.On(provider);
        var before = await Stored.Of(site.Database);
        var answer = await Upload(await site.SignedIn(account), file);
        Assert.True(answer.Code == 422, $"{answer.Code}");
        var report = Report(answer);
        Assert.Contains(reason, report[wrong].Result, StringComparison.Ordinal);
        Assert.Equal("可以新增", report[0].Result);
        Assert.Empty(before.Changes(await Stored.Of(site.Database)));
    }

    private static async Task<Answer> Upload(Visitor visitor, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await visitor.Token()), "__RequestVerificationToken" }, { new ByteArrayContent(file), "table", "table.xlsx" } };
        return await visitor.Send(HttpMethod.Post, Page, form);
    }

    private static List<(string Row, string Name, string Result)> Report(Answer answer) =>
        [.. answer.Page.QuerySelectorAll("table.list tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).Select(cells => (cells[0], cells[1], cells[2]))];

    private static byte[] Table(string[][]? units = null, string[][]? offices = null, string[][]? people = null, string[]? officeHeadings = null)
    {
        var sheets = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>();
        if (units is not null)
            sheets["单位"] = [UnitHeadings, .. units];
        if (offices is not null)
            sheets["科室"] = [officeHeadings ?? OfficeHeadings, .. offices];
        if (people is not null)
            sheets["人员"] = [PeopleHeadings, .. people];
        return SheetReader.Write(sheets);
    }
}
