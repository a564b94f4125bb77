using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Data.Mapping;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Messages;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Privacy;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data;

/// <summary>The staff's context: everything. The public site never sees it; it reads PublishedDb.</summary>
public abstract class DisclosureDb(DbContextOptions options)
    : IdentityUserContext<StaffAccount, long>(options), IDataProtectionKeyContext
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Staff> Staff => Set<Staff>();

    public DbSet<StaffRole> StaffRoles => Set<StaffRole>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    public DbSet<GroupMeeting> GroupMeetings => Set<GroupMeeting>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<RoleProposal> RoleProposals => Set<RoleProposal>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<ActOrigin> ActOrigins => Set<ActOrigin>();

    public DbSet<WorkNotice> WorkNotices => Set<WorkNotice>();

    public DbSet<SiteOpening> SiteOpenings => Set<SiteOpening>();

    public DbSet<Column> Columns => Set<Column>();

    public DbSet<Topic> Topics => Set<Topic>();

    public DbSet<ColumnCounter> ColumnCounters => Set<ColumnCounter>();

    public DbSet<IndexCounter> IndexCounters => Set<IndexCounter>();

    public DbSet<CatalogueEntry> CatalogueEntries => Set<CatalogueEntry>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<DraftContributor> DraftContributors => Set<DraftContributor>();

    public DbSet<DraftFile> DraftFiles => Set<DraftFile>();

    public DbSet<DraftRelation> DraftRelations => Set<DraftRelation>();

    public DbSet<DraftTemplate> DraftTemplates => Set<DraftTemplate>();

    public DbSet<Presence> Presences => Set<Presence>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<RevisionBody> RevisionBodies => Set<RevisionBody>();

    public DbSet<RevisionFile> RevisionFiles => Set<RevisionFile>();

    public DbSet<RevisionScan> RevisionScans => Set<RevisionScan>();

    public DbSet<DraftAnswer> DraftAnswers => Set<DraftAnswer>();

    public DbSet<ListedWord> ListedWords => Set<ListedWord>();

    public DbSet<RevisionRelation> RevisionRelations => Set<RevisionRelation>();

    public DbSet<RevisionStep> RevisionSteps => Set<RevisionStep>();

    public DbSet<RevisionPerson> RevisionPersons => Set<RevisionPerson>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<ContentReview> ContentReviews => Set<ContentReview>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<Clearance> Clearances => Set<Clearance>();

    public DbSet<RevisionPlan> RevisionPlans => Set<RevisionPlan>();

    public DbSet<PreflightCheck> PreflightChecks => Set<PreflightCheck>();

    public DbSet<Suggestion> Suggestions => Set<Suggestion>();

    public DbSet<SuggestionAnswer> SuggestionAnswers => Set<SuggestionAnswer>();

    public DbSet<ReleaseOrder> ReleaseOrders => Set<ReleaseOrder>();

    public DbSet<WithdrawalOrder> WithdrawalOrders => Set<WithdrawalOrder>();

    public DbSet<Publication> Publications => Set<Publication>();

    public DbSet<PublicationFile> PublicationFiles => Set<PublicationFile>();

    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    public DbSet<VersionClosure> VersionClosures => Set<VersionClosure>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<LedgerHead> LedgerHeads => Set<LedgerHead>();

    public DbSet<TreeNode> TreeNodes => Set<TreeNode>();

    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    public DbSet<Node> Nodes => Set<Node>();

    public DbSet<JobClaim> JobClaims => Set<JobClaim>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(DisclosureDb).Assembly);
        Conventions.Complete(builder);
    }
}

/// <summary>The embedded default.</summary>
public sealed class SqliteDisclosureDb(DbContextOptions<SqliteDisclosureDb> options) : DisclosureDb(options);

/// <summary>What most agencies run.</summary>
public sealed class SqlServerDisclosureDb(DbContextOptions<SqlServerDisclosureDb> options) : DisclosureDb(options);

/// <summary>What the integration tests run beside SQLite.</summary>
public sealed class PostgresDisclosureDb(DbContextOptions<PostgresDisclosureDb> options) : DisclosureDb(options);
