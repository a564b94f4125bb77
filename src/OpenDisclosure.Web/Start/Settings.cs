using System.ComponentModel.DataAnnotations;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Programs;

namespace OpenDisclosure.Web.Start;

/// <summary>The program's settings, section <c>OpenDisclosure</c>. Checked at start, with a clear message.</summary>
internal sealed class Settings : IValidatableObject
{
    public const string Section = "OpenDisclosure";

    /// <summary>Which database: Sqlite, SqlServer or Postgres.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>Connection of the staff's side; on SQLite, empty means a file in <see cref="DataFolder"/>.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Connection of the public's side, with a login that may read the published views alone; empty means the same as the staff's.</summary>
    public string PublicConnection { get; init; } = "";

    /// <summary>Where files, keys and the SQLite database stand.</summary>
    [Required]
    public string DataFolder { get; init; } = "App_Data";

    /// <summary>The public origin, such as https://gxj.example.gov.cn: absolute addresses come from here, never from a request.</summary>
    [Required]
    [Url]
    public string PublicOrigin { get; init; } = "http://localhost:5080";

    /// <summary>Whether a one-time code is asked at sign-in. In Production it is, unless this says otherwise.</summary>
    public bool? RequireSecondFactor { get; init; }

    /// <summary>Which rules passwords follow.</summary>
    public PasswordSettings Passwords { get; init; } = new();

    /// <summary>Largest picture, sound or film, in megabytes.</summary>
    [Range(1, 4096)]
    public int MediaLimitMegabytes { get; init; } = 300;

    /// <summary>For how many hours pages in memory are sent, marked, while the database does not answer; 0 means never.</summary>
    [Range(0, 24)]
    public int StaleHours { get; init; } = 24;

    /// <summary>Whether the schema is brought up to date at start; on servers an administrator does it with the verb.</summary>
    public bool? MigrateAtStart { get; init; }

    /// <summary>Addresses of proxies in front, whose forwarding headers are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Whether an empty database gets the demonstration at start; unset means in Development alone.</summary>
    public bool? Demonstration { get; init; }

    /// <summary>Whether the demonstration holds the whole year that its annual report tells of, or the last weeks alone.</summary>
    public bool DemonstrationYear { get; init; } = true;

    /// <summary>A PKCS#12 file that the keys of cookies and forms are encrypted with in the database.</summary>
    public string KeyCertificate { get; init; } = "";

    /// <summary>Password of <see cref="KeyCertificate"/>.</summary>
    public string KeyCertificatePassword { get; init; } = "";

    /// <summary>Says that the keys may stand in the database unencrypted; Production starts with this or with a certificate.</summary>
    public bool KeysUnencrypted { get; init; }

    /// <summary>Mail about waiting work.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>Another system that is told of waiting work.</summary>
    public WebHookSettings WebHook { get; init; } = new();

    /// <summary>The socket of ClamAV's daemon: a full path, or host:port. Empty means that uploads are not scanned for viruses.</summary>
    public string VirusScanner { get; init; } = "";

    /// <summary>Programs that read what this one cannot.</summary>
    public ProgramSettings Programs { get; init; } = new();

    /// <summary>Messages of visitors.</summary>
    public MessageSettings Messages { get; init; } = new();

    /// <summary>Where mail stands when there is no mail host.</summary>
    public string PickupFolder => Mail.PickupFolder.Length > 0 ? Mail.PickupFolder : Path.Combine(DataFolder, "mail");

    /// <summary>Where the files of documents stand.</summary>
    public string StoreFolder => Path.Combine(DataFolder, "store");

    /// <summary>Where the index of the public search stands. It is made of what is live, and may be deleted while the program rests.</summary>
    public string SearchFolder => Path.Combine(DataFolder, "search");

    /// <summary>The private key that checkpoints are signed with, PEM.</summary>
    public string CheckpointKeyFile => Path.Combine(DataFolder, "keys", "checkpoint.pem");

    /// <summary>First line of every checkpoint: the host of the public origin.</summary>
    public string LogOrigin => new Uri(PublicOrigin).Host;

    /// <summary>The SQLite file when no connection is given.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, "disclosure.db");

    /// <summary>The connection, or that to the SQLite file.</summary>
    public string ConnectionOrDefault => Connection.Length > 0 || Provider != DatabaseProvider.Sqlite
        ? Connection
        : $"Data Source={DatabaseFile}";

    /// <summary>The public's connection, or the staff's.</summary>
    public string PublicConnectionOrDefault => PublicConnection.Length > 0 ? PublicConnection : ConnectionOrDefault;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider != DatabaseProvider.Sqlite && Connection.Length == 0)
            yield return new ValidationResult($"{Section}:Connection is needed for {Provider}.", [nameof(Connection)]);
        foreach (var problem in Mail.Problems())
            yield return new ValidationResult(problem, [nameof(Mail)]);
        foreach (var problem in WebHook.Problems())
            yield return new ValidationResult(problem, [nameof(WebHook)]);
        if (VirusScanner.Length > 0 && !Data.Files.VirusScanner.IsAddress(VirusScanner))
            yield return new ValidationResult($"{Section}:{nameof(VirusScanner)} is a full path of a socket, or host:port.", [nameof(VirusScanner)]);
        foreach (var problem in Messages.Problems())
            yield return new ValidationResult(problem, [nameof(Messages)]);
        if (!Enum.IsDefined(Passwords.Profile))
            yield return new ValidationResult($"{Section}:Passwords:Profile is {string.Join(" or ", Enum.GetNames<PasswordProfile>())}.", [nameof(Passwords)]);
    }
}

/// <summary>Rules of passwords, section <c>OpenDisclosure:Passwords</c>.</summary>
internal sealed class PasswordSettings
{
    /// <summary>Length or Level3.</summary>
    public PasswordProfile Profile { get; init; } = PasswordProfile.Length;
}

/// <summary>Programs beside this one, section <c>OpenDisclosure:Programs</c>: a name on the search path, a full path, or <see cref="Off"/>.</summary>
internal sealed class ProgramSettings
{
    private const string Off = "off";

    /// <summary>LibreOffice, for doc, xls, ppt, wps and et.</summary>
    public string Office { get; init; } = ReadingPrograms.Usual.Office;

    /// <summary>pdftoppm of poppler, for pages of a PDF that are pictures.</summary>
    public string PageDrawer { get; init; } = ReadingPrograms.Usual.PageDrawer;

    /// <summary>Tesseract with its data chi_sim, for the same pages.</summary>
    public string PageReader { get; init; } = ReadingPrograms.Usual.PageReader;

    /// <summary>The programs without those that are switched off.</summary>
    public ReadingPrograms Chosen => new(Choose(Office), Choose(PageDrawer), Choose(PageReader));

    private static string Choose(string program) => program == Off ? "" : program;
}
