using System.Text;

namespace OpenDisclosure.Content.Files;

/// <summary>Finds HTML, SVG and scripts at the beginning of files that should hold none.</summary>
internal static class Markup
{
    /// <summary>Signs that a browser or server would act on a file, wherever they stand in its first kilobyte.</summary>
    private static readonly string[] Anywhere = ["<html", "<script", "<svg", "<iframe", "<!doctype html", "<?php", "<body", "<object", "<embed", "onerror="];

    /// <summary>What makes a browser guess HTML or XML when a text begins with it (WHATWG MIME sniffing).</summary>
    private static readonly string[] AtStart =
        [
            "<head", "<h1", "<div", "<font", "<table", "<a ", "<style", "<title", "<b>", "<br", "<p>", "<p ",
            "<!--", "<!doctype", "<?xml", "<img", "<form", "%pdf", "#!", "mz\u0090",
        ];

    public static bool IsIn(byte[] head, bool isText)
    {
        var text = Encoding.Latin1.GetString(head);
        if (Anywhere.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase)))
            return true;
        var start = text.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n', '\f');
        return isText && AtStart.Any(sign => start.StartsWith(sign, StringComparison.OrdinalIgnoreCase));
    }
}
