-- CreateEnum
CREATE TYPE "customers"."duplicate_status" AS ENUM ('OPEN', 'DIFFERENT', 'MERGED');

-- CreateTable
CREATE TABLE "customers"."duplicate_case" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "summary" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "by_name" BOOLEAN NOT NULL DEFAULT false,
    "by_domain" BOOLEAN NOT NULL DEFAULT false,
    "by_phone" BOOLEAN NOT NULL DEFAULT false,
    "status" "customers"."duplicate_status" NOT NULL DEFAULT 'OPEN',

    CONSTRAINT "duplicate_case_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duplicate_case_owner_id_idx" ON "customers"."duplicate_case"("owner_id");

-- CreateIndex
CREATE INDEX "duplicate_case_team_id_idx" ON "customers"."duplicate_case"("team_id");

-- CreateIndex
CREATE INDEX "duplicate_case_other_id_idx" ON "customers"."duplicate_case"("other_id");

-- CreateIndex
CREATE INDEX "duplicate_case_status_created_at_idx" ON "customers"."duplicate_case"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_case_customer_id_other_id_key" ON "customers"."duplicate_case"("customer_id", "other_id");

-- AddForeignKey
ALTER TABLE "customers"."duplicate_case" ADD CONSTRAINT "duplicate_case_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."duplicate_case" ADD CONSTRAINT "duplicate_case_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."duplicate_case" ADD CONSTRAINT "duplicate_case_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."duplicate_case" ADD CONSTRAINT "duplicate_case_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."duplicate_case" ADD CONSTRAINT "duplicate_case_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."duplicate_case" ADD CONSTRAINT "duplicate_case_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "customers"."customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
