using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;
using OpenDisclosure.Domain.WorkingDays;

namespace OpenDisclosure.Domain.Messages;

/// <summary>A message as a visitor sends it.</summary>
/// <param name="Kind">What he wants; null when he chose nothing.</param>
/// <param name="Content">His words and how he can be reached.</param>
/// <param name="WantsReply">Whether he wants to be told the answer by his contact too.</param>
/// <param name="Page">The page it is about; empty for none, null when what he typed is no page of this site.</param>
/// <param name="Consents">Whether he agrees to what is done with his data.</param>
public sealed record NewMessage(MessageKind? Kind, MessageContent Content, bool WantsReply, string? Page, bool Consents);

/// <summary>What a message must have.</summary>
public static class MessageRules
{
    /// <summary>Everything that stands against taking a message, in the order of the form.</summary>
    public static IReadOnlyList<Problem> Check(NewMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var problems = new List<Problem>();
        CheckKind(problems, message);
        CheckText(problems, nameof(MessageContent.Subject), message.Content.Subject, MessageContent.SubjectLength, isNeeded: true);
        CheckText(problems, nameof(MessageContent.Text), message.Content.Text, MessageContent.TextLength, isNeeded: true);
        CheckPage(problems, message);
        CheckText(problems, nameof(MessageContent.Name), message.Content.Name, MessageContent.NameLength, isNeeded: false);
        CheckText(problems, nameof(MessageContent.Contact), message.Content.Contact, MessageContent.ContactLength, isNeeded: false);
        if (message.WantsReply && message.Content.Contact.Length == 0)
            problems.Add(new Problem(nameof(MessageContent.Contact), "ContactForReply"));

        // 《个人信息保护法》第十三条、第十七条: told and agreed before anything is kept.
        if (!message.Consents)
            problems.Add(new Problem(nameof(NewMessage.Consents), "ConsentMissing"));
        return problems;
    }

    private static void CheckKind(List<Problem> problems, NewMessage message)
    {
        if (message.Kind is null)
            problems.Add(new Problem(nameof(NewMessage.Kind), "KindMissing"));
        if (message.Kind == MessageKind.Complaint)
            problems.Add(new Problem(nameof(NewMessage.Kind), "ComplaintElsewhere"));
    }

    private static void CheckPage(List<Problem> problems, NewMessage message)
    {
        if (message.Page is null)
            problems.Add(new Problem(nameof(NewMessage.Page), "PageElsewhere"));
        else if (message is { Kind: MessageKind.Fault, Page: "" })
            problems.Add(new Problem(nameof(NewMessage.Page), "PageMissing"));
    }

    private static void CheckText(List<Problem> problems, string field, string text, int longest, bool isNeeded)
    {
        if (text.Length == 0 && isNeeded)
            problems.Add(new Problem(field, field + "Missing"));
        if (text.Length > longest)
            problems.Add(new Problem(field, "TextTooLong", longest, text.Length));
    }
}

/// <summary>How long messages may take and how long they are kept.</summary>
/// <param name="OrdinaryDays">Working days to answer; no law names them, so the agency sets them and the form says them.</param>
/// <param name="ComplexDays">Working days for a complicated matter.</param>
/// <param name="KeptDays">Calendar days after the answer or the end until what is personal is erased.</param>
public sealed record MessageTimes(int OrdinaryDays, int ComplexDays, int KeptDays)
{
    /// <summary>《政府网站发展指引》 (国办发〔2017〕47号): a reported fault is answered within three working days.</summary>
    public const int FaultDays = 3;

    /// <summary>国办秘函〔2019〕19号: a question unanswered for longer fails the whole site.</summary>
    private const int VetoMonths = 3;

    /// <summary>The Beijing date by which a message is to be answered; the day it came is not counted.</summary>
    public DateOnly DueOn(MessageKind kind, DateOnly receivedOn, bool isComplex, WorkingDayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Add(receivedOn, kind == MessageKind.Fault ? FaultDays : isComplex ? ComplexDays : OrdinaryDays);
    }

    /// <summary>The last Beijing date on which an unanswered message does not yet fail the site.</summary>
    public static DateOnly VetoAfter(DateOnly receivedOn) => receivedOn.AddMonths(VetoMonths);

    /// <summary>Unanswered messages that were received before this Beijing date fail the site.</summary>
    public static DateOnly VetoBefore(DateOnly today) => today.AddMonths(-VetoMonths);
}

/// <summary>Who may do what with messages.</summary>
public static class MessageDuties
{
    /// <summary>Whether a person gives messages out: the bureau's own releasers, who are its general office.</summary>
    public static bool MayAssign(IReadOnlySet<Role> roles, bool ofMainUnit)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return ofMainUnit && roles.Contains(Role.Releaser);
    }

    /// <summary>Whether a person may answer what his office was given.</summary>
    public static bool MayAnswer(IReadOnlySet<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Contains(Role.Drafter) || roles.Contains(Role.OfficeHead);
    }
}
