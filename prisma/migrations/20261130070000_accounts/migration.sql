-- Columns that may be empty: the release before this one goes on writing rows without them, and so do its backups.

-- AlterTable
ALTER TABLE "editors" ADD COLUMN     "failed_tries" INTEGER,
ADD COLUMN     "signed_in_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "failed_before" INTEGER,
ADD COLUMN     "proved_at" TIMESTAMPTZ(3),
ADD COLUMN     "recovered" BOOLEAN,
ADD COLUMN     "signed_in_before" TIMESTAMPTZ(3);
