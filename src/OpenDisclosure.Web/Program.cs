using OpenDisclosure.Web.Admin;
using OpenDisclosure.Web.Cli;
using OpenDisclosure.Web.Jobs;
using OpenDisclosure.Web.Security;
using OpenDisclosure.Web.Site;
using OpenDisclosure.Web.Start;

if (Verbs.Find(args) is { } verb)
    return await verb.Run(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddLog();
builder.AddSettings();
builder.AddFaultPoint();
builder.AddDatabase();
builder.AddWebSecurity();
builder.AddPublicSite();
builder.AddAdmin();
builder.AddJobs();

var app = builder.Build();
app.UseProxies();
app.UsePageMemory();
app.UseLog();
app.UseWebSecurity();
app.UseAdmin();
app.UsePublicSite();
app.MapPublicSite();
app.MapAdmin();
app.MapHealth();

return await app.Serve();
