using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using OpenDisclosure.Web.Resources;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>The framework's own refusals in the words of the office: a value that is none, too long, out of range.</summary>
internal sealed class RuleWords : IValidationMetadataProvider
{
    public static void Add(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new RuleWords());
        var words = options.ModelBindingMessageProvider;
        words.SetAttemptedValueIsInvalidAccessor((_, _) => SettingsText.Problem_NotAValue);
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => SettingsText.Problem_NotAValue);
        words.SetUnknownValueIsInvalidAccessor(_ => SettingsText.Problem_NotAValue);
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => SettingsText.Problem_NotAValue);
        words.SetValueIsInvalidAccessor(_ => SettingsText.Problem_NotAValue);
        words.SetValueMustBeANumberAccessor(_ => SettingsText.Problem_NotAValue);
        words.SetNonPropertyValueMustBeANumberAccessor(() => SettingsText.Problem_NotAValue);
        words.SetValueMustNotBeNullAccessor(_ => SettingsText.Problem_Missing);
        words.SetMissingBindRequiredValueAccessor(_ => SettingsText.Problem_Missing);
        words.SetMissingKeyOrValueAccessor(() => SettingsText.Problem_Missing);
        words.SetMissingRequestBodyRequiredValueAccessor(() => SettingsText.Problem_Missing);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(rule => rule.ErrorMessage is null))
        {
            rule.ErrorMessage = rule switch
            {
                MaxLengthAttribute or StringLengthAttribute => SettingsText.Problem_TooLong,
                RangeAttribute => SettingsText.Problem_OutOfRange,
                RequiredAttribute => SettingsText.Problem_Missing,
                _ => SettingsText.Problem_NotAValue,
            };
        }
    }
}
