namespace OpenDisclosure.UnitTests.Assets;

public sealed class ContrastTests
{
    private const double Text = 4.5;
    private const double Control = 3.0;

    private static readonly string[] Sheets = ["site.css", "staff.css"];

    private static readonly string[] Grounds = ["--paper", "--surface", "--sunk"];

    private static readonly (string Colour, string Ground)[] TintPairs =
    [
        ("--zhu", "--zhu-tint"), ("--ok", "--ok-tint"), ("--warn", "--warn-tint"),
        ("--ink", "--zhu-tint"), ("--ink", "--ok-tint"), ("--ink", "--warn-tint"), ("--ink", "--link-tint"),
        ("--link", "--link-tint"), ("--link", "--warn-tint"), ("--link", "--zhu-tint"), ("--link", "--ok-tint"),
        ("--ink-2", "--link-tint"), ("--ink-2", "--warn-tint"), ("--ink-2", "--ok-tint"), ("--ink-2", "--zhu-tint"),
        ("--ink-3", "--link-tint"), ("--zhu", "--link-tint"), ("--warn", "--link-tint"), ("--ok", "--link-tint"), ("--zhu", "--warn-tint"),
        ("--on-button", "--button"), ("--on-button", "--button-danger"), ("--on-button", "--link-deep"), ("--paper", "--ink"),
    ];

    public static TheoryData<string, string> Modes()
    {
        var modes = new TheoryData<string, string>();
        foreach (var sheet in Sheets)
            foreach (var mode in new[] { "light", "dark by system", "dark chosen", "elder", "print" })
                modes.Add(sheet, mode);
        return modes;
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Text_stands_out_from_every_ground_it_may_stand_on(string sheet, string mode)
    {
        var tokens = Tokens(sheet, mode);
        string[] colours = ["--ink", "--ink-2", "--ink-3", "--link", "--zhu", "--ok", "--warn"];
        foreach (var colour in colours)
            foreach (var ground in Grounds)
                AtLeast(Text, tokens, colour, ground);
        foreach (var (colour, ground) in TintPairs) AtLeast(Text, tokens, colour, ground);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Borders_of_controls_the_focus_ring_and_chart_series_can_be_seen(string sheet, string mode)
    {
        var tokens = Tokens(sheet, mode);
        foreach (var ground in Grounds.Append("--link-tint")) AtLeast(Control, tokens, "--control", ground);
        AtLeast(Control, tokens, "--focus-ring", "--focus");
        AtLeast(Control, tokens, "--focus", "--link-deep");
        Assert.True(
            Grounds.All(g => Math.Max(Ratio(tokens, "--focus", g), Ratio(tokens, "--focus-ring", g)) >= Control),
            "one of the two colours of the ring must stand out from each ground");
        for (var series = 1; series <= 6; series++) AtLeast(Control, tokens, $"--chart-{series}", "--paper");
    }

    [Theory]
    [InlineData("--ink", "--paper", 15.21)]
    [InlineData("--ink", "--sunk", 13.81)]
    [InlineData("--ink-2", "--paper", 7.66)]
    [InlineData("--ink-3", "--paper", 5.23)]
    [InlineData("--ink-3", "--sunk", 4.75)]
    [InlineData("--link", "--paper", 7.87)]
    [InlineData("--link", "--link-tint", 7.06)]
    [InlineData("--link-deep", "--paper", 11.24)]
    [InlineData("--link-deep", "--on-button", 11.74)]
    [InlineData("--zhu", "--paper", 6.26)]
    [InlineData("--zhu", "--zhu-tint", 5.64)]
    [InlineData("--ok", "--paper", 6.17)]
    [InlineData("--ok", "--ok-tint", 5.61)]
    [InlineData("--warn", "--paper", 5.67)]
    [InlineData("--warn", "--warn-tint", 5.28)]
    [InlineData("--control", "--paper", 3.87)]
    [InlineData("--control", "--sunk", 3.51)]
    [InlineData("--sand", "--link-deep", 4.95)]
    [InlineData("--ink", "--focus", 9.63)]
    [InlineData("--focus", "--link-deep", 7.11)]
    [InlineData("--ink", "--link-tint", 13.64)]
    [InlineData("--link", "--warn-tint", 7.33)]
    public void Light_palette_has_the_published_ratios(string colour, string ground, double ratio) =>
        Published(StyleSheet.Load("site.css").Light(), colour, ground, ratio);

    [Theory]
    [InlineData("--ink", "--paper", 14.43)]
    [InlineData("--ink", "--surface", 13.01)]
    [InlineData("--ink-2", "--paper", 9.62)]
    [InlineData("--ink-3", "--paper", 6.97)]
    [InlineData("--ink-3", "--sunk", 7.32)]
    [InlineData("--link", "--paper", 9.50)]
    [InlineData("--link", "--link-tint", 7.24)]
    [InlineData("--zhu", "--paper", 8.82)]
    [InlineData("--zhu", "--zhu-tint", 7.60)]
    [InlineData("--ok", "--ok-tint", 7.77)]
    [InlineData("--warn", "--warn-tint", 8.69)]
    [InlineData("--control", "--surface", 4.38)]
    [InlineData("--on-button", "--button", 6.86)]
    [InlineData("--on-button", "--button-danger", 7.78)]
    [InlineData("--ink", "--button", 5.49)]
    [InlineData("--on-button", "--link-deep", 16.41)]
    [InlineData("--ink", "--link-tint", 11.00)]
    [InlineData("--link", "--warn-tint", 7.55)]
    public void Dark_palette_has_the_published_ratios(string colour, string ground, double ratio) =>
        Published(StyleSheet.Load("site.css").DarkChosen(), colour, ground, ratio);

    [Fact]
    public void Chart_series_keep_the_published_distance_from_the_page()
    {
        var sheet = StyleSheet.Load("site.css");
        for (var series = 1; series <= 6; series++)
        {
            AtLeast(5.2, sheet.Light(), $"--chart-{series}", "--paper");
            AtLeast(6.9, sheet.DarkChosen(), $"--chart-{series}", "--paper");
        }
    }

    [Fact]
    public void Elder_view_is_ink_on_white() =>
        Published(StyleSheet.Load("site.css").Elder(), "--ink", "--paper", 15.89);

    private static IReadOnlyDictionary<string, string> Tokens(string sheet, string mode)
    {
        var css = StyleSheet.Load(sheet);
        return mode switch
        {
            "light" => css.Light(),
            "dark by system" => css.DarkBySystem(),
            "dark chosen" => css.DarkChosen(),
            "elder" => css.Elder(),
            _ => css.Print(),
        };
    }

    private static double Ratio(IReadOnlyDictionary<string, string> tokens, string colour, string ground) =>
        Colour.Contrast(tokens[colour], tokens[ground]);

    private static void AtLeast(double least, IReadOnlyDictionary<string, string> tokens, string colour, string ground)
    {
        var ratio = Ratio(tokens, colour, ground);
        Assert.True(ratio >= least, $"{colour} {tokens[colour]} on {ground} {tokens[ground]} has {ratio:F2}, needs {least}");
    }

    private static void Published(IReadOnlyDictionary<string, string> tokens, string colour, string ground, double ratio) =>
        Assert.Equal(ratio, Ratio(tokens, colour, ground), 0.011);
}
