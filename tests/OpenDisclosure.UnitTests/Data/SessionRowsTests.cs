using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.UnitTests.Data;

public sealed class SessionRowsTests
{
    private static readonly DateTimeOffset Now = new(2022, 11, 22, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_session_has_a_key_of_its_own_as_long_as_the_row_holds() => Assert.Equal(
        Enumerable.Repeat(StaffSession.KeyLength, 100),
        Enumerable.Range(0, 100).Select(_ => SessionRows.Begun(1, "", Now).Key).Distinct().Select(key => key.Length));

    [Fact]
    public void Of_what_a_browser_calls_itself_only_so_much_is_kept_as_the_row_holds()
    {
        Assert.Equal(new string('a', StaffSession.BrowserLength), SessionRows.Begun(1, new string('a', 5000), Now).Browser);
        Assert.Equal("a b", SessionRows.Begun(1, "a\0\u0001 \u202E名b", Now).Browser);
        Assert.Equal("", SessionRows.Begun(1, null, Now).Browser);
    }

    [Fact]
    public void A_session_is_open_until_it_ends_or_is_idle_for_too_long()
    {
        var (fresh, idle, ended) = (Begun(0), Begun(30), Begun(0));
        ended.EndedAt = Now;
        Assert.Equal([fresh], new[] { fresh, idle, ended }.AsQueryable().Open(Now));

        static StaffSession Begun(int minutesAgo) => SessionRows.Begun(1, "", Now.AddMinutes(-minutesAgo));
    }
}
