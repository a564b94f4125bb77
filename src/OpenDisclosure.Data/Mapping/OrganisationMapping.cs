using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Data.Accounts;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Organisation;

namespace OpenDisclosure.Data.Mapping;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("unit");
        builder.Property(unit => unit.Key).HasMaxLength(Unit.KeyLength).IsUnicode(false);
        builder.Property(unit => unit.Name).HasMaxLength(Unit.NameLength);
        builder.Property(unit => unit.CreditCode).HasMaxLength(18).IsUnicode(false);
        builder.Property(unit => unit.NumberPrefix).HasMaxLength(Unit.PrefixLength);
        builder.HasIndex(unit => unit.Key).IsUnique();
    }
}

internal sealed class StaffMapping : IEntityTypeConfiguration<Staff>
{
    public void Configure(EntityTypeBuilder<Staff> builder)
    {
        builder.ToTable("staff");
        builder.Property(staff => staff.Key).HasMaxLength(Staff.KeyLength).IsUnicode(false);
        builder.Property(staff => staff.Name).HasMaxLength(Staff.NameLength);
        builder.Property(staff => staff.Office).HasMaxLength(Staff.OfficeLength);
        builder.HasIndex(staff => staff.Key).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(staff => staff.UnitId);
    }
}

internal sealed class StaffRoleMapping : IEntityTypeConfiguration<StaffRole>
{
    public void Configure(EntityTypeBuilder<StaffRole> builder)
    {
        builder.ToTable("staff_role", table => table.HasCheckConstraint(
            "ck_staff_role_administrator",
            "(administrator_slot is not null and administrator_slot = 1 and role in ('auditor', 'security-administrator', 'system-administrator')) or (administrator_slot is null and role not in ('auditor', 'security-administrator', 'system-administrator'))"));
        builder.HasKey(role => new { role.StaffId, role.Role });

        // 三员分立: one administrative role a person.
        builder.HasIndex(role => new { role.StaffId, role.AdministratorSlot }).IsUnique();
        builder.HasOne<Staff>().WithMany().HasForeignKey(role => role.StaffId);
    }
}

internal sealed class StaffAccountMapping : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.ToTable("staff_account");
        builder.HasOne<Staff>().WithOne().HasForeignKey<StaffAccount>(account => account.StaffId);
        builder.Ignore(account => account.PhoneNumber).Ignore(account => account.PhoneNumberConfirmed);
    }
}

internal sealed class IdentityTablesMapping :
    IEntityTypeConfiguration<IdentityUserClaim<long>>,
    IEntityTypeConfiguration<IdentityUserLogin<long>>,
    IEntityTypeConfiguration<IdentityUserToken<long>>,
    IEntityTypeConfiguration<DataProtectionKey>
{
    private const int KeyXmlLength = 8000;

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder) => builder.ToTable("staff_account_claim");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder) => builder.ToTable("staff_account_login");

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("staff_account_token");
        builder.Property(token => token.Value).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_key");
        builder.Property(key => key.Xml).HasMaxLength(KeyXmlLength);
    }
}

internal sealed class OfficeMapping : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.ToTable("office");
        builder.Property(office => office.Name).HasMaxLength(Office.NameLength);
        builder.Property(office => office.Duties).HasMaxLength(Office.DutiesLength);
        builder.Property(office => office.Telephone).HasMaxLength(Office.TelephoneLength);
        builder.Property(office => office.Version).IsConcurrencyToken();
        builder.HasIndex(office => new { office.UnitId, office.Name }).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(office => office.UnitId);
    }
}

internal sealed class LeadingGroupMapping : IEntityTypeConfiguration<GroupMember>, IEntityTypeConfiguration<GroupMeeting>
{
    public void Configure(EntityTypeBuilder<GroupMember> builder)
    {
        builder.ToTable("group_member", table => table.HasCheckConstraint("ck_group_member", "until_on is null or until_on >= since_on"));
        builder.Property(member => member.Holder).HasMaxLength(GroupMember.HolderLength);
    }

