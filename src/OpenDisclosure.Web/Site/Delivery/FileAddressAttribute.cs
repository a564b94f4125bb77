using Microsoft.AspNetCore.Authorization;

namespace OpenDisclosure.Web.Site.Delivery;

/// <summary>Marks an address that everyone may read and that is streamed from the file store: neither cached here nor compressed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FileAddressAttribute : Attribute, IAllowAnonymous;
