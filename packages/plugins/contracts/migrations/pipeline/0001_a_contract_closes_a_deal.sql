-- AlterTable
ALTER TABLE "contracts"."contract" ADD COLUMN     "opportunity_id" UUID;

-- CreateIndex
CREATE INDEX "contract_opportunity_id_idx" ON "contracts"."contract"("opportunity_id");

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
