using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenDisclosure.Domain.Auditing;
using OpenDisclosure.Domain.Catalogue;
using OpenDisclosure.Domain.Organisation;
using OpenDisclosure.Domain.Publishing;

namespace OpenDisclosure.Data.Mapping;

/// <summary>The keys that every act row carries: the bytes it is about, the person in his duty, and the entry that names it.</summary>
internal static class ActKeys
{
    public static void OnBytes<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> revisionAndHash)
        where T : class => builder.HasOne<Revision>().WithMany()
            .HasForeignKey(revisionAndHash).HasPrincipalKey(revision => new { revision.Id, revision.ContentHash });

    public static void ByPerson<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> revisionStaffAndDuty)
        where T : class => builder.HasOne<RevisionPerson>().WithMany()
            .HasForeignKey(revisionStaffAndDuty).HasPrincipalKey(person => new { person.RevisionId, person.StaffId, person.Duty });

    public static void AsEntry<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> seqActAndHash)
        where T : class => builder.HasOne<AuditEntry>().WithMany()
            .HasForeignKey(seqActAndHash).HasPrincipalKey(entry => new { entry.Seq, entry.Act, entry.ContentHash });

    public static void Submitted<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> revision)
        where T : class => builder.HasOne<Submission>().WithMany().HasForeignKey(revision);
}

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submission", table =>
        {
            table.HasTrigger("submission_append_only");
            table.HasTrigger("submission_complete");
            table.HasCheckConstraint("ck_submission", "duty = 'author' and act = 'submitted'");
        });
        builder.HasKey(submission => submission.RevisionId);
        builder.Property(submission => submission.RevisionId).ValueGeneratedNever();
        builder.Property(submission => submission.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasIndex(submission => submission.Seq).IsUnique();
        builder.OnBytes(submission => new { submission.RevisionId, submission.ContentHash });
        builder.ByPerson(submission => new { submission.RevisionId, submission.SubmitterId, submission.Duty });
        builder.AsEntry(submission => new { submission.Seq, submission.Act, submission.ContentHash });
    }
}

internal sealed class ContentReviewMapping : IEntityTypeConfiguration<ContentReview>
{
    public void Configure(EntityTypeBuilder<ContentReview> builder)
    {
        builder.ToTable("content_review", table =>
        {
            table.HasTrigger("content_review_append_only");
            table.HasCheckConstraint("ck_content_review", "step between 1 and 3 and act = 'content-reviewed' and outcome in ('passed', 'returned') and duty in ('content-reviewer', 'releaser')");
            table.HasCheckConstraint(
                "ck_content_review_order",
                "(step = 1 and prev_step is null and prev_outcome is null) or (step > 1 and prev_step is not null and prev_outcome is not null and prev_step = step - 1 and prev_outcome = 'passed')");
        });
        builder.HasKey(review => new { review.RevisionId, review.Step });
        builder.Property(review => review.Note).HasMaxLength(ContentReview.NoteLength);
        builder.Property(review => review.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasAlternateKey(review => new { review.RevisionId, review.Step, review.Outcome });
        builder.HasIndex(review => new { review.RevisionId, review.ReviewerId }).IsUnique();
        builder.HasIndex(review => review.Seq).IsUnique();
        builder.Submitted(review => review.RevisionId);
        builder.OnBytes(review => new { review.RevisionId, review.ContentHash });
        builder.ByPerson(review => new { review.RevisionId, review.ReviewerId, review.Duty });
        builder.AsEntry(review => new { review.Seq, review.Act, review.ContentHash });
        builder.HasOne<RevisionStep>().WithMany()
            .HasForeignKey(review => new { review.RevisionId, review.Step, review.Duty })
            .HasPrincipalKey(step => new { step.RevisionId, step.Step, step.Duty });
        builder.HasOne<ContentReview>().WithMany()
            .HasForeignKey(review => new { review.RevisionId, review.PrevStep, review.PrevOutcome })
            .HasPrincipalKey(review => new { review.RevisionId, review.Step, review.Outcome });
    }
}

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("referral", table =>
        {
            table.HasTrigger("referral_append_only");
            table.HasCheckConstraint("ck_referral", "duty = 'confidentiality-reviewer' and act = 'referred'");
        });
        builder.Property(referral => referral.ReferredTo).HasMaxLength(Referral.BodyLength);
        builder.Property(referral => referral.Question).HasMaxLength(Referral.QuestionLength);
        builder.Property(referral => referral.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasIndex(referral => referral.Seq).IsUnique();
        builder.Submitted(referral => referral.RevisionId);
        builder.OnBytes(referral => new { referral.RevisionId, referral.ContentHash });
        builder.ByPerson(referral => new { referral.RevisionId, referral.ReviewerId, referral.Duty });
        builder.AsEntry(referral => new { referral.Seq, referral.Act, referral.ContentHash });
    }
}

