using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.UnitTests.Web;

public sealed class FaultPointTests
{
    [Theory]
    [InlineData("AfterCommit", FaultPoint.AfterCommit, 1)]
    [InlineData("FileKept:3", FaultPoint.FileKept, 3)]
    public void A_point_is_its_name_and_the_pass_at_which_the_process_dies(string text, FaultPoint point, int pass)
    {
        Assert.True(FaultPoints.TryRead(text, out var read, out var at));
        Assert.Equal((point, pass), (read, at));
    }

    [Theory]
    [InlineData("")]
    [InlineData("aftercommit")]
    [InlineData("3")]
    [InlineData("AfterCommit:0")]
    [InlineData("AfterCommit:-1")]
    [InlineData("AfterCommit:one")]
    [InlineData("AfterCommit:1:2")]
    public void What_is_no_point_is_refused(string text) => Assert.False(FaultPoints.TryRead(text, out _, out _));

    [Fact]
    public void Production_does_not_start_with_a_point_at_which_it_would_die()
    {
        var refused = Assert.Throws<StartRefused>(() => Start("Production", "AfterCommit"));
        Assert.Contains("Production does not start with it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_point_stops_the_start_and_the_names_are_told()
    {
        var refused = Assert.Throws<StartRefused>(() => Start("Staging", "Sometime"));
        Assert.Contains("BeforeCommit", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_setting_nothing_is_armed_and_every_point_is_passed()
    {
        Start("Production", "");
        Assert.All(Enum.GetValues<FaultPoint>(), FaultPoints.Pass);
    }

    private static void Start(string environment, string point)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["OpenDisclosure:FaultPoint"] = point });
        builder.AddFaultPoint();
    }
}
