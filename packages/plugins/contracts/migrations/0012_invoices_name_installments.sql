-- CreateTable
CREATE TABLE "contracts"."invoice_part" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "invoice_id" UUID NOT NULL,
    "installment_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "invoice_part_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invoice_part_owner_id_idx" ON "contracts"."invoice_part"("owner_id");

-- CreateIndex
CREATE INDEX "invoice_part_team_id_idx" ON "contracts"."invoice_part"("team_id");

-- CreateIndex
CREATE INDEX "invoice_part_installment_id_idx" ON "contracts"."invoice_part"("installment_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_part_invoice_id_installment_id_key" ON "contracts"."invoice_part"("invoice_id", "installment_id");

-- AddForeignKey
ALTER TABLE "contracts"."invoice_part" ADD CONSTRAINT "invoice_part_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."invoice_part" ADD CONSTRAINT "invoice_part_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."invoice_part" ADD CONSTRAINT "invoice_part_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."invoice_part" ADD CONSTRAINT "invoice_part_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."invoice_part" ADD CONSTRAINT "invoice_part_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "contracts"."contract_invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."invoice_part" ADD CONSTRAINT "invoice_part_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "contracts"."installment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
