using Microsoft.AspNetCore.Http;
using OpenDisclosure.Web.Admin.Session;

namespace OpenDisclosure.UnitTests.Web;

public sealed class StaffCookieTests
{
    [Fact]
    public void In_production_a_cookie_of_the_staff_is_bound_to_its_host_and_to_HTTPS()
    {
        var cookie = new CookieBuilder();
        StaffCookie.Shape(cookie, "od-staff", production: true);
        Assert.Equal(("__Host-od-staff", "/", CookieSecurePolicy.Always), (cookie.Name, cookie.Path, cookie.SecurePolicy));
        Assert.Null(cookie.Domain);
        Assert.Equal((true, SameSiteMode.Strict), (cookie.HttpOnly, cookie.SameSite));
    }

    [Fact]
    public void Elsewhere_it_stays_below_the_staff_area_so_that_plain_HTTP_on_ones_own_machine_works()
    {
        var cookie = new CookieBuilder();
        StaffCookie.Shape(cookie, "od-staff", production: false);
        Assert.Equal(("od-staff", "/admin", CookieSecurePolicy.SameAsRequest), (cookie.Name, cookie.Path, cookie.SecurePolicy));
        Assert.Equal((true, SameSiteMode.Strict), (cookie.HttpOnly, cookie.SameSite));
    }
}