    public void Configure(EntityTypeBuilder<GroupMeeting> builder)
    {
        builder.ToTable("group_meeting");
        builder.Property(meeting => meeting.Subject).HasMaxLength(GroupMeeting.SubjectLength);
        builder.Property(meeting => meeting.Decisions).HasMaxLength(GroupMeeting.DecisionsLength);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absence", table =>
        {
            table.HasCheckConstraint("ck_absence_stand_in", "stand_in_id <> staff_id");
            table.HasCheckConstraint("ck_absence_days", "last_on >= first_on");
        });
        builder.HasOne<Staff>().WithMany().HasForeignKey(absence => absence.StaffId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(absence => absence.StandInId);
    }
}

internal sealed class RoleProposalMapping : IEntityTypeConfiguration<RoleProposal>
{
    public void Configure(EntityTypeBuilder<RoleProposal> builder)
    {
        builder.ToTable("role_proposal", table =>
        {
            // Two persons, and neither is the one who receives the role.
            table.HasCheckConstraint("ck_role_proposal_persons", "proposed_by_id <> staff_id and (decided_by_id is null or (decided_by_id <> staff_id and (outcome = 'refused' or decided_by_id <> proposed_by_id)))");
            table.HasCheckConstraint("ck_role_proposal_decision", "(decided_by_id is null and decided_at is null and outcome is null) or (decided_by_id is not null and decided_at is not null and outcome in ('confirmed', 'refused'))");
        });
        builder.Property(proposal => proposal.Roles).HasMaxLength(RoleProposal.RolesLength).IsUnicode(false);
        builder.HasOne<Staff>().WithMany().HasForeignKey(proposal => proposal.StaffId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(proposal => proposal.ProposedById);
        builder.HasOne<Staff>().WithMany().HasForeignKey(proposal => proposal.DecidedById);
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(proposal => proposal.Seq);
    }
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_session");
        builder.Property(session => session.Key).HasColumnName("session_key").HasMaxLength(StaffSession.KeyLength).IsUnicode(false);
        builder.Property(session => session.Browser).HasMaxLength(StaffSession.BrowserLength);
        builder.HasIndex(session => session.Key).IsUnique();
        builder.HasOne<Staff>().WithMany().HasForeignKey(session => session.StaffId);
    }
}

internal sealed class ActOriginMapping : IEntityTypeConfiguration<ActOrigin>
{
    public void Configure(EntityTypeBuilder<ActOrigin> builder)
    {
        builder.ToTable("act_origin");
        builder.HasKey(origin => origin.Seq);
        builder.Property(origin => origin.Seq).ValueGeneratedNever();
        builder.HasIndex(origin => origin.At);
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(origin => origin.Seq);
    }
}

internal sealed class WorkNoticeMapping : IEntityTypeConfiguration<WorkNotice>
{
    public void Configure(EntityTypeBuilder<WorkNotice> builder)
    {
        builder.ToTable("work_notice");
        builder.HasKey(notice => new { notice.StaffId, notice.Work });
        builder.Property(notice => notice.Work).HasMaxLength(WorkNotice.WorkLength).IsUnicode(false);
        builder.HasOne<Staff>().WithMany().HasForeignKey(notice => notice.StaffId);
    }
}

internal sealed class SiteOpeningMapping : IEntityTypeConfiguration<SiteOpening>
{
    public void Configure(EntityTypeBuilder<SiteOpening> builder)
    {
        builder.ToTable("site_opening", table => table.HasCheckConstraint("ck_site_opening", "step in (1, 2)"));
        builder.HasKey(opening => opening.Step);
        builder.Property(opening => opening.Step).ValueGeneratedNever();
        builder.HasIndex(opening => opening.StaffId).IsUnique();
        builder.HasOne<Staff>().WithMany().HasForeignKey(opening => opening.StaffId);
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(opening => opening.Seq);
    }
}
