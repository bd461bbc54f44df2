-- AlterTable
ALTER TABLE "approvals"."approval_request" ALTER COLUMN "subject_id" SET DATA TYPE TEXT;
