using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>A refusal and the id of its field; the id is empty when it is about the whole.</summary>
internal sealed record FieldError(string Id, string Message);

/// <summary>The refusals of a form, in the order in which they were found.</summary>
internal static class FieldErrors
{
    public static IReadOnlyList<FieldError> Of(ModelStateDictionary state) =>
        [.. state.SelectMany(field => field.Value!.Errors.Select(error => new FieldError(IdOf(field.Key), error.ErrorMessage)))];

    /// <summary>The id of the field with a posted name.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
