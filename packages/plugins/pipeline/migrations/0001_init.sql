-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "pipeline";

-- CreateEnum
CREATE TYPE "pipeline"."stage_outcome" AS ENUM ('OPEN', 'WON', 'LOST');

-- CreateEnum
CREATE TYPE "pipeline"."lead_source" AS ENUM ('WEB', 'CALL', 'EMAIL', 'EVENT', 'REFERRAL', 'PARTNER', 'RESEARCH', 'IMPORT', 'OTHER');

-- CreateEnum
CREATE TYPE "pipeline"."lead_status" AS ENUM ('NEW', 'ASSIGNED', 'WORKING', 'QUALIFIED', 'CONVERTED', 'UNQUALIFIED', 'DUPLICATE');

-- CreateEnum
CREATE TYPE "pipeline"."lead_grade" AS ENUM ('HOT', 'WARM', 'COLD');

-- CreateEnum
CREATE TYPE "pipeline"."opportunity_kind" AS ENUM ('NEW', 'UPSELL', 'RENEWAL', 'REPURCHASE');

-- CreateEnum
CREATE TYPE "pipeline"."forecast_category" AS ENUM ('OMITTED', 'PIPELINE', 'BEST_CASE', 'COMMIT', 'CLOSED');

-- CreateEnum
CREATE TYPE "pipeline"."split_kind" AS ENUM ('REVENUE', 'OVERLAY');

-- CreateEnum
CREATE TYPE "pipeline"."target_period" AS ENUM ('YEAR', 'QUARTER', 'MONTH');

-- CreateEnum
CREATE TYPE "pipeline"."target_metric" AS ENUM ('SALES_AMOUNT', 'PROFIT', 'NEW_CUSTOMERS', 'COLLECTION');

-- CreateEnum
CREATE TYPE "pipeline"."target_status" AS ENUM ('DRAFT', 'PROPOSED', 'APPROVED', 'SUPERSEDED');

-- CreateTable
CREATE TABLE "pipeline"."stage" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_translations" JSONB,
    "ordinal" INTEGER NOT NULL,
    "probability_bp" INTEGER NOT NULL,
    "outcome" "pipeline"."stage_outcome" NOT NULL DEFAULT 'OPEN',
    "rot_days" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."lead" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "company" TEXT,
    "title" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "business_scope" TEXT,
    "pain_points" TEXT,
    "source" "pipeline"."lead_source" NOT NULL DEFAULT 'OTHER',
    "status" "pipeline"."lead_status" NOT NULL DEFAULT 'NEW',
    "grade" "pipeline"."lead_grade",
    "score" INTEGER,
    "first_contact_at" TIMESTAMPTZ(3),
    "disqualify_reason" TEXT,
    "customer_id" UUID,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."opportunity" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "customer_id" UUID,
    "contact_id" UUID,
    "lead_id" UUID,
    "product_id" UUID,
    "stage_id" UUID NOT NULL,
    "kind" "pipeline"."opportunity_kind" NOT NULL DEFAULT 'NEW',
    "amount_minor" BIGINT,
    "currency" CHAR(3),
    "probability_bp" INTEGER NOT NULL,
    "expected_close_on" DATE,
    "engaged_on" DATE,
    "closed_on" DATE,
    "forecast_category" "pipeline"."forecast_category" NOT NULL DEFAULT 'PIPELINE',
    "key_deal" BOOLEAN NOT NULL DEFAULT false,
    "loss_reason" TEXT,
    "next_step" TEXT,
    "next_step_due_on" DATE,
    "description" TEXT,

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."opportunity_line" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "opportunity_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(18,3) NOT NULL DEFAULT 1,
    "unit_price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "opportunity_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."split" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "opportunity_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "pipeline"."split_kind" NOT NULL DEFAULT 'REVENUE',
    "share_bp" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,

    CONSTRAINT "split_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."stage_span" (
    "id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "stage_span_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."target" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "period" "pipeline"."target_period" NOT NULL,
    "period_key" TEXT NOT NULL,
    "person_id" UUID,
    "org_unit_id" UUID,
    "metric" "pipeline"."target_metric" NOT NULL DEFAULT 'SALES_AMOUNT',
    "value_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "pipeline"."target_status" NOT NULL DEFAULT 'DRAFT',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "effective_from" DATE,
    "parent_id" UUID,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stage_key_key" ON "pipeline"."stage"("key");

-- CreateIndex
CREATE INDEX "stage_ordinal_idx" ON "pipeline"."stage"("ordinal");

-- CreateIndex
CREATE INDEX "lead_owner_id_idx" ON "pipeline"."lead"("owner_id");

-- CreateIndex
CREATE INDEX "lead_team_id_idx" ON "pipeline"."lead"("team_id");

-- CreateIndex
CREATE INDEX "lead_status_created_at_idx" ON "pipeline"."lead"("status", "created_at");

