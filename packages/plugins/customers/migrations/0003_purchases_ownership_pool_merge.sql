-- CreateEnum
CREATE TYPE "customers"."purchase_kind" AS ENUM ('NEW', 'RENEWAL', 'AMENDMENT', 'RETURN', 'MANUAL');

-- CreateEnum
CREATE TYPE "customers"."ownership_reason" AS ENUM ('CREATED', 'CLAIMED', 'RELEASED', 'RECYCLED', 'TRANSFERRED', 'MERGED', 'CHANGED');

-- CreateEnum
CREATE TYPE "customers"."hold_kind" AS ENUM ('ACTIVE_CONTRACT', 'OPEN_TICKET', 'OVERDUE_RECEIVABLE', 'OPEN_DEAL');

-- AlterTable
ALTER TABLE "customers"."customer" ADD COLUMN     "billing_account" TEXT,
ADD COLUMN     "billing_bank" TEXT,
ADD COLUMN     "billing_tax_no" TEXT,
ADD COLUMN     "billing_title" TEXT,
ADD COLUMN     "credit_limit_currency" CHAR(3),
ADD COLUMN     "credit_limit_minor" BIGINT,
ADD COLUMN     "last_purchase_on" DATE,
ADD COLUMN     "last_verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "lost_at" TIMESTAMPTZ(3),
ADD COLUMN     "lost_reason" TEXT,
ADD COLUMN     "match_domain" TEXT,
ADD COLUMN     "match_name" TEXT,
ADD COLUMN     "match_phone" TEXT,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "pool_protected" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "referred_by_id" UUID,
ADD COLUMN     "verify_due_on" DATE;

-- AlterTable
ALTER TABLE "customers"."contact" ADD COLUMN     "emails" TEXT[],
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "moved_from_id" UUID,
ADD COLUMN     "opt_out_call" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "opt_out_email" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "opt_out_sms" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "phones" TEXT[],
ADD COLUMN     "valid_from" DATE,
ADD COLUMN     "valid_to" DATE;

-- CreateTable
CREATE TABLE "customers"."purchase_fact" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "fact_key" TEXT NOT NULL,
    "source_module" TEXT NOT NULL,
    "source_id" TEXT,
    "kind" "customers"."purchase_kind" NOT NULL,
    "on" DATE NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "base_minor" BIGINT,
    "base_currency" CHAR(3),
    "note" TEXT,
    "customer_id" UUID NOT NULL,
    "reverses_id" UUID,

    CONSTRAINT "purchase_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."ownership_span" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "customer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reason" "customers"."ownership_reason" NOT NULL,
    "end_reason" "customers"."ownership_reason",
    "note" TEXT,
    "current" BOOLEAN,

    CONSTRAINT "ownership_span_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."customer_policy" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "name" TEXT NOT NULL,
    "claim_per_day" INTEGER NOT NULL DEFAULT 10,
    "hold_cap" INTEGER NOT NULL DEFAULT 200,
    "cooldown_hours" INTEGER NOT NULL DEFAULT 72,
    "recycle_no_contact_days" INTEGER NOT NULL DEFAULT 0,
    "recycle_no_deal_days" INTEGER NOT NULL DEFAULT 0,
    "remind_days_before" INTEGER NOT NULL DEFAULT 7,
    "dormant_after_months" INTEGER NOT NULL DEFAULT 18,
    "verify_every_days_a" INTEGER NOT NULL DEFAULT 90,
    "verify_every_days_b" INTEGER NOT NULL DEFAULT 180,
    "verify_every_days_c" INTEGER NOT NULL DEFAULT 365,
    "verify_every_days_d" INTEGER NOT NULL DEFAULT 365,
    "hint_hidden" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "customer_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."pool_claim_day" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "pool_claim_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."customer_hold" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "customers"."hold_kind" NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "customer_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."customer_merge" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "winner_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "loser_name" TEXT NOT NULL,
    "undo_until" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "moved" JSONB NOT NULL,

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "purchase_fact_fact_key_key" ON "customers"."purchase_fact"("fact_key");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_fact_reverses_id_key" ON "customers"."purchase_fact"("reverses_id");

-- CreateIndex
CREATE INDEX "purchase_fact_owner_id_idx" ON "customers"."purchase_fact"("owner_id");

-- CreateIndex
CREATE INDEX "purchase_fact_team_id_idx" ON "customers"."purchase_fact"("team_id");

-- CreateIndex
CREATE INDEX "purchase_fact_customer_id_on_idx" ON "customers"."purchase_fact"("customer_id", "on");

-- CreateIndex
CREATE INDEX "purchase_fact_source_module_source_id_idx" ON "customers"."purchase_fact"("source_module", "source_id");

-- CreateIndex
CREATE INDEX "ownership_span_owner_id_idx" ON "customers"."ownership_span"("owner_id");

-- CreateIndex
CREATE INDEX "ownership_span_team_id_idx" ON "customers"."ownership_span"("team_id");

-- CreateIndex
CREATE INDEX "ownership_span_customer_id_began_at_idx" ON "customers"."ownership_span"("customer_id", "began_at");

