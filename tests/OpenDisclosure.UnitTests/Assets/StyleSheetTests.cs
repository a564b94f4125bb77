using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenDisclosure.UnitTests.Assets;

public sealed partial class StyleSheetTests
{
    /// <summary>Type is tighter in the staff area; everything else is shared.</summary>
    private static readonly string[] TypeTokens =
        ["--text", "--leading", "--text-side", "--text-small", "--text-tiny", "--para-gap"];

    public static TheoryData<string> Sheets() => ["site.css", "lists.css", "pages.css", "staff.css"];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_served_sheet_says_what_was_written_in_fewer_bytes(string name)
    {
        string[] parts = name is "lists.css" or "pages.css" ? ["site.css", name] : [name];
        var (written, served) = (parts.Select(StyleSheet.Load).ToList(), StyleSheet.Served(name));
        Assert.True(served.Declarations.Count > 100);
        Assert.Equal(written.SelectMany(sheet => sheet.Declarations).Select(Bare), served.Declarations.Select(Bare));
        Assert.Equal(served.Text.Length, served.Code.Length);
        Assert.InRange(served.Text.Length, 1, written.Sum(sheet => sheet.Text.Length) * 95 / 100);
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void No_rule_names_a_physical_side(string name)
    {
        var sheet = StyleSheet.Load(name);
        var bad = sheet.Declarations
            .Where(d => !d.Context.Contains("@page", StringComparison.Ordinal))
            .Where(d => PhysicalProperty().IsMatch(d.Property) || (SideProperty().IsMatch(d.Property) && PhysicalValue().IsMatch(d.Value)))
            .Select(d => $"{d.Context} {{ {d.Property}: {d.Value} }}");
        Assert.True(sheet.Declarations.Count > 100);
        Assert.Empty(bad);
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Four_sides_are_only_given_at_once_when_both_inline_sides_are_equal(string name)
    {
        var bad = StyleSheet.Load(name).Declarations
            .Where(d => d.Property is "margin" or "padding" or "inset" or "border-width" && !d.Context.Contains("@page", StringComparison.Ordinal))
            .Where(d => d.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var one, _, var other] && one != other);
        Assert.Empty(bad);
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void No_request_leaves_the_site_and_no_web_font_is_loaded(string name)
    {
        var code = StyleSheet.Load(name).Code;
        Assert.DoesNotContain("@import", code, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@font-face", code, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", code, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("//", code, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Every_custom_property_in_use_is_defined(string name)
    {
        var defined = StyleSheet.Load("site.css").Light().Keys.Concat(["--demo"]).ToHashSet();
        var used = Variable().Matches(StyleSheet.Load(name).Code).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Empty(used.Except(defined));
    }

    [Fact]
    public void Both_areas_share_their_tokens_in_every_mode()
    {
        var (site, staff) = (StyleSheet.Load("site.css"), StyleSheet.Load("staff.css"));
        Assert.Equal(Shared(site.Light()), Shared(staff.Light()));
        Assert.Equal(Shared(site.DarkChosen()), Shared(staff.DarkChosen()));
        Assert.Equal(Shared(site.Elder()), Shared(staff.Elder()));
    }

    [Theory]
    [InlineData("site.css")]
    [InlineData("staff.css")]
    public void Dark_by_system_equals_dark_by_choice(string name)
    {
        var sheet = StyleSheet.Load(name);
        Assert.Equal(sheet.DarkBySystem().OrderBy(t => t.Key), sheet.DarkChosen().OrderBy(t => t.Key));
    }

    [Fact]
    public void Elder_view_has_22_pixel_text_60_pixel_targets_and_2_pixel_lines()
    {
        var site = StyleSheet.Load("site.css").Elder();
        Assert.True(Pixels(site["--text"]) >= 22);
        Assert.All(new[] { "--text-side", "--text-small", "--text-tiny" }, t => Assert.True(Pixels(site[t]) >= 18, t));
        Assert.Equal(("60px", "2px", "2px"), (site["--target"], site["--rule"], site["--underline"]));

        var staff = StyleSheet.Load("staff.css");
        var root = staff.Declarations.Single(d => d.Context == "@media screen|:root[data-elder]" && d.Property == "font-size").Value;
        var scale = double.Parse(root.TrimEnd('%'), CultureInfo.InvariantCulture) / 100;
        Assert.True(Pixels(staff.Elder()["--text"]) * scale >= 21.99);
        Assert.Equal("60px", staff.Elder()["--target"]);
    }

    [Theory]
    [InlineData("site.css")]
    [InlineData("staff.css")]
    public void Wishes_of_the_reader_are_honoured(string name)
    {
        var sheet = StyleSheet.Load(name);
        Assert.Equal("44px", sheet.Light()["--target"]);
        string[] wishes = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)", "@media print"];
        Assert.All(wishes, wish => Assert.Contains(sheet.Declarations, d => d.Context.Contains(wish, StringComparison.Ordinal)));
        Assert.DoesNotContain(sheet.Declarations, d => d.Property.StartsWith("animation", StringComparison.Ordinal) && d.Value != "none !important");
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Sizes_of_type_follow_the_reader_and_not_the_pixel(string name)
    {
        var bad = StyleSheet.Load(name).Declarations
            .Where(d => d.Property is "font-size" or "font" && d.Value.Contains("px", StringComparison.Ordinal))
            .Where(d => !d.Context.EndsWith(".chart text", StringComparison.Ordinal));
        Assert.Empty(bad);
    }

    /// <summary>28 characters of 156 mm and 22 lines of 225 mm (GB/T 9704-2012, 5.2).</summary>
    [Fact]
    public void Official_document_prints_22_lines_of_28_characters_between_the_margins()
    {
        var sheet = StyleSheet.Load("site.css");
        Assert.Equal("37mm 26mm 35mm 28mm", sheet.Declarations.Single(d => d.Context == "@page gw" && d.Property == "margin").Value);
        var font = sheet.Declarations.Single(d => d.Context == "@media print|.gw" && d.Property == "font").Value;
        var spacing = sheet.Declarations.Single(d => d.Context == "@media print|.gw .doc" && d.Property == "letter-spacing").Value;
        var type = FontSize().Match(font);
        var (size, line) = (Number(type.Groups[1].Value), Number(type.Groups[2].Value));
        const double PointsPerMillimetre = 72 / 25.4;
        Assert.Equal(28, (int)Math.Round(156 * PointsPerMillimetre / (size + Number(spacing[..^2]))));
        Assert.Equal(22, (int)Math.Floor(225 * PointsPerMillimetre / line));
    }

    private static SortedDictionary<string, string> Shared(IReadOnlyDictionary<string, string> tokens) =>
        new(tokens.Where(t => !TypeTokens.Contains(t.Key)).ToDictionary(t => t.Key, t => t.Value), StringComparer.Ordinal);

    private static double Pixels(string size) =>
        size.EndsWith("rem", StringComparison.Ordinal) ? Number(size[..^3]) * 16 : Number(size[..^2]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(left|right|top|bottom)$|-(left|right|top|bottom)(-|$)|^(min-|max-)?(width|height)$")]
    private static partial Regex PhysicalProperty();

    [GeneratedRegex("^(float|clear|text-align|text-align-last|justify-.*|caption-side|transition|will-change)$")]
    private static partial Regex SideProperty();

    [GeneratedRegex(@"\b(left|right)\b")]
    private static partial Regex PhysicalValue();

    [GeneratedRegex(@"var\((--[\w-]+)")]
    private static partial Regex Variable();

    /// <summary>A declaration without the spaces that mean nothing; those between the parts of a selector or a value stay.</summary>
    private static string Bare(Declaration one) =>
        Needless().Replace(Space().Replace($"{one.Context}{{{one.Property}:{one.Value}", " "), "$1");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@" ?([{};,>|]) ?|(?<=:) ")]
    private static partial Regex Needless();

    [GeneratedRegex(@"^([\d.]+)pt/([\d.]+)pt")]
    private static partial Regex FontSize();
}
