-- AlterTable
ALTER TABLE "contracts"."installment_due" ADD COLUMN     "announced_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "installment_due_announced_at_due_on_idx" ON "contracts"."installment_due"("announced_at", "due_on");

-- What fell due before this was known to do so; nobody is told of it late.
UPDATE "contracts"."installment_due" SET "announced_at" = now() WHERE "due_on" < current_date;