-- CreateIndex
CREATE INDEX "ownership_span_person_id_idx" ON "customers"."ownership_span"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "ownership_span_customer_id_current_key" ON "customers"."ownership_span"("customer_id", "current");

-- CreateIndex
CREATE UNIQUE INDEX "customer_policy_name_key" ON "customers"."customer_policy"("name");

-- CreateIndex
CREATE UNIQUE INDEX "pool_claim_day_person_id_on_key" ON "customers"."pool_claim_day"("person_id", "on");

-- CreateIndex
CREATE INDEX "customer_hold_customer_id_idx" ON "customers"."customer_hold"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_hold_kind_source_source_id_key" ON "customers"."customer_hold"("kind", "source", "source_id");

-- CreateIndex
CREATE INDEX "customer_merge_owner_id_idx" ON "customers"."customer_merge"("owner_id");

-- CreateIndex
CREATE INDEX "customer_merge_team_id_idx" ON "customers"."customer_merge"("team_id");

-- CreateIndex
CREATE INDEX "customer_merge_winner_id_idx" ON "customers"."customer_merge"("winner_id");

-- CreateIndex
CREATE INDEX "customer_merge_loser_id_idx" ON "customers"."customer_merge"("loser_id");

-- CreateIndex
CREATE INDEX "customer_referred_by_id_idx" ON "customers"."customer"("referred_by_id");

-- CreateIndex
CREATE INDEX "customer_merged_into_id_idx" ON "customers"."customer"("merged_into_id");

-- CreateIndex
CREATE INDEX "customer_match_name_idx" ON "customers"."customer"("match_name");

-- CreateIndex
CREATE INDEX "customer_match_domain_idx" ON "customers"."customer"("match_domain");

-- CreateIndex
CREATE INDEX "customer_match_phone_idx" ON "customers"."customer"("match_phone");

-- CreateIndex
CREATE INDEX "customer_verify_due_on_idx" ON "customers"."customer"("verify_due_on");

-- CreateIndex
CREATE INDEX "contact_moved_from_id_idx" ON "customers"."contact"("moved_from_id");

-- AddForeignKey
ALTER TABLE "customers"."customer" ADD CONSTRAINT "customer_referred_by_id_fkey" FOREIGN KEY ("referred_by_id") REFERENCES "customers"."customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer" ADD CONSTRAINT "customer_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "customers"."customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."contact" ADD CONSTRAINT "contact_moved_from_id_fkey" FOREIGN KEY ("moved_from_id") REFERENCES "customers"."contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."purchase_fact" ADD CONSTRAINT "purchase_fact_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."purchase_fact" ADD CONSTRAINT "purchase_fact_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."purchase_fact" ADD CONSTRAINT "purchase_fact_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."purchase_fact" ADD CONSTRAINT "purchase_fact_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."purchase_fact" ADD CONSTRAINT "purchase_fact_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."purchase_fact" ADD CONSTRAINT "purchase_fact_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "customers"."purchase_fact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."ownership_span" ADD CONSTRAINT "ownership_span_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."ownership_span" ADD CONSTRAINT "ownership_span_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."ownership_span" ADD CONSTRAINT "ownership_span_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."ownership_span" ADD CONSTRAINT "ownership_span_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."ownership_span" ADD CONSTRAINT "ownership_span_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."ownership_span" ADD CONSTRAINT "ownership_span_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_policy" ADD CONSTRAINT "customer_policy_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_policy" ADD CONSTRAINT "customer_policy_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."pool_claim_day" ADD CONSTRAINT "pool_claim_day_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_hold" ADD CONSTRAINT "customer_hold_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_merge" ADD CONSTRAINT "customer_merge_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_merge" ADD CONSTRAINT "customer_merge_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_merge" ADD CONSTRAINT "customer_merge_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_merge" ADD CONSTRAINT "customer_merge_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_merge" ADD CONSTRAINT "customer_merge_winner_id_fkey" FOREIGN KEY ("winner_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_merge" ADD CONSTRAINT "customer_merge_loser_id_fkey" FOREIGN KEY ("loser_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The days of first purchases that are known already become facts, so that what follows from purchases goes on from there.
INSERT INTO "customers"."purchase_fact" ("id", "fact_key", "source_module", "kind", "on", "gross_minor", "currency", "note", "customer_id", "owner_id", "team_id")
SELECT gen_random_uuid(), 'opening:' || "id", 'opening', 'MANUAL', "first_purchase_on", 0, COALESCE("annual_revenue_currency", 'CNY'), NULL, "id", "owner_id", "team_id"
FROM "customers"."customer" WHERE "first_purchase_on" IS NOT NULL;

-- The history of owners begins with the day on which a customer was entered.
INSERT INTO "customers"."ownership_span" ("id", "customer_id", "person_id", "began_at", "reason", "current", "owner_id", "team_id")
SELECT gen_random_uuid(), "id", "owner_id", "created_at", 'CREATED', true, "owner_id", "team_id"
FROM "customers"."customer" WHERE "owner_id" IS NOT NULL;
