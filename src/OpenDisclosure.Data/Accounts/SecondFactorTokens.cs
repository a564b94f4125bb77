namespace OpenDisclosure.Data.Accounts;

/// <summary>Names under which an account's second factor is stored.</summary>
public static class SecondFactorTokens
{
    public const string Provider = "open-disclosure";
    public const string Secret = "totp";
    public const string RecoveryCodes = "recovery-codes";
}
