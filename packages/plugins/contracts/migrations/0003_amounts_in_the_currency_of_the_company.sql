-- AlterTable
ALTER TABLE "contracts"."contract" ADD COLUMN     "base_currency" CHAR(3),
ADD COLUMN     "base_minor" BIGINT,
ADD COLUMN     "base_rate" DECIMAL(20,10),
ADD COLUMN     "base_rate_on" DATE;

-- AlterTable
ALTER TABLE "contracts"."receipt" ADD COLUMN     "base_currency" CHAR(3),
ADD COLUMN     "base_minor" BIGINT,
ADD COLUMN     "base_rate" DECIMAL(20,10),
ADD COLUMN     "base_rate_on" DATE;

-- CreateTable
CREATE TABLE "contracts"."exchange_difference" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "receipt_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "allocation_id" UUID NOT NULL,
    "booked_on" DATE NOT NULL,
    "received_minor" BIGINT NOT NULL,
    "agreed_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "exchange_difference_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "exchange_difference_allocation_id_key" ON "contracts"."exchange_difference"("allocation_id");

-- CreateIndex
CREATE INDEX "exchange_difference_owner_id_idx" ON "contracts"."exchange_difference"("owner_id");

-- CreateIndex
CREATE INDEX "exchange_difference_team_id_idx" ON "contracts"."exchange_difference"("team_id");

-- CreateIndex
CREATE INDEX "exchange_difference_receipt_id_idx" ON "contracts"."exchange_difference"("receipt_id");

-- CreateIndex
CREATE INDEX "exchange_difference_contract_id_idx" ON "contracts"."exchange_difference"("contract_id");

-- CreateIndex
CREATE INDEX "exchange_difference_booked_on_id_idx" ON "contracts"."exchange_difference"("booked_on", "id");

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "contracts"."receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."exchange_difference" ADD CONSTRAINT "exchange_difference_allocation_id_fkey" FOREIGN KEY ("allocation_id") REFERENCES "contracts"."receipt_allocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
