using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Content.Tables;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.IntegrationTests.Fixtures;
using OpenDisclosure.Web.Shared.Setup;

namespace OpenDisclosure.IntegrationTests.Cli;

/// <summary>The verb `setup`, run as whoever installs the program runs it, in an environment of Production.</summary>
public sealed class SetupVerbTests : IDisposable
{
    private const string Unit = "样例市工业和信息化局";

    private static readonly Dictionary<string, string> Answers = new()
    {
        [nameof(SetupAnswers.Name)] = Unit,
        [nameof(SetupAnswers.UnitKey)] = "bureau",
        [nameof(SetupAnswers.NumberPrefix)] = "样工信发",
        [nameof(SetupAnswers.CreditCode)] = "12150699MB0000700D",
        [nameof(SetupAnswers.Domain)] = "gxj.example.gov.cn",
        [nameof(SetupAnswers.Office)] = "办公室",
        [nameof(SetupAnswers.Address)] = "样例市样例区政务路1号",
        [nameof(SetupAnswers.Telephone)] = "0000-8100000",
        [nameof(SetupAnswers.Hours)] = "工作日 8:30—12:00",
        [nameof(SetupAnswers.SystemName)] = "马系统",
        [nameof(SetupAnswers.SystemAccount)] = "ma.system",
        [nameof(SetupAnswers.SecurityName)] = "梁安全",
        [nameof(SetupAnswers.SecurityAccount)] = "liang.security",
        [nameof(SetupAnswers.AuditName)] = "宋审计",
        [nameof(SetupAnswers.AuditAccount)] = "song.audit",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("opendisclosure-setup-").FullName;

    [Fact]
    public async Task It_takes_people_from_a_table_as_proposals_and_ends_with_what_is_missing()
    {
        Assert.Equal(0, (await Run("migrate")).Status);
        var table = Table(["产业科", "李试员", "li.drafter", "起草"], ["产业科", "王试员", "wang.head", "内容审核"]);
        var (status, said) = await Run("setup", "--answers", File("answers.json", JsonSerializer.SerializeToUtf8Bytes(Answers)), "--people", File("people.xlsx", table));
        Assert.True(status == 0, said);
        Assert.Equal(3, Regex.Count(said, "/admin/welcome/[a-z2-9]{40}"));
        Assert.Contains("人员第2行 李试员 已新增", said, StringComparison.Ordinal);
        Assert.Contains("已导入：新增2行", said, StringComparison.Ordinal);
        Assert.Contains("  政府信息公开指南已签发", said, StringComparison.Ordinal);

        await using var db = Open();
        var waiting = await db.RoleProposals.Where(proposal => proposal.Outcome == null).ToListAsync();
        Assert.Equal(["drafter", "office-head"], waiting.Select(proposal => proposal.Roles).Order());
        Assert.Equal(3, await db.StaffRoles.CountAsync());
        var proposers = await db.StaffRoles.Where(role => role.Role == Role.SecurityAdministrator).Select(role => role.StaffId).ToListAsync();
        Assert.All(waiting, proposal => Assert.Contains(proposal.ProposedById, proposers));
        var bodies = await db.AuditEntries.Where(entry => entry.Act == Acts.RolesProposed || entry.Act == Acts.OfficeChanged).Select(entry => entry.Body).ToListAsync();
        Assert.Equal(3, bodies.Count);
        Assert.All(bodies, body => Assert.Equal("console", JsonDocument.Parse(body).RootElement.GetProperty("actor").GetString()));
        Assert.Equal(0, (await Run("verify")).Status);
    }

    [Fact]
    public async Task It_refuses_a_table_that_is_none_before_it_stores_anything()
    {
        Assert.Equal(0, (await Run("migrate")).Status);
        var answers = File("answers.json", JsonSerializer.SerializeToUtf8Bytes(Answers));
        var (status, said) = await Run("setup", "--answers", answers, "--people", answers);
        Assert.Equal(1, status);
        Assert.Contains("is no table", said, StringComparison.Ordinal);
        await using var db = Open();
        Assert.False(await db.Units.AnyAsync());
    }

    [Fact]
    public async Task A_row_that_cannot_be_taken_is_told_and_the_agency_stands_all_the_same()
    {
        Assert.Equal(0, (await Run("migrate")).Status);
        var table = Table(["没有的科", "李试员", "li.drafter", "起草"]);
        var (status, said) = await Run("setup", "--answers", File("answers.json", JsonSerializer.SerializeToUtf8Bytes(Answers)), "--people", File("people.xlsx", table));
        Assert.Equal(1, status);
        Assert.Contains("人员第2行 李试员", said, StringComparison.Ordinal);
        Assert.Contains("没有导入：1行有误", said, StringComparison.Ordinal);
        await using var db = Open();
        Assert.Equal((1, 3), (await db.Units.CountAsync(), await db.Users.CountAsync()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Table(params string[][] people) => SheetReader.Write(new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
    {
        ["科室"] = [["单位名称", "科室名称", "职责", "办公电话"], [Unit, "产业科", "产业政策", ""]],
        ["人员"] = [["单位名称", "科室", "姓名", "账号", "职责"], .. people.Select(person => (string[])[Unit, .. person])],
    });

    private string File(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    private DisclosureDb Open() => TestDatabase.Open(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "disclosure.db")}");

    private async Task<(int Status, string Said)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SetupAnswers).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["OpenDisclosure__DataFolder"] = folder;
        start.Environment["OpenDisclosure__KeysUnencrypted"] = "true";
        start.Environment["OpenDisclosure__PublicOrigin"] = "https://gxj.example.gov.cn";
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
