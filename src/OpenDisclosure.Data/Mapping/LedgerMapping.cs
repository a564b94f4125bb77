using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Domain.Auditing;

namespace OpenDisclosure.Data.Mapping;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entry", table =>
        {
            table.HasTrigger("audit_entry_append_only");
            table.HasCheckConstraint(
                "ck_audit_entry_chain",
                "(seq = 0 and prev_seq is null and prev_hash is null) or (seq > 0 and prev_seq is not null and prev_hash is not null and prev_seq = seq - 1)");
        });
        builder.HasKey(entry => entry.Seq);
        builder.Property(entry => entry.Seq).ValueGeneratedNever();
        builder.Property(entry => entry.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.Property(entry => entry.Body).HasMaxLength(AuditEntry.BodyLength);
        builder.HasAlternateKey(entry => new { entry.Seq, entry.EntryHash });
        builder.HasAlternateKey(entry => new { entry.Seq, entry.Act, entry.ContentHash });
        builder.HasAlternateKey(entry => new { entry.Seq, entry.At });
        builder.HasOne<AuditEntry>().WithOne()
            .HasForeignKey<AuditEntry>(entry => new { entry.PrevSeq, entry.PrevHash })
            .HasPrincipalKey<AuditEntry>(entry => new { entry.Seq, entry.EntryHash });
        builder.HasIndex(entry => entry.At);
    }
}

internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("ledger_head", table => table.HasCheckConstraint("ck_ledger_head_one", "id = 1"));
        builder.Property(head => head.Id).ValueGeneratedNever();
        builder.HasOne<AuditEntry>().WithMany()
            .HasForeignKey(head => new { head.TipSeq, head.TipHash })
            .HasPrincipalKey(entry => new { entry.Seq, entry.EntryHash });
    }
}

internal sealed class TreeNodeMapping : IEntityTypeConfiguration<TreeNode>
{
    public void Configure(EntityTypeBuilder<TreeNode> builder)
    {
        builder.ToTable("tree_node", table => table.HasTrigger("tree_node_append_only"));
        builder.HasKey(node => new { node.Level, node.Index });
        builder.Property(node => node.Level).HasColumnName("tree_level");
        builder.Property(node => node.Index).HasColumnName("tree_index");
    }
}

internal sealed class CheckpointMapping : IEntityTypeConfiguration<Checkpoint>
{
    public void Configure(EntityTypeBuilder<Checkpoint> builder)
    {
        builder.ToTable("checkpoint", table => table.HasTrigger("checkpoint_append_only"));
        builder.HasKey(checkpoint => checkpoint.Size);
        builder.Property(checkpoint => checkpoint.Size).ValueGeneratedNever();
        builder.Property(checkpoint => checkpoint.Signature).HasMaxLength(Checkpoint.SignatureLength);
    }
}

internal sealed class NodeMapping : IEntityTypeConfiguration<Node>
{
    public void Configure(EntityTypeBuilder<Node> builder)
    {
        builder.ToTable("node");
        builder.Property(node => node.Id).HasMaxLength(Node.IdLength);
    }
}

internal sealed class JobClaimMapping : IEntityTypeConfiguration<JobClaim>
{
    public void Configure(EntityTypeBuilder<JobClaim> builder)
    {
        builder.ToTable("job_claim");
        builder.HasKey(claim => claim.Name);
        builder.Property(claim => claim.Name).HasMaxLength(JobClaim.NameLength);
        builder.Property(claim => claim.Holder).HasMaxLength(Node.IdLength);
    }
}
