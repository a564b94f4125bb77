using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Web.Admin.Shared;

/// <summary>The label of a staff route: signed in, with any of the roles. A route without a label is denied and fails the build.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class StaffAttribute : AuthorizeAttribute
{
    public StaffAttribute(params Role[] anyOf)
    {
        AnyOf = anyOf;
        if (anyOf.Length > 0)
            Roles = string.Join(',', anyOf);
    }

    /// <summary>The roles that may enter; none means every member of staff.</summary>
    public IReadOnlyList<Role> AnyOf { get; }
}

/// <summary>The label of the few routes before sign-in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BeforeSignInAttribute : AllowAnonymousAttribute;

/// <summary>
/// Controllers of the staff area belong to its area, every post of theirs carries an antiforgery token, and what the address names
/// comes from the address: a field of the same name does not turn an act to another object.
/// </summary>
internal sealed class AdminConvention : IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        if (!typeof(StaffController).IsAssignableFrom(controller.ControllerType))
            return;
        controller.RouteValues["area"] = AdminArea.Name;
        controller.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
        foreach (var parameter in controller.Actions.SelectMany(action => action.Parameters).Where(IsInAddress))
            (parameter.BindingInfo ??= new BindingInfo()).BindingSource = BindingSource.Path;
    }

    private static bool IsInAddress(ParameterModel parameter) => parameter.Action.Selectors.Concat(parameter.Action.Controller.Selectors)
        .Select(selector => selector.AttributeRouteModel?.Template ?? "")
        .Any(template => template.Contains($"{{{parameter.Name}:", StringComparison.Ordinal) || template.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal));
}
