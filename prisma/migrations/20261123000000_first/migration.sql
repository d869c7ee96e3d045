-- CreateTable
CREATE TABLE "organizations" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "locations" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "zip" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "precision" TEXT,

    CONSTRAINT "locations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programs" (
    "id" BIGSERIAL NOT NULL,
    "identity" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization_name" TEXT NOT NULL,
    "organization_id" BIGINT NOT NULL,
    "location_id" BIGINT,
    "place" JSONB,
    "edition_list" TEXT,
    "edition_year" INTEGER,
    "absent_since" INTEGER,
    "sample" BOOLEAN NOT NULL,
    "statements" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publications" (
    "slug" TEXT NOT NULL,
    "program_id" BIGINT,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "document" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publications_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "list" TEXT,
    "year" INTEGER,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "absent" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "problems" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" BIGINT NOT NULL,
    "identity" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "import_run_id" UUID,
    "change" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organizations_key_key" ON "organizations"("key");

-- CreateIndex
CREATE UNIQUE INDEX "locations_key_key" ON "locations"("key");

-- CreateIndex
CREATE UNIQUE INDEX "programs_identity_key" ON "programs"("identity");

-- CreateIndex
CREATE UNIQUE INDEX "programs_slug_key" ON "programs"("slug");

-- CreateIndex
CREATE INDEX "programs_organization_id_idx" ON "programs"("organization_id");

-- CreateIndex
CREATE INDEX "programs_location_id_idx" ON "programs"("location_id");

-- CreateIndex
CREATE UNIQUE INDEX "publications_seq_key" ON "publications"("seq");

-- CreateIndex
CREATE INDEX "publications_program_id_idx" ON "publications"("program_id");

-- CreateIndex
CREATE UNIQUE INDEX "history_hash_key" ON "history"("hash");

-- CreateIndex
CREATE INDEX "history_identity_id_idx" ON "history"("identity", "id");

-- CreateIndex
CREATE INDEX "history_import_run_id_idx" ON "history"("import_run_id");

-- AddForeignKey
ALTER TABLE "programs" ADD CONSTRAINT "programs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "programs" ADD CONSTRAINT "programs_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "publications" ADD CONSTRAINT "publications_program_id_fkey" FOREIGN KEY ("program_id") REFERENCES "programs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_import_run_id_fkey" FOREIGN KEY ("import_run_id") REFERENCES "import_runs"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- From here on by hand: what the Prisma schema cannot say.

ALTER TABLE "programs"
    ADD CONSTRAINT "programs_status_check" CHECK ("status" IN ('draft', 'in-review', 'published', 'paused', 'archived')),
    ADD CONSTRAINT "programs_edition_check" CHECK (("edition_list" IS NULL) = ("edition_year" IS NULL)),
    ADD CONSTRAINT "programs_absent_check" CHECK ("absent_since" IS NULL OR "edition_list" IS NOT NULL),
    ADD CONSTRAINT "programs_version_check" CHECK ("version" >= 1);

ALTER TABLE "publications"
    ADD CONSTRAINT "publications_kind_check" CHECK ("kind" IN ('published', 'changed', 'removed')),
    ADD CONSTRAINT "publications_document_check" CHECK (("kind" = 'removed') = ("document" IS NULL)),
    ADD CONSTRAINT "publications_seq_check" CHECK ("seq" >= 1);

-- History is append-only. One trigger a statement, so that even a change of no row is refused; ALWAYS, so that
-- session_replication_role does not switch it off.
CREATE FUNCTION "refuse_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is append-only' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "history_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "history"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_history_change"();

ALTER TABLE "history" ENABLE ALWAYS TRIGGER "history_append_only";
