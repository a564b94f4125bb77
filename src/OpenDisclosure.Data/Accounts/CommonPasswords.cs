using Microsoft.AspNetCore.Identity;

namespace OpenDisclosure.Data.Accounts;

/// <summary>Refuses passwords that everyone tries first, also with digits and marks after them, and those that hold the account's name.</summary>
public sealed class CommonPasswords : IPasswordValidator<StaffAccount>
{
    public const string Common = "PasswordCommon";
    public const string HasAccount = "PasswordHasAccount";

    private const string Resource = "OpenDisclosure.Data.Accounts.common-passwords.txt";
    private const int ShortestName = 3;

    private static readonly HashSet<string> Known = Read();

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var plain = (password ?? "").ToLowerInvariant();
        var errors = new List<IdentityError>();
        if (Known.Contains(plain) || Known.Contains(plain.TrimEnd([.. "0123456789!@#$%^&*._-+=?"])))
            errors.Add(new IdentityError { Code = Common, Description = "The password is common." });
        if (user.UserName is { Length: >= ShortestName } name && plain.Contains(name, StringComparison.OrdinalIgnoreCase))
            errors.Add(new IdentityError { Code = HasAccount, Description = "The password holds the account's name." });
        return Task.FromResult(errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]));
    }

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
