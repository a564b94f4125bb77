using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenDisclosure.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    prev_seq = table.Column<long>(type: "INTEGER", nullable: true),
                    prev_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: true),
                    entry_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", maxLength: 3500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.seq);
                    table.UniqueConstraint("ak_audit_entry_seq_act_content_hash", x => new { x.seq, x.act, x.content_hash });
                    table.UniqueConstraint("ak_audit_entry_seq_at", x => new { x.seq, x.at });
                    table.UniqueConstraint("ak_audit_entry_seq_entry_hash", x => new { x.seq, x.entry_hash });
                    table.CheckConstraint("ck_audit_entry_chain", "(seq = 0 and prev_seq is null and prev_hash is null) or (seq > 0 and prev_seq is not null and prev_hash is not null and prev_seq = seq - 1)");
                    table.ForeignKey(
                        name: "fk_audit_entry_prev_seq_prev_hash_audit_entry",
                        columns: x => new { x.prev_seq, x.prev_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "entry_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "checkpoint",
                columns: table => new
                {
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkpoint", x => x.size);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    xml = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "group_meeting",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decisions = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_meeting", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "group_member",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    post = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    since_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_member", x => x.id);
                    table.CheckConstraint("ck_group_member", "until_on is null or until_on >= since_on");
                });

            migrationBuilder.CreateTable(
                name: "job_claim",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_claim", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "node",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    seen_epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_node", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "topic",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    topic_key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    staff_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic", x => x.id);
                    table.UniqueConstraint("ak_topic_key", x => x.topic_key);
                });

            migrationBuilder.CreateTable(
                name: "tree_node",
                columns: table => new
                {
                    tree_level = table.Column<int>(type: "INTEGER", nullable: false),
                    tree_index = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tree_node", x => new { x.tree_level, x.tree_index });
                });

            migrationBuilder.CreateTable(
                name: "unit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    credit_code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 18, nullable: false),
                    number_prefix = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    is_main = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "act_origin",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    origin = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_act_origin", x => x.seq);
                    table.ForeignKey(
                        name: "fk_act_origin_seq_audit_entry",
                        column: x => x.seq,
                        principalTable: "audit_entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    tip_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    tip_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    writers = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_head", x => x.id);
                    table.CheckConstraint("ck_ledger_head_one", "id = 1");
                    table.ForeignKey(
                        name: "fk_ledger_head_tip_seq_tip_hash_audit_entry",
                        columns: x => new { x.tip_seq, x.tip_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "entry_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 26, nullable: false),
                    unit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    site_text_key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document", x => x.id);
                    table.ForeignKey(
                        name: "fk_document_unit_id_unit",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "index_counter",
                columns: table => new
                {
                    unit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_index_counter", x => new { x.unit_id, x.year });
                    table.ForeignKey(
                        name: "fk_index_counter_unit_id_unit",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "office",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    unit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    duties = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    telephone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office", x => x.id);
                    table.ForeignKey(
                        name: "fk_office_unit_id_unit",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "site_column",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    unit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    column_key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    staff_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    default_kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    update_interval_days = table.Column<int>(type: "INTEGER", nullable: false),
                    closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_column", x => x.id);
                    table.ForeignKey(
                        name: "fk_site_column_parent_id_site_column",
                        column: x => x.parent_id,
                        principalTable: "site_column",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_site_column_unit_id_unit",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_unit_id_unit",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_entry",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    index_number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    index_number_key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "TEXT", unicode: false, maxLength: 120, nullable: false),
                    first_published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_entry", x => x.document_id);
                    table.ForeignKey(
                        name: "fk_catalogue_entry_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_catalogue_entry_seq_first_published_at_audit_entry",
                        columns: x => new { x.seq, x.first_published_at },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "at" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft_relation",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_relation", x => new { x.document_id, x.kind, x.target_id });
                    table.ForeignKey(
                        name: "fk_draft_relation_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_relation_target_id_document",
                        column: x => x.target_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "preflight_check",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    release_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    call = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    problem = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preflight_check", x => new { x.document_id, x.release_at, x.call });
                    table.ForeignKey(
                        name: "fk_preflight_check_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "column_counter",
                columns: table => new
                {
                    column_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    live = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_column_counter", x => new { x.column_id, x.year });
                    table.CheckConstraint("ck_column_counter", "live >= 0");
                    table.ForeignKey(
                        name: "fk_column_counter_column_id_site_column",
                        column: x => x.column_id,
                        principalTable: "site_column",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    file_count = table.Column<int>(type: "INTEGER", nullable: false),
                    review_steps = table.Column<int>(type: "INTEGER", nullable: false),
                    column_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    document_number_key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    validity = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true),
                    subject_class = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    genre = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    topic = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    statutory_item = table.Column<int>(type: "INTEGER", nullable: true),
                    keywords = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    responsible_office = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    change_note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    correction = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    notice = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    sealed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision", x => x.id);
                    table.UniqueConstraint("ak_revision_id_column_id", x => new { x.id, x.column_id });
                    table.UniqueConstraint("ak_revision_id_content_hash", x => new { x.id, x.content_hash });
                    table.UniqueConstraint("ak_revision_id_document_id", x => new { x.id, x.document_id });
                    table.UniqueConstraint("ak_revision_id_file_count", x => new { x.id, x.file_count });
                    table.UniqueConstraint("ak_revision_id_review_steps", x => new { x.id, x.review_steps });
                    table.CheckConstraint("ck_revision_counts", "file_count >= 0 and no >= 1");
                    table.CheckConstraint("ck_revision_steps", "review_steps between 1 and 3");
                    table.ForeignKey(
                        name: "fk_revision_column_id_site_column",
                        column: x => x.column_id,
                        principalTable: "site_column",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revision_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revision_topic_topic",
                        column: x => x.topic,
                        principalTable: "topic",
                        principalColumn: "topic_key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "site_column_step",
                columns: table => new
                {
                    column_id = table.Column<long>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_column_step", x => new { x.column_id, x.step });
                    table.CheckConstraint("ck_site_column_step", "step between 1 and 3 and duty in ('content-reviewer', 'releaser')");
                    table.ForeignKey(
                        name: "fk_site_column_step_column_id_site_column",
                        column: x => x.column_id,
                        principalTable: "site_column",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "absence",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    stand_in_id = table.Column<long>(type: "INTEGER", nullable: false),
                    first_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absence", x => x.id);
                    table.CheckConstraint("ck_absence_days", "last_on >= first_on");
                    table.CheckConstraint("ck_absence_stand_in", "stand_in_id <> staff_id");
                    table.ForeignKey(
                        name: "fk_absence_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absence_stand_in_id_staff",
                        column: x => x.stand_in_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    column_id = table.Column<long>(type: "INTEGER", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: true),
                    subject_class = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    genre = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    topic = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: true),
                    statutory_item = table.Column<int>(type: "INTEGER", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    validity = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true),
                    mode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    keywords = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    responsible_office = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    change_note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    correction = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    notice = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    who_may_apply = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    apply_until = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    apply_where = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    apply_contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    fields = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    planned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft", x => x.document_id);
                    table.ForeignKey(
                        name: "fk_draft_column_id_site_column",
                        column: x => x.column_id,
                        principalTable: "site_column",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_topic_topic",
                        column: x => x.topic,
                        principalTable: "topic",
                        principalColumn: "topic_key",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_updated_by_id_staff",
                        column: x => x.updated_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft_answer",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    answer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_answer", x => new { x.document_id, x.key });
                    table.ForeignKey(
                        name: "fk_draft_answer_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_answer_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft_contributor",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_contributor", x => new { x.document_id, x.staff_id });
                    table.ForeignKey(
                        name: "fk_draft_contributor_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_contributor_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    stripped = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    added_by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_draft_file_added_by_id_staff",
                        column: x => x.added_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_file_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draft_template",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    unit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    column_id = table.Column<long>(type: "INTEGER", nullable: true),
                    fields = table.Column<string>(type: "TEXT", maxLength: 800000, nullable: false),
                    made_by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    removed_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_template", x => x.id);
                    table.ForeignKey(
                        name: "fk_draft_template_changed_by_id_staff",
                        column: x => x.changed_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_template_column_id_site_column",
                        column: x => x.column_id,
                        principalTable: "site_column",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_template_made_by_id_staff",
                        column: x => x.made_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_template_removed_by_id_staff",
                        column: x => x.removed_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_draft_template_unit_id_unit",
                        column: x => x.unit_id,
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "listed_word",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    list = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    word = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    meaning = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    added_by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    removed_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listed_word", x => x.id);
                    table.ForeignKey(
                        name: "fk_listed_word_added_by_id_staff",
                        column: x => x.added_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_listed_word_removed_by_id_staff",
                        column: x => x.removed_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "message",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 16, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    complex = table.Column<bool>(type: "INTEGER", nullable: false),
                    wants_reply = table.Column<bool>(type: "INTEGER", nullable: false),
                    page = table.Column<string>(type: "TEXT", unicode: false, maxLength: 300, nullable: false),
                    form_key = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    code_salt = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", maxLength: 60000, nullable: true),
                    sealed_answer = table.Column<byte[]>(type: "BLOB", maxLength: 60000, nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    assigned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    assigned_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    document_id = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                    table.CheckConstraint("ck_message_erased", "erased_at is null or (sealed is null and sealed_answer is null)");
                    table.CheckConstraint("ck_message_kind", "kind in ('question', 'suggestion', 'fault')");
                    table.ForeignKey(
                        name: "fk_message_answered_by_id_staff",
                        column: x => x.answered_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_message_assigned_by_id_staff",
                        column: x => x.assigned_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_message_closed_by_id_staff",
                        column: x => x.closed_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_message_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_message_office_id_office",
                        column: x => x.office_id,
                        principalTable: "office",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "role_proposal",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    roles = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    proposed_by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_proposal", x => x.id);
                    table.CheckConstraint("ck_role_proposal_decision", "(decided_by_id is null and decided_at is null and outcome is null) or (decided_by_id is not null and decided_at is not null and outcome in ('confirmed', 'refused'))");
                    table.CheckConstraint("ck_role_proposal_persons", "proposed_by_id <> staff_id and (decided_by_id is null or (decided_by_id <> staff_id and (outcome = 'refused' or decided_by_id <> proposed_by_id)))");
                    table.ForeignKey(
                        name: "fk_role_proposal_decided_by_id_staff",
                        column: x => x.decided_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_proposal_proposed_by_id_staff",
                        column: x => x.proposed_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_proposal_seq_audit_entry",
                        column: x => x.seq,
                        principalTable: "audit_entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_role_proposal_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "site_opening",
                columns: table => new
                {
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_opening", x => x.step);
                    table.CheckConstraint("ck_site_opening", "step in (1, 2)");
                    table.ForeignKey(
                        name: "fk_site_opening_seq_audit_entry",
                        column: x => x.seq,
                        principalTable: "audit_entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_site_opening_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    last_totp_step = table.Column<long>(type: "INTEGER", nullable: false),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_account_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_role",
                columns: table => new
                {
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    administrator_slot = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_role", x => new { x.staff_id, x.role });
                    table.CheckConstraint("ck_staff_role_administrator", "(administrator_slot is not null and administrator_slot = 1 and role in ('auditor', 'security-administrator', 'system-administrator')) or (administrator_slot is null and role not in ('auditor', 'security-administrator', 'system-administrator'))");
                    table.ForeignKey(
                        name: "fk_staff_role_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_session",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    browser = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_session_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "withdrawal_order",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    withdraw_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_seq = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withdrawal_order", x => x.id);
                    table.CheckConstraint("ck_withdrawal_order", "act = 'withdrawal-ordered'");
                    table.ForeignKey(
                        name: "fk_withdrawal_order_by_id_staff",
                        column: x => x.by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withdrawal_order_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withdrawal_order_ended_seq_audit_entry",
                        column: x => x.ended_seq,
                        principalTable: "audit_entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withdrawal_order_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_notice",
                columns: table => new
                {
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    work = table.Column<string>(type: "TEXT", unicode: false, maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_notice", x => new { x.staff_id, x.work });
                    table.ForeignKey(
                        name: "fk_work_notice_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "presence",
                columns: table => new
                {
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presence", x => new { x.document_id, x.staff_id });
                    table.ForeignKey(
                        name: "fk_presence_document_id_document",
                        column: x => x.document_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_presence_revision_id_revision",
                        column: x => x.revision_id,
                        principalTable: "revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_presence_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_body",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    manifest = table.Column<byte[]>(type: "BLOB", maxLength: 2000000, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    html = table.Column<string>(type: "TEXT", maxLength: 1200000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_body", x => x.revision_id);
                    table.ForeignKey(
                        name: "fk_revision_body_revision_id_revision",
                        column: x => x.revision_id,
                        principalTable: "revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_file",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    file_count = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_file", x => new { x.revision_id, x.ordinal });
                    table.UniqueConstraint("ak_revision_file_revision_id_ordinal_sha256_name", x => new { x.revision_id, x.ordinal, x.sha256, x.name });
                    table.CheckConstraint("ck_revision_file_ordinal", "ordinal between 1 and file_count");
                    table.ForeignKey(
                        name: "fk_revision_file_revision_id_file_count_revision",
                        columns: x => new { x.revision_id, x.file_count },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "file_count" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_person",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_person", x => new { x.revision_id, x.staff_id });
                    table.UniqueConstraint("ak_revision_person_revision_id_staff_id_duty", x => new { x.revision_id, x.staff_id, x.duty });
                    table.CheckConstraint("ck_revision_person_duty", "duty in ('author', 'content-reviewer', 'confidentiality-reviewer', 'releaser')");
                    table.ForeignKey(
                        name: "fk_revision_person_revision_id_revision",
                        column: x => x.revision_id,
                        principalTable: "revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revision_person_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_plan",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    planned_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_plan", x => x.revision_id);
                    table.ForeignKey(
                        name: "fk_revision_plan_revision_id_revision",
                        column: x => x.revision_id,
                        principalTable: "revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_relation",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_relation", x => new { x.revision_id, x.kind, x.target_id });
                    table.ForeignKey(
                        name: "fk_revision_relation_revision_id_revision",
                        column: x => x.revision_id,
                        principalTable: "revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revision_relation_target_id_document",
                        column: x => x.target_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_scan",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    findings = table.Column<byte[]>(type: "BLOB", maxLength: 2000000, nullable: false),
                    findings_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_scan", x => x.revision_id);
                    table.ForeignKey(
                        name: "fk_revision_scan_revision_id_revision",
                        column: x => x.revision_id,
                        principalTable: "revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revision_step",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision_step", x => new { x.revision_id, x.step });
                    table.UniqueConstraint("ak_revision_step_revision_id_step_duty", x => new { x.revision_id, x.step, x.duty });
                    table.CheckConstraint("ck_revision_step", "step between 1 and 3 and duty in ('content-reviewer', 'releaser')");
                    table.ForeignKey(
                        name: "fk_revision_step_revision_id_revision",
                        column: x => x.revision_id,
                        principalTable: "revision",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_account_claim_user_id_staff_account",
                        column: x => x.user_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_account_login_user_id_staff_account",
                        column: x => x.user_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_token",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_account_token_user_id_staff_account",
                        column: x => x.user_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_order",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    releaser_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    release_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    bundle_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    cancelled_seq = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_order", x => x.id);
                    table.CheckConstraint("ck_release_order", "duty = 'releaser' and act = 'ordered'");
                    table.CheckConstraint("ck_release_order_bundle", "bundle_seq <= seq");
                    table.ForeignKey(
                        name: "fk_release_order_cancelled_seq_audit_entry",
                        column: x => x.cancelled_seq,
                        principalTable: "audit_entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_order_revision_id_content_hash_revision",
                        columns: x => new { x.revision_id, x.content_hash },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_order_revision_id_releaser_id_duty_revision_person",
                        columns: x => new { x.revision_id, x.releaser_id, x.duty },
                        principalTable: "revision_person",
                        principalColumns: new[] { "revision_id", "staff_id", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_release_order_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    submitter_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission", x => x.revision_id);
                    table.CheckConstraint("ck_submission", "duty = 'author' and act = 'submitted'");
                    table.ForeignKey(
                        name: "fk_submission_revision_id_content_hash_revision",
                        columns: x => new { x.revision_id, x.content_hash },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submission_revision_id_submitter_id_duty_revision_person",
                        columns: x => new { x.revision_id, x.submitter_id, x.duty },
                        principalTable: "revision_person",
                        principalColumns: new[] { "revision_id", "staff_id", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submission_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "clearance",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    reviewer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    reassess_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    findings = table.Column<byte[]>(type: "BLOB", maxLength: 200000, nullable: false),
                    findings_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clearance", x => x.id);
                    table.UniqueConstraint("ak_clearance_id_revision_id_content_hash_outcome", x => new { x.id, x.revision_id, x.content_hash, x.outcome });
                    table.CheckConstraint("ck_clearance", "duty = 'confidentiality-reviewer' and act = 'verdict' and outcome in ('cleared', 'on-request', 'refused', 'returned')");
                    table.ForeignKey(
                        name: "fk_clearance_revision_id_content_hash_revision",
                        columns: x => new { x.revision_id, x.content_hash },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_clearance_revision_id_reviewer_id_duty_revision_person",
                        columns: x => new { x.revision_id, x.reviewer_id, x.duty },
                        principalTable: "revision_person",
                        principalColumns: new[] { "revision_id", "staff_id", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_clearance_revision_id_submission",
                        column: x => x.revision_id,
                        principalTable: "submission",
                        principalColumn: "revision_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_clearance_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "content_review",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    reviewer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    prev_step = table.Column<int>(type: "INTEGER", nullable: true),
                    prev_outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_review", x => new { x.revision_id, x.step });
                    table.UniqueConstraint("ak_content_review_revision_id_step_outcome", x => new { x.revision_id, x.step, x.outcome });
                    table.CheckConstraint("ck_content_review", "step between 1 and 3 and act = 'content-reviewed' and outcome in ('passed', 'returned') and duty in ('content-reviewer', 'releaser')");
                    table.CheckConstraint("ck_content_review_order", "(step = 1 and prev_step is null and prev_outcome is null) or (step > 1 and prev_step is not null and prev_outcome is not null and prev_step = step - 1 and prev_outcome = 'passed')");
                    table.ForeignKey(
                        name: "fk_content_review_revision_id_content_hash_revision",
                        columns: x => new { x.revision_id, x.content_hash },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_content_review_revision_id_prev_step_prev_outcome_c_01e37269",
                        columns: x => new { x.revision_id, x.prev_step, x.prev_outcome },
                        principalTable: "content_review",
                        principalColumns: new[] { "revision_id", "step", "outcome" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_content_review_revision_id_reviewer_id_duty_revision_person",
                        columns: x => new { x.revision_id, x.reviewer_id, x.duty },
                        principalTable: "revision_person",
                        principalColumns: new[] { "revision_id", "staff_id", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_content_review_revision_id_step_duty_revision_step",
                        columns: x => new { x.revision_id, x.step, x.duty },
                        principalTable: "revision_step",
                        principalColumns: new[] { "revision_id", "step", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_content_review_revision_id_submission",
                        column: x => x.revision_id,
                        principalTable: "submission",
                        principalColumn: "revision_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_content_review_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    reviewer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    referred_to = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral", x => x.id);
                    table.CheckConstraint("ck_referral", "duty = 'confidentiality-reviewer' and act = 'referred'");
                    table.ForeignKey(
                        name: "fk_referral_revision_id_content_hash_revision",
                        columns: x => new { x.revision_id, x.content_hash },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_revision_id_reviewer_id_duty_revision_person",
                        columns: x => new { x.revision_id, x.reviewer_id, x.duty },
                        principalTable: "revision_person",
                        principalColumns: new[] { "revision_id", "staff_id", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_revision_id_submission",
                        column: x => x.revision_id,
                        principalTable: "submission",
                        principalColumn: "revision_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suggestion",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    reviewer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", maxLength: 1000000, nullable: false),
                    text_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestion", x => x.revision_id);
                    table.CheckConstraint("ck_suggestion", "(duty = 'content-reviewer' and act = 'content-reviewed') or (duty = 'confidentiality-reviewer' and act = 'verdict')");
                    table.ForeignKey(
                        name: "fk_suggestion_revision_id_content_hash_revision",
                        columns: x => new { x.revision_id, x.content_hash },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_suggestion_revision_id_reviewer_id_duty_revision_person",
                        columns: x => new { x.revision_id, x.reviewer_id, x.duty },
                        principalTable: "revision_person",
                        principalColumns: new[] { "revision_id", "staff_id", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_suggestion_revision_id_submission",
                        column: x => x.revision_id,
                        principalTable: "submission",
                        principalColumn: "revision_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_suggestion_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    document_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    clearance_id = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    review_steps = table.Column<int>(type: "INTEGER", nullable: false),
                    review_outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    releaser_id = table.Column<long>(type: "INTEGER", nullable: false),
                    duty = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    ended_seq = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    first_published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    column_id = table.Column<long>(type: "INTEGER", nullable: false),
                    document_number_key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication", x => x.id);
                    table.UniqueConstraint("ak_publication_id_content_hash", x => new { x.id, x.content_hash });
                    table.UniqueConstraint("ak_publication_id_revision_id", x => new { x.id, x.revision_id });
                    table.CheckConstraint("ck_publication", "duty = 'releaser' and act = 'released' and outcome = 'cleared' and review_outcome = 'passed' and state in ('live', 'superseded', 'withdrawn')");
                    table.CheckConstraint("ck_publication_end", "(state = 'live' and ended_seq is null) or (state <> 'live' and ended_seq is not null)");
                    table.ForeignKey(
                        name: "fk_publication_clearance_id_revision_id_content_hash_o_0d9dbcd7",
                        columns: x => new { x.clearance_id, x.revision_id, x.content_hash, x.outcome },
                        principalTable: "clearance",
                        principalColumns: new[] { "id", "revision_id", "content_hash", "outcome" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_ended_seq_audit_entry",
                        column: x => x.ended_seq,
                        principalTable: "audit_entry",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_revision_id_column_id_revision",
                        columns: x => new { x.revision_id, x.column_id },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "column_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_revision_id_document_id_revision",
                        columns: x => new { x.revision_id, x.document_id },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "document_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_revision_id_releaser_id_duty_revision_person",
                        columns: x => new { x.revision_id, x.releaser_id, x.duty },
                        principalTable: "revision_person",
                        principalColumns: new[] { "revision_id", "staff_id", "duty" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_revision_id_review_steps_review_outcome_a3f13394",
                        columns: x => new { x.revision_id, x.review_steps, x.review_outcome },
                        principalTable: "content_review",
                        principalColumns: new[] { "revision_id", "step", "outcome" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_revision_id_review_steps_revision",
                        columns: x => new { x.revision_id, x.review_steps },
                        principalTable: "revision",
                        principalColumns: new[] { "id", "review_steps" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_seq_published_at_audit_entry",
                        columns: x => new { x.seq, x.published_at },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "at" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "suggestion_answer",
                columns: table => new
                {
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestion_answer", x => x.revision_id);
                    table.CheckConstraint("ck_suggestion_answer", "outcome in ('adopted', 'declined')");
                    table.ForeignKey(
                        name: "fk_suggestion_answer_revision_id_suggestion",
                        column: x => x.revision_id,
                        principalTable: "suggestion",
                        principalColumn: "revision_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_suggestion_answer_staff_id_staff",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication_file",
                columns: table => new
                {
                    publication_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    revision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_file", x => new { x.publication_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_publication_file_publication_id_revision_id_publication",
                        columns: x => new { x.publication_id, x.revision_id },
                        principalTable: "publication",
                        principalColumns: new[] { "id", "revision_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_file_revision_id_ordinal_sha256_name_re_6f74d9d1",
                        columns: x => new { x.revision_id, x.ordinal, x.sha256, x.name },
                        principalTable: "revision_file",
                        principalColumns: new[] { "revision_id", "ordinal", "sha256", "name" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "version_closure",
                columns: table => new
                {
                    publication_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_version_closure", x => x.publication_id);
                    table.CheckConstraint("ck_version_closure", "act = 'version-closed'");
                    table.ForeignKey(
                        name: "fk_version_closure_by_id_staff",
                        column: x => x.by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_version_closure_publication_id_content_hash_publication",
                        columns: x => new { x.publication_id, x.content_hash },
                        principalTable: "publication",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_version_closure_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "withdrawal",
                columns: table => new
                {
                    publication_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: true),
                    by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withdrawal", x => x.publication_id);
                    table.CheckConstraint("ck_withdrawal", "act in ('withdrawn', 'taken-down', 'superseded') and kind in ('gone', 'moved', 'kept')");
                    table.CheckConstraint("ck_withdrawal_target", "(kind = 'moved' and target_id is not null) or (kind <> 'moved' and target_id is null)");
                    table.ForeignKey(
                        name: "fk_withdrawal_by_id_staff",
                        column: x => x.by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withdrawal_publication_id_content_hash_publication",
                        columns: x => new { x.publication_id, x.content_hash },
                        principalTable: "publication",
                        principalColumns: new[] { "id", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withdrawal_seq_act_content_hash_audit_entry",
                        columns: x => new { x.seq, x.act, x.content_hash },
                        principalTable: "audit_entry",
                        principalColumns: new[] { "seq", "act", "content_hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withdrawal_target_id_document",
                        column: x => x.target_id,
                        principalTable: "document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absence_staff_id",
                table: "absence",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_absence_stand_in_id",
                table: "absence",
                column: "stand_in_id");

            migrationBuilder.CreateIndex(
                name: "ix_act_origin_at",
                table: "act_origin",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_at",
                table: "audit_entry",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ux_audit_entry_prev_seq_prev_hash",
                table: "audit_entry",
                columns: new[] { "prev_seq", "prev_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_entry_seq_first_published_at",
                table: "catalogue_entry",
                columns: new[] { "seq", "first_published_at" });

            migrationBuilder.CreateIndex(
                name: "ux_catalogue_entry_address",
                table: "catalogue_entry",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_catalogue_entry_index_number_key",
                table: "catalogue_entry",
                column: "index_number_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clearance_revision_id_content_hash",
                table: "clearance",
                columns: new[] { "revision_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_clearance_revision_id_reviewer_id_duty",
                table: "clearance",
                columns: new[] { "revision_id", "reviewer_id", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_clearance_seq_act_content_hash",
                table: "clearance",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ux_clearance_revision_id",
                table: "clearance",
                column: "revision_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_clearance_seq",
                table: "clearance",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_content_review_revision_id_content_hash",
                table: "content_review",
                columns: new[] { "revision_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_content_review_revision_id_prev_step_prev_outcome",
                table: "content_review",
                columns: new[] { "revision_id", "prev_step", "prev_outcome" });

            migrationBuilder.CreateIndex(
                name: "ix_content_review_revision_id_reviewer_id_duty",
                table: "content_review",
                columns: new[] { "revision_id", "reviewer_id", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_content_review_revision_id_step_duty",
                table: "content_review",
                columns: new[] { "revision_id", "step", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_content_review_seq_act_content_hash",
                table: "content_review",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ux_content_review_revision_id_reviewer_id",
                table: "content_review",
                columns: new[] { "revision_id", "reviewer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_content_review_seq",
                table: "content_review",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_document_unit_id",
                table: "document",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ux_document_key",
                table: "document",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_document_site_text_key",
                table: "document",
                column: "site_text_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_draft_column_id",
                table: "draft",
                column: "column_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_topic",
                table: "draft",
                column: "topic");

            migrationBuilder.CreateIndex(
                name: "ix_draft_updated_by_id",
                table: "draft",
                column: "updated_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_answer_staff_id",
                table: "draft_answer",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_contributor_staff_id",
                table: "draft_contributor",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_file_added_by_id",
                table: "draft_file",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ux_draft_file_document_id_name",
                table: "draft_file",
                columns: new[] { "document_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_draft_relation_target_id",
                table: "draft_relation",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_template_changed_by_id",
                table: "draft_template",
                column: "changed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_template_column_id",
                table: "draft_template",
                column: "column_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_template_made_by_id",
                table: "draft_template",
                column: "made_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_template_removed_by_id",
                table: "draft_template",
                column: "removed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_template_unit_id",
                table: "draft_template",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_head_tip_seq_tip_hash",
                table: "ledger_head",
                columns: new[] { "tip_seq", "tip_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_listed_word_added_by_id",
                table: "listed_word",
                column: "added_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_listed_word_list_word",
                table: "listed_word",
                columns: new[] { "list", "word" });

            migrationBuilder.CreateIndex(
                name: "ix_listed_word_removed_by_id",
                table: "listed_word",
                column: "removed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_answered_by_id",
                table: "message",
                column: "answered_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_assigned_by_id",
                table: "message",
                column: "assigned_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_closed_by_id",
                table: "message",
                column: "closed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_document_id",
                table: "message",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_due_on",
                table: "message",
                column: "due_on");

            migrationBuilder.CreateIndex(
                name: "ix_message_office_id",
                table: "message",
                column: "office_id");

            migrationBuilder.CreateIndex(
                name: "ux_message_form_key",
                table: "message",
                column: "form_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_message_number",
                table: "message",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_message_year_no",
                table: "message",
                columns: new[] { "year", "no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_office_unit_id_name",
                table: "office",
                columns: new[] { "unit_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_presence_revision_id",
                table: "presence",
                column: "revision_id");

            migrationBuilder.CreateIndex(
                name: "ix_presence_staff_id",
                table: "presence",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_clearance_id_revision_id_content_hash_outcome",
                table: "publication",
                columns: new[] { "clearance_id", "revision_id", "content_hash", "outcome" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_column_id_first_published_at_id",
                table: "publication",
                columns: new[] { "column_id", "first_published_at", "id" },
                descending: new[] { false, true, true },
                filter: "state = 'live'");

            migrationBuilder.CreateIndex(
                name: "ix_publication_document_id_seq",
                table: "publication",
                columns: new[] { "document_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_first_published_at_id",
                table: "publication",
                columns: new[] { "first_published_at", "id" },
                descending: new bool[0],
                filter: "state = 'live'");

            migrationBuilder.CreateIndex(
                name: "ix_publication_revision_id_column_id",
                table: "publication",
                columns: new[] { "revision_id", "column_id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_revision_id_document_id",
                table: "publication",
                columns: new[] { "revision_id", "document_id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_revision_id_releaser_id_duty",
                table: "publication",
                columns: new[] { "revision_id", "releaser_id", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_revision_id_review_steps_review_outcome",
                table: "publication",
                columns: new[] { "revision_id", "review_steps", "review_outcome" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_seq_act_content_hash",
                table: "publication",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_seq_published_at",
                table: "publication",
                columns: new[] { "seq", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ux_publication_clearance_id",
                table: "publication",
                column: "clearance_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_publication_document_id",
                table: "publication",
                column: "document_id",
                unique: true,
                filter: "state = 'live'");

            migrationBuilder.CreateIndex(
                name: "ux_publication_document_number_key",
                table: "publication",
                column: "document_number_key",
                unique: true,
                filter: "state = 'live' and document_number_key is not null");

            migrationBuilder.CreateIndex(
                name: "ux_publication_ended_seq",
                table: "publication",
                column: "ended_seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_publication_seq",
                table: "publication",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_file_publication_id_revision_id",
                table: "publication_file",
                columns: new[] { "publication_id", "revision_id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_file_revision_id_ordinal_sha256_name",
                table: "publication_file",
                columns: new[] { "revision_id", "ordinal", "sha256", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_file_sha256",
                table: "publication_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_referral_revision_id_content_hash",
                table: "referral",
                columns: new[] { "revision_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_revision_id_reviewer_id_duty",
                table: "referral",
                columns: new[] { "revision_id", "reviewer_id", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_seq_act_content_hash",
                table: "referral",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ux_referral_seq",
                table: "referral",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_release_order_bundle_seq",
                table: "release_order",
                column: "bundle_seq");

            migrationBuilder.CreateIndex(
                name: "ix_release_order_cancelled_seq",
                table: "release_order",
                column: "cancelled_seq");

            migrationBuilder.CreateIndex(
                name: "ix_release_order_release_at",
                table: "release_order",
                column: "release_at");

            migrationBuilder.CreateIndex(
                name: "ix_release_order_revision_id_content_hash",
                table: "release_order",
                columns: new[] { "revision_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_release_order_revision_id_releaser_id_duty",
                table: "release_order",
                columns: new[] { "revision_id", "releaser_id", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_release_order_seq_act_content_hash",
                table: "release_order",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ux_release_order_revision_id",
                table: "release_order",
                column: "revision_id",
                unique: true,
                filter: "cancelled_seq is null");

            migrationBuilder.CreateIndex(
                name: "ux_release_order_seq",
                table: "release_order",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revision_column_id",
                table: "revision",
                column: "column_id");

            migrationBuilder.CreateIndex(
                name: "ix_revision_topic",
                table: "revision",
                column: "topic");

            migrationBuilder.CreateIndex(
                name: "ux_revision_document_id_no",
                table: "revision",
                columns: new[] { "document_id", "no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revision_file_revision_id_file_count",
                table: "revision_file",
                columns: new[] { "revision_id", "file_count" });

            migrationBuilder.CreateIndex(
                name: "ix_revision_person_staff_id",
                table: "revision_person",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_revision_plan_planned_at",
                table: "revision_plan",
                column: "planned_at");

            migrationBuilder.CreateIndex(
                name: "ix_revision_relation_target_id",
                table: "revision_relation",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_proposal_decided_by_id",
                table: "role_proposal",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_proposal_proposed_by_id",
                table: "role_proposal",
                column: "proposed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_proposal_seq",
                table: "role_proposal",
                column: "seq");

            migrationBuilder.CreateIndex(
                name: "ix_role_proposal_staff_id",
                table: "role_proposal",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_site_column_parent_id",
                table: "site_column",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_site_column_unit_id",
                table: "site_column",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ux_site_column_key",
                table: "site_column",
                column: "column_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_site_opening_seq",
                table: "site_opening",
                column: "seq");

            migrationBuilder.CreateIndex(
                name: "ux_site_opening_staff_id",
                table: "site_opening",
                column: "staff_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_unit_id",
                table: "staff",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ux_staff_key",
                table: "staff",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_normalized_email",
                table: "staff_account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ux_staff_account_normalized_user_name",
                table: "staff_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_staff_account_staff_id",
                table: "staff_account",
                column: "staff_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_claim_user_id",
                table: "staff_account_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_login_user_id",
                table: "staff_account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ux_staff_role_staff_id_administrator_slot",
                table: "staff_role",
                columns: new[] { "staff_id", "administrator_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_session_staff_id",
                table: "staff_session",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ux_staff_session_key",
                table: "staff_session",
                column: "session_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submission_revision_id_content_hash",
                table: "submission",
                columns: new[] { "revision_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_submission_revision_id_submitter_id_duty",
                table: "submission",
                columns: new[] { "revision_id", "submitter_id", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_submission_seq_act_content_hash",
                table: "submission",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ux_submission_seq",
                table: "submission",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_revision_id_content_hash",
                table: "suggestion",
                columns: new[] { "revision_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_revision_id_reviewer_id_duty",
                table: "suggestion",
                columns: new[] { "revision_id", "reviewer_id", "duty" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_seq_act_content_hash",
                table: "suggestion",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ux_suggestion_seq",
                table: "suggestion",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_answer_staff_id",
                table: "suggestion_answer",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ux_unit_key",
                table: "unit",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_version_closure_by_id",
                table: "version_closure",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_version_closure_publication_id_content_hash",
                table: "version_closure",
                columns: new[] { "publication_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_version_closure_seq_act_content_hash",
                table: "version_closure",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_by_id",
                table: "withdrawal",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_publication_id_content_hash",
                table: "withdrawal",
                columns: new[] { "publication_id", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_seq_act_content_hash",
                table: "withdrawal",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_target_id",
                table: "withdrawal",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_order_by_id",
                table: "withdrawal_order",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_order_ended_seq",
                table: "withdrawal_order",
                column: "ended_seq");

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_order_seq_act_content_hash",
                table: "withdrawal_order",
                columns: new[] { "seq", "act", "content_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_order_withdraw_at",
                table: "withdrawal_order",
                column: "withdraw_at");

            migrationBuilder.CreateIndex(
                name: "ux_withdrawal_order_document_id",
                table: "withdrawal_order",
                column: "document_id",
                unique: true,
                filter: "ended_seq is null");

            migrationBuilder.CreateIndex(
                name: "ux_withdrawal_order_seq",
                table: "withdrawal_order",
                column: "seq",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absence");

            migrationBuilder.DropTable(
                name: "act_origin");

            migrationBuilder.DropTable(
                name: "catalogue_entry");

            migrationBuilder.DropTable(
                name: "checkpoint");

            migrationBuilder.DropTable(
                name: "column_counter");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "draft");

            migrationBuilder.DropTable(
                name: "draft_answer");

            migrationBuilder.DropTable(
                name: "draft_contributor");

            migrationBuilder.DropTable(
                name: "draft_file");

            migrationBuilder.DropTable(
                name: "draft_relation");

            migrationBuilder.DropTable(
                name: "draft_template");

            migrationBuilder.DropTable(
                name: "group_meeting");

            migrationBuilder.DropTable(
                name: "group_member");

            migrationBuilder.DropTable(
                name: "index_counter");

            migrationBuilder.DropTable(
                name: "job_claim");

            migrationBuilder.DropTable(
                name: "ledger_head");

            migrationBuilder.DropTable(
                name: "listed_word");

            migrationBuilder.DropTable(
                name: "message");

            migrationBuilder.DropTable(
                name: "node");

            migrationBuilder.DropTable(
                name: "preflight_check");

            migrationBuilder.DropTable(
                name: "presence");

            migrationBuilder.DropTable(
                name: "publication_file");

            migrationBuilder.DropTable(
                name: "referral");

            migrationBuilder.DropTable(
                name: "release_order");

            migrationBuilder.DropTable(
                name: "revision_body");

            migrationBuilder.DropTable(
                name: "revision_plan");

            migrationBuilder.DropTable(
                name: "revision_relation");

            migrationBuilder.DropTable(
                name: "revision_scan");

            migrationBuilder.DropTable(
                name: "role_proposal");

            migrationBuilder.DropTable(
                name: "site_column_step");

            migrationBuilder.DropTable(
                name: "site_opening");

            migrationBuilder.DropTable(
                name: "staff_account_claim");

            migrationBuilder.DropTable(
                name: "staff_account_login");

            migrationBuilder.DropTable(
                name: "staff_account_token");

            migrationBuilder.DropTable(
                name: "staff_role");

            migrationBuilder.DropTable(
                name: "staff_session");

            migrationBuilder.DropTable(
                name: "suggestion_answer");

            migrationBuilder.DropTable(
                name: "tree_node");

            migrationBuilder.DropTable(
                name: "version_closure");

            migrationBuilder.DropTable(
                name: "withdrawal");

            migrationBuilder.DropTable(
                name: "withdrawal_order");

            migrationBuilder.DropTable(
                name: "work_notice");

            migrationBuilder.DropTable(
                name: "office");

            migrationBuilder.DropTable(
                name: "revision_file");

            migrationBuilder.DropTable(
                name: "staff_account");

            migrationBuilder.DropTable(
                name: "suggestion");

            migrationBuilder.DropTable(
                name: "publication");

            migrationBuilder.DropTable(
                name: "clearance");

            migrationBuilder.DropTable(
                name: "content_review");

            migrationBuilder.DropTable(
                name: "revision_step");

            migrationBuilder.DropTable(
                name: "submission");

            migrationBuilder.DropTable(
                name: "revision_person");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "revision");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "site_column");

            migrationBuilder.DropTable(
                name: "document");

            migrationBuilder.DropTable(
                name: "topic");

            migrationBuilder.DropTable(
                name: "unit");
        }
    }
}