internal sealed class ClearanceMapping : IEntityTypeConfiguration<Clearance>
{
    public void Configure(EntityTypeBuilder<Clearance> builder)
    {
        builder.ToTable("clearance", table =>
        {
            table.HasTrigger("clearance_append_only");
            table.HasCheckConstraint("ck_clearance", "duty = 'confidentiality-reviewer' and act = 'verdict' and outcome in ('cleared', 'on-request', 'refused', 'returned')");
        });
        builder.Property(clearance => clearance.Ground).HasMaxLength(Clearance.GroundLength);
        builder.Property(clearance => clearance.Note).HasMaxLength(Clearance.NoteLength);
        builder.Property(clearance => clearance.Findings).HasMaxLength(Clearance.FindingsLength);
        builder.Property(clearance => clearance.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasIndex(clearance => clearance.RevisionId).IsUnique();
        builder.HasAlternateKey(clearance => new { clearance.Id, clearance.RevisionId, clearance.ContentHash, clearance.Outcome });
        builder.HasIndex(clearance => clearance.Seq).IsUnique();
        builder.Submitted(clearance => clearance.RevisionId);
        builder.OnBytes(clearance => new { clearance.RevisionId, clearance.ContentHash });
        builder.ByPerson(clearance => new { clearance.RevisionId, clearance.ReviewerId, clearance.Duty });
        builder.AsEntry(clearance => new { clearance.Seq, clearance.Act, clearance.ContentHash });
    }
}

internal sealed class SuggestionMapping : IEntityTypeConfiguration<Suggestion>, IEntityTypeConfiguration<SuggestionAnswer>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder)
    {
        builder.ToTable("suggestion", table =>
        {
            table.HasTrigger("suggestion_append_only");
            table.HasCheckConstraint(
                "ck_suggestion", "(duty = 'content-reviewer' and act = 'content-reviewed') or (duty = 'confidentiality-reviewer' and act = 'verdict')");
        });
        builder.HasKey(suggestion => suggestion.RevisionId);
        builder.Property(suggestion => suggestion.RevisionId).ValueGeneratedNever();
        builder.Property(suggestion => suggestion.Text).HasMaxLength(SuggestedText.Length);
        builder.Property(suggestion => suggestion.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasIndex(suggestion => suggestion.Seq).IsUnique();
        builder.Submitted(suggestion => suggestion.RevisionId);
        builder.OnBytes(suggestion => new { suggestion.RevisionId, suggestion.ContentHash });
        builder.ByPerson(suggestion => new { suggestion.RevisionId, suggestion.ReviewerId, suggestion.Duty });
        builder.AsEntry(suggestion => new { suggestion.Seq, suggestion.Act, suggestion.ContentHash });
    }

    public void Configure(EntityTypeBuilder<SuggestionAnswer> builder)
    {
        builder.ToTable("suggestion_answer", table =>
        {
            table.HasTrigger("suggestion_answer_append_only");
            table.HasCheckConstraint("ck_suggestion_answer", "outcome in ('adopted', 'declined')");
        });
        builder.HasKey(answer => answer.RevisionId);
        builder.Property(answer => answer.RevisionId).ValueGeneratedNever();
        builder.HasOne<Suggestion>().WithOne().HasForeignKey<SuggestionAnswer>(answer => answer.RevisionId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(answer => answer.StaffId);
    }
}

internal sealed class ReleaseOrderMapping : IEntityTypeConfiguration<ReleaseOrder>
{
    public void Configure(EntityTypeBuilder<ReleaseOrder> builder)
    {
        builder.ToTable("release_order", table =>
        {
            table.HasTrigger("release_order_only_cancelled");
            table.HasCheckConstraint("ck_release_order", "duty = 'releaser' and act = 'ordered'");
            table.HasCheckConstraint("ck_release_order_bundle", "bundle_seq <= seq");
        });
        builder.Property(order => order.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasIndex(order => order.RevisionId).IsUnique().HasFilter("cancelled_seq is null");
        builder.HasIndex(order => order.ReleaseAt);
        builder.HasIndex(order => order.BundleSeq);
        builder.HasIndex(order => order.Seq).IsUnique();
        builder.OnBytes(order => new { order.RevisionId, order.ContentHash });
        builder.ByPerson(order => new { order.RevisionId, order.ReleaserId, order.Duty });
        builder.AsEntry(order => new { order.Seq, order.Act, order.ContentHash });
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(order => order.CancelledSeq);
    }
}

internal sealed class RevisionPlanMapping : IEntityTypeConfiguration<RevisionPlan>
{
    public void Configure(EntityTypeBuilder<RevisionPlan> builder)
    {
        builder.ToTable("revision_plan");
        builder.HasKey(plan => plan.RevisionId);
        builder.Property(plan => plan.RevisionId).ValueGeneratedNever();
        builder.HasOne<Revision>().WithMany().HasForeignKey(plan => plan.RevisionId);
        builder.HasIndex(plan => plan.PlannedAt);
    }
}

internal sealed class PreflightCheckMapping : IEntityTypeConfiguration<PreflightCheck>
{
    public void Configure(EntityTypeBuilder<PreflightCheck> builder)
    {
        builder.ToTable("preflight_check");
        builder.HasKey(check => new { check.DocumentId, check.ReleaseAt, check.Call });
        builder.Property(check => check.Problem).HasMaxLength(PreflightCheck.ProblemLength).IsUnicode(false);
        builder.HasOne<Document>().WithMany().HasForeignKey(check => check.DocumentId);
    }
}

internal sealed class WithdrawalOrderMapping : IEntityTypeConfiguration<WithdrawalOrder>
{
    public void Configure(EntityTypeBuilder<WithdrawalOrder> builder)
    {
        builder.ToTable("withdrawal_order", table =>
        {
            table.HasTrigger("withdrawal_order_only_ends");
            table.HasCheckConstraint("ck_withdrawal_order", "act = 'withdrawal-ordered'");
        });
        builder.Property(order => order.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasIndex(order => order.DocumentId).IsUnique().HasFilter("ended_seq is null");
        builder.HasIndex(order => order.WithdrawAt);
        builder.HasIndex(order => order.Seq).IsUnique();
        builder.HasOne<Document>().WithMany().HasForeignKey(order => order.DocumentId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(order => order.ById);
        builder.AsEntry(order => new { order.Seq, order.Act, order.ContentHash });
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(order => order.EndedSeq);
    }
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("publication", table =>
        {
            table.HasTrigger("publication_update");
            table.HasTrigger("publication_delete");
            table.HasTrigger("publication_insert");
            table.HasCheckConstraint("ck_publication", "duty = 'releaser' and act = 'released' and outcome = 'cleared' and review_outcome = 'passed' and state in ('live', 'superseded', 'withdrawn')");
            table.HasCheckConstraint("ck_publication_end", "(state = 'live' and ended_seq is null) or (state <> 'live' and ended_seq is not null)");
        });
        builder.Property(publication => publication.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.Property(publication => publication.DocumentNumberKey).HasMaxLength(DocumentNumber.Length);
        builder.HasAlternateKey(publication => new { publication.Id, publication.RevisionId });
        builder.HasAlternateKey(publication => new { publication.Id, publication.ContentHash });
        builder.HasIndex(publication => publication.ClearanceId).IsUnique();
        builder.HasIndex(publication => publication.Seq).IsUnique();
        builder.HasIndex(publication => publication.EndedSeq).IsUnique();
        builder.HasIndex(publication => publication.DocumentId).IsUnique().HasFilter("state = 'live'");
        builder.HasIndex(publication => new { publication.DocumentId, publication.Seq });
        builder.HasIndex(publication => publication.DocumentNumberKey).IsUnique().HasFilter("state = 'live' and document_number_key is not null");
        builder.HasIndex(publication => new { publication.ColumnId, publication.FirstPublishedAt, publication.Id })
            .IsDescending(false, true, true).HasFilter("state = 'live'");
        builder.HasIndex(publication => new { publication.FirstPublishedAt, publication.Id }).IsDescending(true, true).HasFilter("state = 'live'");
        builder.HasOne<Clearance>().WithMany()
            .HasForeignKey(publication => new { publication.ClearanceId, publication.RevisionId, publication.ContentHash, publication.Outcome })
            .HasPrincipalKey(clearance => new { clearance.Id, clearance.RevisionId, clearance.ContentHash, clearance.Outcome });
        builder.HasOne<Revision>().WithMany()
            .HasForeignKey(publication => new { publication.RevisionId, publication.DocumentId })
            .HasPrincipalKey(revision => new { revision.Id, revision.DocumentId });
        builder.HasOne<Revision>().WithMany()
            .HasForeignKey(publication => new { publication.RevisionId, publication.ReviewSteps })
            .HasPrincipalKey(revision => new { revision.Id, revision.ReviewSteps });
        builder.HasOne<Revision>().WithMany()
            .HasForeignKey(publication => new { publication.RevisionId, publication.ColumnId })
            .HasPrincipalKey(revision => new { revision.Id, revision.ColumnId });
        builder.HasOne<ContentReview>().WithMany()
            .HasForeignKey(publication => new { publication.RevisionId, publication.ReviewSteps, publication.ReviewOutcome })
            .HasPrincipalKey(review => new { review.RevisionId, review.Step, review.Outcome });
        builder.ByPerson(publication => new { publication.RevisionId, publication.ReleaserId, publication.Duty });
        builder.AsEntry(publication => new { publication.Seq, publication.Act, publication.ContentHash });
        builder.HasOne<AuditEntry>().WithMany()
            .HasForeignKey(publication => new { publication.Seq, publication.PublishedAt }).HasPrincipalKey(entry => new { entry.Seq, entry.At });
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(publication => publication.EndedSeq);
    }
}

internal sealed class PublicationFileMapping : IEntityTypeConfiguration<PublicationFile>
{
    public void Configure(EntityTypeBuilder<PublicationFile> builder)
    {
        builder.ToTable("publication_file", table => table.HasTrigger("publication_file_append_only"));
        builder.HasKey(file => new { file.PublicationId, file.Ordinal });
        builder.Property(file => file.Name).HasMaxLength(DraftFile.NameLength);
        builder.HasIndex(file => file.Sha256);
        builder.HasOne<Publication>().WithMany()
            .HasForeignKey(file => new { file.PublicationId, file.RevisionId })
            .HasPrincipalKey(publication => new { publication.Id, publication.RevisionId });
        builder.HasOne<RevisionFile>().WithMany()
            .HasForeignKey(file => new { file.RevisionId, file.Ordinal, file.Sha256, file.Name })
            .HasPrincipalKey(file => new { file.RevisionId, file.Ordinal, file.Sha256, file.Name });
    }
}

internal sealed class WithdrawalMapping : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.ToTable("withdrawal", table =>
        {
            table.HasTrigger("withdrawal_append_only");
            table.HasCheckConstraint("ck_withdrawal", "act in ('withdrawn', 'taken-down', 'superseded') and kind in ('gone', 'moved', 'kept')");
            table.HasCheckConstraint("ck_withdrawal_target", "(kind = 'moved' and target_id is not null) or (kind <> 'moved' and target_id is null)");
        });
        builder.HasKey(withdrawal => withdrawal.PublicationId);
        builder.Property(withdrawal => withdrawal.PublicationId).ValueGeneratedNever();
        builder.Property(withdrawal => withdrawal.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasOne<Publication>().WithMany()
            .HasForeignKey(withdrawal => new { withdrawal.PublicationId, withdrawal.ContentHash })
            .HasPrincipalKey(publication => new { publication.Id, publication.ContentHash });
        builder.HasOne<Document>().WithMany().HasForeignKey(withdrawal => withdrawal.TargetId);
        builder.HasOne<Staff>().WithMany().HasForeignKey(withdrawal => withdrawal.ById);
        builder.AsEntry(withdrawal => new { withdrawal.Seq, withdrawal.Act, withdrawal.ContentHash });
    }
}

internal sealed class VersionClosureMapping : IEntityTypeConfiguration<VersionClosure>
{
    public void Configure(EntityTypeBuilder<VersionClosure> builder)
    {
        builder.ToTable("version_closure", table =>
        {
            table.HasTrigger("version_closure_append_only");
            table.HasCheckConstraint("ck_version_closure", "act = 'version-closed'");
        });
        builder.HasKey(closure => closure.PublicationId);
        builder.Property(closure => closure.PublicationId).ValueGeneratedNever();
        builder.Property(closure => closure.Act).HasMaxLength(AuditEntry.ActLength).IsUnicode(false);
        builder.HasOne<Publication>().WithMany()
            .HasForeignKey(closure => new { closure.PublicationId, closure.ContentHash })
            .HasPrincipalKey(publication => new { publication.Id, publication.ContentHash });
        builder.HasOne<Staff>().WithMany().HasForeignKey(closure => closure.ById);
        builder.AsEntry(closure => new { closure.Seq, closure.Act, closure.ContentHash });
    }
}
