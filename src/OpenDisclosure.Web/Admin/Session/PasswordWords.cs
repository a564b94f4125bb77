using System.Globalization;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>The rules of passwords in words.</summary>
internal static class PasswordWords
{
    /// <summary>What is asked of a new one.</summary>
    public static string Rules(PasswordRules rules) => rules.AreOfLevel3 ? SettingsText.Password_RulesLevel3 : SettingsText.Password_RulesLength;

    /// <summary>Why a person is led to the page for a new one; null when he came of his own accord.</summary>
    public static string? Reason(PasswordRules rules, bool mustChange, DateTimeOffset? setAt) => (mustChange, setAt) switch
    {
        (false, _) => null,
        (_, not null) => SettingsText.Password_Expired,
        _ => rules.AreOfLevel3 ? SettingsText.Password_Undated : SettingsText.Password_MustChange,
    };

    /// <summary>How old one's own is, and until when it is good.</summary>
    public static string Age(PasswordRules rules, DateTimeOffset? setAt)
    {
        if (setAt is not { } instant)
            return SettingsText.Account_PasswordUndated;
        var day = Texts.Iso(BeijingTime.DateOf(instant));
        return rules.GoodUntil(instant) is { } until
            ? Texts.Fill(SettingsText.Account_PasswordUntil, day, Texts.Minute(BeijingTime.Of(until)))
            : Texts.Fill(SettingsText.Account_PasswordSince, day);
    }

    /// <summary>What is wrong with one.</summary>
    public static string Wrong(string code, PasswordRules rules) =>
        SettingsText.ResourceManager.GetString("Password_" + code, CultureInfo.InvariantCulture) ?? Rules(rules);
}
