using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OpenDisclosure.Content.Text;
using OpenDisclosure.Data;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.Texts;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>Reads lines that people type into settings; what cannot be taken is put beside its field.</summary>
internal sealed class TypedText(ModelStateDictionary state)
{
    /// <summary>The line without spaces around it, in one normal form; empty when it was refused or left empty.</summary>
    public string Line(string field, string label, string? text, int longest, bool required = true)
    {
        var line = TextGuard.Normalise((text ?? "").Trim());
        if (line.Length == 0 && required)
            state.AddModelError(field, Texts.Fill(SettingsText.Problem_Empty, label));
        else if (line.Length > longest)
            state.AddModelError(field, Texts.Fill(SettingsText.Problem_TooLong, label, longest));
        else if (ForbiddenText.In(field, line) is { } found)
            state.AddModelError(field, ProblemText.Of(found));
        else if (line.AsSpan().ContainsAny('\n', '\r', '\t'))
            state.AddModelError(field, SettingsText.Problem_NotAValue);
        return line;
    }

    /// <summary>A whole number within bounds, in any width and with stray spaces; the lower bound when it was refused.</summary>
    public int Number(string field, string label, string? text, int least, int most)
    {
        var plain = Width.Narrow(text ?? "").Trim();
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        state.AddModelError(field, Texts.Fill(SettingsText.Problem_NotANumber, label, least, most));
        return least;
    }

    /// <summary>A Beijing date; the least date when it was refused.</summary>
    public DateOnly Date(string field, string label, string? text)
    {
        if (DateText.Date(text) is { } date)
            return date;
        state.AddModelError(field, string.IsNullOrWhiteSpace(text) ? Texts.Fill(SettingsText.Problem_Empty, label) : ProblemText.Of(new Problem(field, "NoDate")));
        return DateOnly.MinValue;
    }

    /// <summary>A latin key, in lower case and without spaces around it.</summary>
    public static string Key(string? text) => Width.Narrow(text ?? "").Trim().ToLowerInvariant();
}
