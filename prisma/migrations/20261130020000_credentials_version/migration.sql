-- AlterTable
ALTER TABLE "editors" ADD COLUMN     "credentials_version" INTEGER NOT NULL DEFAULT 0;
