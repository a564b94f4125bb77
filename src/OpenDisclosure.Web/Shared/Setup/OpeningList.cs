using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Administration;
using OpenDisclosure.Domain.WorkingDays;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Shared.Setup;

/// <summary>The whole check list: what the database knows, and what the program's settings and keys say.</summary>
internal sealed class OpeningList(OpeningCheck check, DisclosureDb db, IOptions<Settings> settings, ScannerState scanner, WorkingDayCalendar calendar, TimeProvider clock)
{
    /// <summary>A mail host, or a folder named for the agency's own dispatch.</summary>
    public const string Mail = "Mail";

    /// <summary>The key of checkpoints is there and has signed, and the keys of cookies are encrypted.</summary>
    public const string Keys = "Keys";

    /// <summary>The year's holidays are in the data.</summary>
    public const string Holidays = "Holidays";

    /// <summary>The virus scanner that was set up answers.</summary>
    public const string Scanner = "Scanner";

    /// <summary>No virus scanner was set up; that is in order, and said.</summary>
    public const string NoScanner = "NoScanner";

    /// <summary>All lines in order.</summary>
    public async Task<IReadOnlyList<OpeningLine>> Lines(CancellationToken cancel)
    {
        var own = settings.Value;
        var signed = File.Exists(own.CheckpointKeyFile) && await db.Checkpoints.AnyAsync(cancel);
        return
        [
            .. await check.Lines(cancel),
            new OpeningLine(Mail, own.Mail.Host.Length > 0 || own.Mail.PickupFolder.Length > 0, []),
            new OpeningLine(Keys, signed && (own.KeyCertificate.Length > 0 || own.KeysUnencrypted), []),
            new OpeningLine(scanner.IsConfigured ? Scanner : NoScanner, await scanner.IsReady(cancel), []),
            new OpeningLine(Holidays, calendar.Knows(BeijingTime.DateOf(clock.GetUtcNow()).Year), []),
        ];
    }
}