-- CreateIndex
CREATE INDEX "lead_customer_id_idx" ON "pipeline"."lead"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "opportunity_code_key" ON "pipeline"."opportunity"("code");

-- CreateIndex
CREATE INDEX "opportunity_owner_id_idx" ON "pipeline"."opportunity"("owner_id");

-- CreateIndex
CREATE INDEX "opportunity_team_id_idx" ON "pipeline"."opportunity"("team_id");

-- CreateIndex
CREATE INDEX "opportunity_stage_id_expected_close_on_idx" ON "pipeline"."opportunity"("stage_id", "expected_close_on");

-- CreateIndex
CREATE INDEX "opportunity_customer_id_idx" ON "pipeline"."opportunity"("customer_id");

-- CreateIndex
CREATE INDEX "opportunity_contact_id_idx" ON "pipeline"."opportunity"("contact_id");

-- CreateIndex
CREATE INDEX "opportunity_lead_id_idx" ON "pipeline"."opportunity"("lead_id");

-- CreateIndex
CREATE INDEX "opportunity_product_id_idx" ON "pipeline"."opportunity"("product_id");

-- CreateIndex
CREATE INDEX "opportunity_closed_on_idx" ON "pipeline"."opportunity"("closed_on");

-- CreateIndex
CREATE INDEX "opportunity_owner_id_stage_id_idx" ON "pipeline"."opportunity"("owner_id", "stage_id");

-- CreateIndex
CREATE INDEX "opportunity_line_owner_id_idx" ON "pipeline"."opportunity_line"("owner_id");

-- CreateIndex
CREATE INDEX "opportunity_line_team_id_idx" ON "pipeline"."opportunity_line"("team_id");

-- CreateIndex
CREATE INDEX "opportunity_line_opportunity_id_idx" ON "pipeline"."opportunity_line"("opportunity_id");

-- CreateIndex
CREATE INDEX "opportunity_line_product_id_idx" ON "pipeline"."opportunity_line"("product_id");

-- CreateIndex
CREATE INDEX "split_owner_id_idx" ON "pipeline"."split"("owner_id");

-- CreateIndex
CREATE INDEX "split_team_id_idx" ON "pipeline"."split"("team_id");

-- CreateIndex
CREATE INDEX "split_person_id_idx" ON "pipeline"."split"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "split_opportunity_id_person_id_kind_effective_from_key" ON "pipeline"."split"("opportunity_id", "person_id", "kind", "effective_from");

-- CreateIndex
CREATE INDEX "stage_span_opportunity_id_entered_at_idx" ON "pipeline"."stage_span"("opportunity_id", "entered_at");

-- CreateIndex
CREATE INDEX "stage_span_stage_id_idx" ON "pipeline"."stage_span"("stage_id");

-- CreateIndex
CREATE INDEX "target_owner_id_idx" ON "pipeline"."target"("owner_id");

-- CreateIndex
CREATE INDEX "target_team_id_idx" ON "pipeline"."target"("team_id");

-- CreateIndex
CREATE INDEX "target_person_id_period_key_idx" ON "pipeline"."target"("person_id", "period_key");

-- CreateIndex
CREATE INDEX "target_org_unit_id_period_key_idx" ON "pipeline"."target"("org_unit_id", "period_key");

-- CreateIndex
CREATE INDEX "target_parent_id_idx" ON "pipeline"."target"("parent_id");

-- AddForeignKey
ALTER TABLE "pipeline"."stage" ADD CONSTRAINT "stage_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."stage" ADD CONSTRAINT "stage_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead" ADD CONSTRAINT "lead_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead" ADD CONSTRAINT "lead_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead" ADD CONSTRAINT "lead_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead" ADD CONSTRAINT "lead_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead" ADD CONSTRAINT "lead_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "customers"."contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "pipeline"."lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "catalog"."product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "pipeline"."stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity_line" ADD CONSTRAINT "opportunity_line_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity_line" ADD CONSTRAINT "opportunity_line_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity_line" ADD CONSTRAINT "opportunity_line_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity_line" ADD CONSTRAINT "opportunity_line_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity_line" ADD CONSTRAINT "opportunity_line_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity_line" ADD CONSTRAINT "opportunity_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "catalog"."product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."split" ADD CONSTRAINT "split_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."split" ADD CONSTRAINT "split_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."split" ADD CONSTRAINT "split_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."split" ADD CONSTRAINT "split_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."split" ADD CONSTRAINT "split_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."split" ADD CONSTRAINT "split_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."stage_span" ADD CONSTRAINT "stage_span_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."stage_span" ADD CONSTRAINT "stage_span_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "pipeline"."stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "core"."org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "pipeline"."target"("id") ON DELETE SET NULL ON UPDATE CASCADE;
