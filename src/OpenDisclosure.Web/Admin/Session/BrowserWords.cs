using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>What a browser calls itself, in words that its user knows: enough to tell two sessions apart, and no more.</summary>
internal static class BrowserWords
{
    /// <summary>In this order: most browsers also name those that they descend from.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("MicroMessenger", SettingsText.Browser_WeChat), ("QQBrowser", SettingsText.Browser_QQ), ("360SE", SettingsText.Browser_360), ("360EE", SettingsText.Browser_360),
        ("QIHU", SettingsText.Browser_360), ("Qaxbrowser", SettingsText.Browser_Qianxin), ("UOSBrowser", SettingsText.Browser_Uos), ("Edg", "Edge"), ("OPR/", "Opera"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"),
        ("Macintosh", "macOS"), ("UOS", SettingsText.System_Uos), ("Kylin", SettingsText.System_Kylin), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system of a User-Agent.</summary>
    public static string Of(string agent) => Texts.Fill(
        SettingsText.Browser_On, Name(Browsers, agent) ?? SettingsText.Browser_Other, Name(Systems, agent) ?? SettingsText.System_Other);

    private static string? Name((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.OrdinalIgnoreCase)).Name;
}
