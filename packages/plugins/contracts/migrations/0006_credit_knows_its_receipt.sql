-- AlterTable
ALTER TABLE "contracts"."receipt_allocation" ADD COLUMN     "credit_receipt_id" UUID;

-- CreateIndex
CREATE INDEX "receipt_allocation_credit_receipt_id_idx" ON "contracts"."receipt_allocation"("credit_receipt_id");

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_credit_receipt_id_fkey" FOREIGN KEY ("credit_receipt_id") REFERENCES "contracts"."receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Of which receipt's credit an installment was paid was known by its exchange difference, where its contract has a frozen rate; of others nobody knows.
UPDATE "contracts"."receipt_allocation" AS allocation
SET "credit_receipt_id" = difference."receipt_id"
FROM "contracts"."exchange_difference" AS difference
WHERE difference."allocation_id" = allocation."id" AND allocation."receipt_id" IS NULL AND difference."receipt_id" IS NOT NULL;
