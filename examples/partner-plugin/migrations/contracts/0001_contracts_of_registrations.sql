-- CreateTable
CREATE TABLE "channel"."registered_contract" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "registration_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,

    CONSTRAINT "registered_contract_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "registered_contract_contract_id_key" ON "channel"."registered_contract"("contract_id");

-- CreateIndex
CREATE INDEX "registered_contract_owner_id_idx" ON "channel"."registered_contract"("owner_id");

-- CreateIndex
CREATE INDEX "registered_contract_team_id_idx" ON "channel"."registered_contract"("team_id");

-- CreateIndex
CREATE INDEX "registered_contract_registration_id_idx" ON "channel"."registered_contract"("registration_id");

-- AddForeignKey
ALTER TABLE "channel"."registered_contract" ADD CONSTRAINT "registered_contract_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."registered_contract" ADD CONSTRAINT "registered_contract_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."registered_contract" ADD CONSTRAINT "registered_contract_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."registered_contract" ADD CONSTRAINT "registered_contract_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."registered_contract" ADD CONSTRAINT "registered_contract_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "channel"."deal_registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."registered_contract" ADD CONSTRAINT "registered_contract_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
