-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "answer" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reports_code_hash_key" ON "reports"("code_hash");

-- CreateIndex
CREATE INDEX "reports_decided_at_sent_at_idx" ON "reports"("decided_at", "sent_at");

-- CreateIndex
CREATE INDEX "reports_identity_idx" ON "reports"("identity");
