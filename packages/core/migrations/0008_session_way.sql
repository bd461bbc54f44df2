-- AlterTable
ALTER TABLE "core"."auth_session" ADD COLUMN     "way" TEXT;
