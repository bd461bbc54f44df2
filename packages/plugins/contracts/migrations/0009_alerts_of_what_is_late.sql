-- AlterTable
ALTER TABLE "contracts"."contract_setting" ADD COLUMN     "remind_overdue_days" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "remind_unsigned_days" INTEGER NOT NULL DEFAULT 14;

-- AlterTable
ALTER TABLE "contracts"."installment_due" ADD COLUMN     "alerted_days" INTEGER;

-- What is past due already counts as told: people hear of it again at its next step.
UPDATE "contracts"."installment_due" SET "alerted_days" = current_date - "due_on" WHERE "due_on" < current_date;
