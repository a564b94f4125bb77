using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Data.Accounts;
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
        builder.Property(unit => unit.NumberPrefix).HasMaxLength(20);
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
