using Microsoft.AspNetCore.Mvc;

namespace OpenDisclosure.Benchmarks.Servers;

/// <summary>The one controller of the empty MVC application.</summary>
public sealed class HomeController : Controller
{
    public IActionResult Index() => View();
}
