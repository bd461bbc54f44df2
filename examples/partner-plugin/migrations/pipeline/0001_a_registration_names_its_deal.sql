-- AlterTable
ALTER TABLE "channel"."deal_registration" ADD COLUMN     "opportunity_id" UUID;

-- CreateIndex
CREATE INDEX "deal_registration_opportunity_id_idx" ON "channel"."deal_registration"("opportunity_id");

-- AddForeignKey
ALTER TABLE "channel"."deal_registration" ADD CONSTRAINT "deal_registration_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
