-- CreateEnum
CREATE TYPE "contracts"."obligation_due" AS ENUM ('ON_DATE', 'AFTER_EVENT', 'WITH_INSTALLMENT');

-- What said in words when an obligation is due stays as a note beside the rule.
ALTER TABLE "contracts"."obligation" RENAME COLUMN "due_rule" TO "due_note";

-- AlterTable
ALTER TABLE "contracts"."obligation" ADD COLUMN     "due_event" "contracts"."trigger_kind",
ADD COLUMN     "due_installment" INTEGER,
ADD COLUMN     "due_kind" "contracts"."obligation_due",
ADD COLUMN     "due_offset" INTEGER NOT NULL DEFAULT 0;

-- A day that was typed is an agreed day.
UPDATE "contracts"."obligation" SET "due_kind" = 'ON_DATE' WHERE "due_on" IS NOT NULL;
