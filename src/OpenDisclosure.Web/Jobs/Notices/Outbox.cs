using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using OpenDisclosure.Web.Start;

namespace OpenDisclosure.Web.Jobs.Notices;

/// <summary>Where the messages of one round go.</summary>
internal abstract class Outbox : IAsyncDisposable
{
    /// <summary>The mail host of the settings, or the pickup folder when there is none.</summary>
    public static Outbox Of(Settings settings) => settings.Mail.Host.Length > 0 ? new MailHost(settings.Mail) : new PickupFolder(settings.PickupFolder);

    /// <summary>Hands a message over.</summary>
    /// <exception cref="NotHandedOver">It could not be.</exception>
    public abstract Task Send(MimeMessage message, CancellationToken cancel);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A folder that a mail program of the house empties: one file a message, which appears whole or not at all.</summary>
internal sealed class PickupFolder(string folder) : Outbox
{
    public override async Task Send(MimeMessage message, CancellationToken cancel)
    {
        var file = Path.Combine(folder, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture) + ".eml");
        var unfinished = file + ".part";
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                await Write(message, unfinished, cancel);
                File.Move(unfinished, file);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NotHandedOver(failure.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task Write(MimeMessage message, string file, CancellationToken cancel)
    {
        message.Prepare(EncodingConstraint.SevenBit);
        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        await message.WriteToAsync(options, stream, cancel);
        stream.Flush(flushToDisk: true);
    }
}

/// <summary>A mail host, connected for the messages of one round.</summary>
internal sealed class MailHost(MailSettings settings) : Outbox
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    private readonly SmtpClient client = new() { Timeout = (int)TimeLimit.TotalMilliseconds };

    public override async Task Send(MimeMessage message, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeLimit);
        try
        {
            if (!client.IsConnected)
                await Connect(limit.Token);
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refusal)
        {
            var thisOneAlone = refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            throw new NotHandedOver(string.Create(CultureInfo.InvariantCulture, $"{refusal.ErrorCode} {(int)refusal.StatusCode}"), thisOneAlone);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested && IsOfTheWay(failure))
        {
            throw new NotHandedOver(failure.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeLimit);
            if (client.IsConnected)
                await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (IsOfTheWay(failure))
        {
            // The messages are with the host already; it only missed the farewell.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task Connect(CancellationToken cancel)
    {
        await client.ConnectAsync(settings.Host, settings.PortOrDefault, settings.Security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        }, cancel);
        if (settings.User.Length > 0)
            await client.AuthenticateAsync(settings.User, settings.Password, cancel);
    }

    private static bool IsOfTheWay(Exception failure) => failure is IOException or SocketException or TimeoutException or ProtocolException
        or CommandException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or NotSupportedException or OperationCanceledException;
}
