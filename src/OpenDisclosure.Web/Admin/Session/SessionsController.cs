using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Data.Release;
using OpenDisclosure.Web.Admin.Shared;
using OpenDisclosure.Web.Resources;
using OpenDisclosure.Web.Shared;

namespace OpenDisclosure.Web.Admin.Session;

/// <summary>Ends one's own sessions. The page that lists them is that of one's account.</summary>
[Route("admin/account/sessions")]
internal sealed class SessionsController(EndSessions sessions, SessionBook book, SignInManager<StaffAccount> signIn) : StaffController
{
    private const string List = "/admin/account";

    [Staff, HttpPost("{sessionId:long}/ending")]
    public async Task<IActionResult> End(long sessionId)
    {
        if (!await book.Has(Me.StaffId, sessionId, Cancel))
            return NotFound();
        var outcome = await sessions.Own(Actor, sessionId, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(Ended(outcome, SettingsText.Sessions_Ended, SettingsText.Sessions_Gone));
        if (sessionId != Me.SessionId)
            return LocalRedirect(List);
        await signIn.SignOutAsync();
        return RedirectToAction(nameof(SessionController.SignIn), "Session");
    }

    [Staff, HttpPost("others/ending")]
    public async Task<IActionResult> EndOthers()
    {
        var outcome = await sessions.OwnOthers(Actor, Me.SessionId, Cancel);
        if (!outcome.Done)
            return Refused(outcome);
        Say(Ended(outcome, SettingsText.Sessions_OthersEnded, SettingsText.Sessions_NoOthers));
        return LocalRedirect(List);
    }

    private static string Ended(ActOutcome outcome, string sentence, string nothing) =>
        outcome.Seq == 0 ? nothing : Texts.Fill(sentence, Texts.Grouped(outcome.Seq));
}
