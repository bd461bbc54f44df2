-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "channel";

-- CreateEnum
CREATE TYPE "channel"."partner_status" AS ENUM ('ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "channel"."registration_status" AS ENUM ('SUBMITTED', 'ACCEPTED', 'DECLINED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "channel"."commission_kind" AS ENUM ('EARNED', 'TAKEN_BACK');

-- CreateTable
CREATE TABLE "channel"."partner" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "status" "channel"."partner_status" NOT NULL DEFAULT 'ACTIVE',
    "commission_bp" INTEGER NOT NULL,
    "contact_name" TEXT,
    "email" TEXT,
    "agreement_ends_on" DATE,
    "notes" TEXT,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel"."deal_registration" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "title" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "expected_minor" BIGINT,
    "currency" CHAR(3),
    "status" "channel"."registration_status" NOT NULL DEFAULT 'SUBMITTED',
    "commission_bp" INTEGER,
    "accepted_on" DATE,
    "protected_until" DATE,
    "decline_reason" TEXT,

    CONSTRAINT "deal_registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel"."commission" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "kind" "channel"."commission_kind" NOT NULL,
    "partner_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "happened_on" DATE NOT NULL,
    "received_minor" BIGINT NOT NULL,
    "commission_bp" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "contract_id" UUID NOT NULL,
    "receipt_id" UUID NOT NULL,

    CONSTRAINT "commission_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "partner_owner_id_idx" ON "channel"."partner"("owner_id");

-- CreateIndex
CREATE INDEX "partner_team_id_idx" ON "channel"."partner"("team_id");

-- CreateIndex
CREATE INDEX "deal_registration_owner_id_idx" ON "channel"."deal_registration"("owner_id");

-- CreateIndex
CREATE INDEX "deal_registration_team_id_idx" ON "channel"."deal_registration"("team_id");

-- CreateIndex
CREATE INDEX "deal_registration_partner_id_idx" ON "channel"."deal_registration"("partner_id");

-- CreateIndex
CREATE INDEX "deal_registration_customer_id_status_idx" ON "channel"."deal_registration"("customer_id", "status");

-- CreateIndex
CREATE INDEX "commission_owner_id_idx" ON "channel"."commission"("owner_id");

-- CreateIndex
CREATE INDEX "commission_team_id_idx" ON "channel"."commission"("team_id");

-- CreateIndex
CREATE INDEX "commission_partner_id_happened_on_idx" ON "channel"."commission"("partner_id", "happened_on");

-- CreateIndex
CREATE UNIQUE INDEX "commission_receipt_id_contract_id_kind_key" ON "channel"."commission"("receipt_id", "contract_id", "kind");

-- AddForeignKey
ALTER TABLE "channel"."partner" ADD CONSTRAINT "partner_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."partner" ADD CONSTRAINT "partner_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."partner" ADD CONSTRAINT "partner_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."partner" ADD CONSTRAINT "partner_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."deal_registration" ADD CONSTRAINT "deal_registration_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."deal_registration" ADD CONSTRAINT "deal_registration_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."deal_registration" ADD CONSTRAINT "deal_registration_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."deal_registration" ADD CONSTRAINT "deal_registration_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."deal_registration" ADD CONSTRAINT "deal_registration_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "channel"."partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."deal_registration" ADD CONSTRAINT "deal_registration_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."commission" ADD CONSTRAINT "commission_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."commission" ADD CONSTRAINT "commission_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."commission" ADD CONSTRAINT "commission_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."commission" ADD CONSTRAINT "commission_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."commission" ADD CONSTRAINT "commission_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "channel"."partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel"."commission" ADD CONSTRAINT "commission_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "channel"."deal_registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A customer is registered for one partner at a time, also where two people decide at once.
CREATE UNIQUE INDEX "deal_registration_one_accepted" ON "channel"."deal_registration"("customer_id") WHERE "status" = 'ACCEPTED';
