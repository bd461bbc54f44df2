-- CreateEnum
CREATE TYPE "contracts"."cost_kind" AS ENUM ('PURCHASE', 'LABOUR', 'TRAVEL', 'COMMISSION', 'OTHER');

-- AlterTable
ALTER TABLE "contracts"."contract_line" ADD COLUMN     "cost_from_catalog" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "contracts"."contract_cost" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "kind" "contracts"."cost_kind" NOT NULL DEFAULT 'OTHER',
    "title" TEXT NOT NULL,
    "incurred_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reverses_id" UUID,

    CONSTRAINT "contract_cost_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contract_cost_reverses_id_key" ON "contracts"."contract_cost"("reverses_id");

-- CreateIndex
CREATE INDEX "contract_cost_owner_id_idx" ON "contracts"."contract_cost"("owner_id");

-- CreateIndex
CREATE INDEX "contract_cost_team_id_idx" ON "contracts"."contract_cost"("team_id");

-- CreateIndex
CREATE INDEX "contract_cost_contract_id_incurred_on_id_idx" ON "contracts"."contract_cost"("contract_id", "incurred_on", "id");

-- AddForeignKey
ALTER TABLE "contracts"."contract_cost" ADD CONSTRAINT "contract_cost_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_cost" ADD CONSTRAINT "contract_cost_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_cost" ADD CONSTRAINT "contract_cost_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_cost" ADD CONSTRAINT "contract_cost_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_cost" ADD CONSTRAINT "contract_cost_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_cost" ADD CONSTRAINT "contract_cost_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "contracts"."contract_cost"("id") ON DELETE SET NULL ON UPDATE CASCADE;
