using System.Text.RegularExpressions;

namespace OpenDisclosure.UnitTests.Assets;

public sealed partial class ScriptTests
{
    private static readonly string Script = string.Concat(Directory.GetFiles(AssetFiles.Path("js")).Select(File.ReadAllText));

    /// <summary>The sinks that Trusted Types guard, and what a strict policy refuses.</summary>
    [Theory]
    [InlineData("innerHTML")]
    [InlineData("outerHTML")]
    [InlineData("insertAdjacentHTML")]
    [InlineData("document.write")]
    [InlineData("parseFromString")]
    [InlineData("createContextualFragment")]
    [InlineData("insertHTML")]
    [InlineData("srcdoc")]
    [InlineData("eval(")]
    [InlineData("new Function")]
    [InlineData("import(")]
    [InlineData(".style.")]
    [InlineData("cssText")]
    public void Script_uses_nothing_a_strict_policy_refuses(string sink) =>
        Assert.DoesNotContain(sink, Script, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Script_names_no_host() => Assert.DoesNotMatch(Host(), Script);

    [Fact]
    public void Words_for_people_come_from_the_page_and_not_from_the_script() =>
        Assert.DoesNotMatch(Han(), Comments().Replace(Script, " "));

    [Fact]
    public void Images_are_drawings_without_script_or_outside_reference()
    {
        var images = Directory.GetFiles(AssetFiles.Path("img"));
        Assert.NotEmpty(images);
        Assert.All(images, image =>
        {
            Assert.Equal(".svg", Path.GetExtension(image));
            var text = File.ReadAllText(image).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.DoesNotMatch(Active(), text);
        });
    }

    [GeneratedRegex(@"https?://\w")]
    private static partial Regex Host();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();

    [GeneratedRegex(@"/\*.*?\*/|(?m:^\s*//.*$)", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"<script|href|https?:|\son\w+=|style=", RegexOptions.IgnoreCase)]
    private static partial Regex Active();
}
