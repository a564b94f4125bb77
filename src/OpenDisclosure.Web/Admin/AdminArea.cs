using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Drafting;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Web.Admin.Audit;
using OpenDisclosure.Web.Admin.Calendar;
using OpenDisclosure.Web.Admin.Documents;
using OpenDisclosure.Web.Admin.Drafts;
using OpenDisclosure.Web.Admin.Messages;
using OpenDisclosure.Web.Admin.Previews;
using OpenDisclosure.Web.Admin.Queue;
using OpenDisclosure.Web.Admin.Release;
using OpenDisclosure.Web.Admin.Reviews;
using OpenDisclosure.Web.Admin.Revisions;
using OpenDisclosure.Web.Admin.Session;
using OpenDisclosure.Web.Admin.Setup;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Admin.SiteTexts;
using OpenDisclosure.Web.Admin.Welcome;
using OpenDisclosure.Web.Shared.Setup;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Admin;

/// <summary>The staff area: sign-in, who may do what, and its routes under <c>/admin</c>.</summary>
internal static class AdminArea
{
    public const string Name = "Admin";

    private const int FailuresBeforeLock = 5;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    public static void AddAdmin(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var production = builder.Environment.IsProduction();
        services.AddHolidays();
        services.AddMessages();
        services.AddScoped<CurrentStaff>();
        services.AddScoped<StaffFrame>();
        services.AddSingleton<LastSiteFrame>();
        services.AddScoped<DraftBook>();
        services.AddScoped<SuggestionBook>();
        services.AddScoped<TemplateBook>();
        services.AddScoped<WorkList>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<FileIntake>();
        services.AddScoped<DocumentShelf>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<EarlierVerdicts>();
        services.AddScoped<PresenceDesk>();
        services.AddScoped<ReviewSheets>();
        services.AddScoped<PreviewDesk>();
        services.AddScoped<ReleaseDesk>();
        services.AddScoped<CalendarDesk>();
        services.AddScoped<DueDates>();
        services.AddScoped<MessageDesk>();
        services.AddSignIn(production);
        services.AddIdentityCore<StaffAccount>(Rules)
            .AddEntityFrameworkStores<DisclosureDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<StaffPrincipalFactory>()
            .AddPasswordValidator<CommonPasswords>()
            .AddPasswordValidator<PasswordKinds>()
            .AddDefaultTokenProviders();
        services.AddAdministration();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options => Cookie(options, production))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => HalfwayCookie(options, production))
            // Never signed in with; but a refused stamp signs out of it, and fails when nobody answers to the name.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);

        // A role that was taken away is gone with the next request, not with the next sign-in.
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.Zero;
            options.OnRefreshingPrincipal = KeepSession;
        });
        services.AddAntiforgery(options =>
        {
            StaffCookie.Shape(options.Cookie, "od-forms", production);
            // The public's forms for messages have it too.
            options.Cookie.Path = "/";
        });
        services.Configure<MvcOptions>(options => options.Conventions.Add(new AdminConvention()));
    }

    public static void UseAdmin(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<SetupGate>().Check);
        app.UseMiddleware<StaffHeaders>();
    }

    public static void MapAdmin(this WebApplication app) => app.MapControllers();

    private static void AddAdministration(this IServiceCollection services)
    {
        services.Configure<MvcOptions>(RuleWords.Add);
        services.AddScoped<ManageAccounts>();
        services.AddScoped<GrantRoles>();
        services.AddScoped<EndSessions>();
        services.AddScoped<ManageColumns>();
        services.AddScoped<ManageTopics>();
        services.AddScoped<ManageWords>();
        services.AddScoped<ManageUnits>();
        services.AddScoped<SetUpAgency>();
        services.AddScoped<OpenSite>();
        services.AddScoped<ImportPeople>();
        services.AddScoped<OpeningCheck>();
        services.AddScoped<OpeningList>();
        services.AddScoped<PreparedEmblem>();
        services.AddScoped<FirstPassword>();
        services.AddSingleton<SetupState>();
        services.AddSingleton<SetupGate>();
        services.AddScoped<ManageOrganisation>();
        services.AddScoped<SetNoticeAddress>();
        services.AddScoped<SiteTextShelf>();
        services.AddScoped<EntryWords>();
        services.AddScoped<LedgerReader>();
        services.AddScoped<FullCheck>();
    }

    private static void AddSignIn(this IServiceCollection services, bool production)
    {
        services.AddScoped<SecondFactor>();
        services.AddScoped<FailedAttempts>();
        services.AddScoped<Reauthentication>();
        services.AddScoped<SignInAttempt>();
        services.AddScoped<NewPassword>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<PasswordHistory>();
        services.AddSingleton(provider => new PasswordRules(provider.GetRequiredService<IOptions<Settings>>().Value.Passwords.Profile));
        services.AddScoped<SessionBook>();
        services.AddSignInLimit();

        // Only the sentence of the banner travels in it.
        services.Configure<CookieTempDataProviderOptions>(options => StaffCookie.Shape(options.Cookie, "od-banner", production));
    }

    private static void Rules(IdentityOptions options)
    {
        // Kinds of characters are counted by PasswordKinds, where the profile asks for them.
        options.Password.RequiredLength = PasswordRules.ShortestLength;
        options.Password.RequiredUniqueChars = PasswordRules.DistinctCharacters;
        options.Password.RequireNonAlphanumeric = options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;

        // GB/T 22239-2019 8.1.4.1: a lock after repeated failures.
        options.Lockout.MaxFailedAccessAttempts = FailuresBeforeLock;
        options.Lockout.DefaultLockoutTimeSpan = LockTime;
        options.Lockout.AllowedForNewUsers = true;
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    }

    private static void Cookie(CookieAuthenticationOptions options, bool production)
    {
        StaffCookie.Shape(options.Cookie, "od-staff", production);
        options.ExpireTimeSpan = StaffSession.IdleTime;
        options.SlidingExpiration = true;
        options.LoginPath = "/admin/sign-in";
        options.ReturnUrlParameter = "to";
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = Validate;
    }

    /// <summary>The principal is made anew at each request; its session stays the one of the sign-in.</summary>
    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(StaffPrincipalFactory.Session) is { } key)
            context.NewPrincipal!.Identities.First().AddClaim(new Claim(key.Type, key.Value));
        return Task.CompletedTask;
    }

    /// <summary>Besides the stamp: whoever is not active any more, or whose session is over, is a stranger with his next request.</summary>
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is null)
            return;
        var me = context.HttpContext.RequestServices.GetRequiredService<CurrentStaff>();
        await me.Load(context.Principal, context.HttpContext.RequestAborted);
        if (me.SignedIn)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static void HalfwayCookie(CookieAuthenticationOptions options, bool production)
    {
        StaffCookie.Shape(options.Cookie, "od-staff-halfway", production);
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }
}
