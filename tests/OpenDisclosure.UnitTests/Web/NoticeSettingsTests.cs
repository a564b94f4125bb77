using OpenDisclosure.Web.Start;

namespace OpenDisclosure.UnitTests.Web;

/// <summary>Settings of mail and web hook: what is wrong is named, and no secret is.</summary>
public sealed class NoticeSettingsTests
{
    private const string Secret = "an-invented-secret-of-thirty-two-characters";

    [Fact]
    public void Without_settings_nothing_is_wrong()
    {
        Assert.Empty(new MailSettings().Problems());
        Assert.Empty(new WebHookSettings().Problems());
    }

    [Theory]
    [InlineData(MailSecurity.None, 25)]
    [InlineData(MailSecurity.StartTls, 587)]
    [InlineData(MailSecurity.Tls, 465)]
    internal void Each_kind_of_protection_has_its_usual_port(MailSecurity security, int port) =>
        Assert.Equal(port, new MailSettings { Security = security }.PortOrDefault);

    [Theory]
    [InlineData("mail.example.gov.cn", "", "From is needed")]
    [InlineData("mail.example.gov.cn", "notice", "From is no")]
    [InlineData("mail.example.gov.cn", "a@example.gov.cn, b@example.gov.cn", "From is no")]
    [InlineData("", "notice", "From is no")]
    public void A_host_needs_an_address_that_messages_come_from(string host, string from, string wrong) =>
        Assert.Contains(wrong, Assert.Single(new MailSettings { Host = host, From = from }.Problems()), StringComparison.Ordinal);

    [Theory]
    [InlineData("notice@example.gov.cn")]
    [InlineData("示例局 <notice@example.gov.cn>")]
    public void The_sender_may_have_a_name(string from) => Assert.Empty(new MailSettings { Host = "mail.example.gov.cn", From = from }.Problems());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    public void A_port_out_of_range_is_refused(int port) =>
        Assert.Contains("Port", Assert.Single(new MailSettings { Port = port }.Problems()), StringComparison.Ordinal);

    [Fact]
    public void A_password_is_not_sent_in_the_clear_and_stands_in_no_message()
    {
        var wrong = Assert.Single(new MailSettings { Host = "mail.example.gov.cn", From = "a@example.gov.cn", Security = MailSecurity.None, User = "u", Password = Secret }.Problems());
        Assert.Contains("in the clear", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, wrong, StringComparison.Ordinal);
        Assert.Single(new MailSettings { User = "u" }.Problems());
        Assert.Single(new MailSettings { Password = Secret }.Problems());
    }

    [Theory]
    [InlineData("https://oa.example.gov.cn/hook")]
    [InlineData("http://127.0.0.1:8080/hook")]
    [InlineData("http://localhost/hook")]
    [InlineData("http://[::1]/hook")]
    public void A_web_hook_goes_over_https_or_stays_on_this_machine(string address) =>
        Assert.Empty(new WebHookSettings { Address = address, Secret = Secret }.Problems());

    [Theory]
    [InlineData("http://oa.example.gov.cn/hook", Secret)]
    [InlineData("ftp://127.0.0.1/hook", Secret)]
    [InlineData("https://user:word@oa.example.gov.cn/hook", Secret)]
    [InlineData("hook", Secret)]
    [InlineData("https://oa.example.gov.cn/hook", "")]
    [InlineData("https://oa.example.gov.cn/hook", "short")]
    [InlineData("", Secret)]
    public void Another_web_hook_is_refused_without_a_word_of_its_secret(string address, string secret)
    {
        var wrong = Assert.Single(new WebHookSettings { Address = address, Secret = secret }.Problems());
        Assert.DoesNotContain(Secret, wrong, StringComparison.Ordinal);
    }
}
