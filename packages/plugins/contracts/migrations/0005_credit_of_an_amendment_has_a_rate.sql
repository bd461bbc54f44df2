-- DropForeignKey
ALTER TABLE "contracts"."exchange_difference" DROP CONSTRAINT "exchange_difference_receipt_id_fkey";

-- AlterTable
ALTER TABLE "contracts"."exchange_difference" ALTER COLUMN "receipt_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "contracts"."customer_credit" ADD COLUMN     "base_currency" CHAR(3),
ADD COLUMN     "base_minor" BIGINT,
ADD COLUMN     "base_rate" DECIMAL(20,10),
ADD COLUMN     "base_rate_on" DATE;

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "contracts"."receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;
