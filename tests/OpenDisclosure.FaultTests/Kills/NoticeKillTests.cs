using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data;
using OpenDisclosure.Data.Release;
using OpenDisclosure.FaultTests.Fixtures;

namespace OpenDisclosure.FaultTests.Kills;

/// <summary>kill -9 while people are told of work that waits: each is told at least once, and never again once that is written down.</summary>
public sealed class NoticeKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<DatabaseProvider, FaultPoint, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<DatabaseProvider, FaultPoint, int, int>();
            foreach (var provider in new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgres })
            {
                cases.Add(provider, FaultPoint.NoticesClaimed, 0, 1);
                cases.Add(provider, FaultPoint.NoticeHandedOver, 1, 2);
                cases.Add(provider, FaultPoint.NoticeWritten, 1, 1);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_notice_is_handed_over_at_least_once_and_written_down_once(DatabaseProvider provider, FaultPoint point, int before, int after)
    {
        await using var site = await Ground.NewSite(provider);
        await using var db = site.Open();
        await db.Users.Where(user => user.UserName == Papers.ContentReviewer).ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, "reviewer@example.gov.cn"));
        await site.Papers.Submitted(urgent: true);
        await site.Launch(point).Dies(Patience);
        Assert.Equal(before, Mails(site));

        // As if the three minutes had passed for which the dead instance holds the work.
        await db.JobClaims.ExecuteDeleteAsync();
        var life = await site.Start();
        Tally.Count(provider, $"notices at {point}", life);
        Assert.True(await Workplace.Until(Patience, () => db.JobClaims.AnyAsync(claim => claim.Name == "waiting-work-mail")));
        Assert.True(await Workplace.Until(Patience, async () => Mails(site) == after && await db.WorkNotices.AnyAsync()), $"{Mails(site)} messages.");
        await Task.Delay(500);
        Assert.Equal(after, Mails(site));
        Assert.Empty(await site.Examination.Violations());
    }

    private static int Mails(Site site) => Directory.Exists(Path.Combine(site.Folder, "mail")) ? Directory.GetFiles(Path.Combine(site.Folder, "mail")).Length : 0;
}
