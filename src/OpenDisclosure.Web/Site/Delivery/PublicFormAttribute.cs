using Microsoft.AspNetCore.Authorization;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>
/// Marks an address of the public site that is made for one reader: a form with its token, or what is answered to it. Never kept by
/// anyone, and never compressed, for lengths would tell of the token.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublicFormAttribute : Attribute, IAllowAnonymous;
