-- A column that may be empty: runs of earlier releases, and of their backups, have none.

-- AlterTable
ALTER TABLE "import_runs" ADD COLUMN     "facts_version" INTEGER;
