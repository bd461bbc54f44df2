-- CreateEnum
CREATE TYPE "pipeline"."loss_category" AS ENUM ('PRICE', 'FUNCTIONS', 'COMPETITOR', 'NO_BUDGET', 'TIMING', 'RELATIONSHIP', 'NO_DECISION', 'OTHER');

-- CreateEnum
CREATE TYPE "pipeline"."need_kind" AS ENUM ('PROCESS', 'SCENARIO', 'FUNCTION', 'PAIN');

-- CreateEnum
CREATE TYPE "pipeline"."need_priority" AS ENUM ('HIGH', 'MEDIUM', 'LOW');

-- CreateEnum
CREATE TYPE "pipeline"."solution_section" AS ENUM ('FEATURES', 'ADVANTAGES', 'IMPLEMENTATION', 'AFTER_SALES');

-- CreateEnum
CREATE TYPE "pipeline"."solution_status" AS ENUM ('DRAFT', 'DEPT_REVIEW', 'APPROVED', 'PRESENTED', 'ENDORSED', 'REJECTED');

-- CreateEnum
CREATE TYPE "pipeline"."negotiation_topic" AS ENUM ('PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES', 'OTHER');

-- DropIndex
DROP INDEX "pipeline"."target_person_id_period_key_idx";

-- DropIndex
DROP INDEX "pipeline"."target_org_unit_id_period_key_idx";

-- AlterTable
ALTER TABLE "pipeline"."stage" ADD COLUMN     "entry_checklist" TEXT[];

-- AlterTable
ALTER TABLE "pipeline"."opportunity" ADD COLUMN     "checks_not_recorded" TEXT[],
ADD COLUMN     "close_pushes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "competitor_id" UUID,
ADD COLUMN     "first_expected_close_on" DATE,
ADD COLUMN     "held_since" DATE,
ADD COLUMN     "hold_reason" TEXT,
ADD COLUMN     "loss_category" "pipeline"."loss_category";

-- AlterTable
ALTER TABLE "pipeline"."target" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "objected_at" TIMESTAMPTZ(3),
ADD COLUMN     "objection" TEXT,
ADD COLUMN     "over_assign_bp" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "revision_reason" TEXT;

-- CreateTable
CREATE TABLE "pipeline"."close_date_change" (
    "id" UUID NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "from_on" DATE,
    "to_on" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "close_date_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."need_item" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "opportunity_id" UUID NOT NULL,
    "kind" "pipeline"."need_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "priority" "pipeline"."need_priority" NOT NULL DEFAULT 'MEDIUM',
    "answered_by_section" "pipeline"."solution_section",

    CONSTRAINT "need_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."solution" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "status" "pipeline"."solution_status" NOT NULL DEFAULT 'DRAFT',
    "features" TEXT,
    "advantages" TEXT,
    "implementation" TEXT,
    "after_sales" TEXT,
    "content_hash" TEXT,
    "endorsed_by" TEXT,
    "endorsed_on" DATE,
    "endorsement" TEXT,

    CONSTRAINT "solution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."negotiation_round" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "opportunity_id" UUID NOT NULL,
    "topic" "pipeline"."negotiation_topic" NOT NULL,
    "held_on" DATE NOT NULL,
    "ours" TEXT,
    "theirs" TEXT,
    "concession" TEXT,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "manager_id" UUID,
    "attendees" TEXT,

    CONSTRAINT "negotiation_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."quote" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "valid_until" DATE NOT NULL,
    "discount_bp" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "list_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."quote_line" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "quote_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(18,3) NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,

    CONSTRAINT "quote_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."forecast_submission" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "period_key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "closed_minor" BIGINT NOT NULL,
    "commit_minor" BIGINT NOT NULL,
    "best_case_minor" BIGINT NOT NULL,
    "pipeline_minor" BIGINT NOT NULL,
    "weighted_minor" BIGINT NOT NULL,
    "adjustment_minor" BIGINT NOT NULL DEFAULT 0,
    "forecast_minor" BIGINT NOT NULL,
    "target_minor" BIGINT,
    "note" TEXT,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forecast_submission_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "close_date_change_opportunity_id_at_idx" ON "pipeline"."close_date_change"("opportunity_id", "at");

-- CreateIndex
CREATE INDEX "need_item_owner_id_idx" ON "pipeline"."need_item"("owner_id");

-- CreateIndex
CREATE INDEX "need_item_team_id_idx" ON "pipeline"."need_item"("team_id");

-- CreateIndex
CREATE INDEX "need_item_opportunity_id_idx" ON "pipeline"."need_item"("opportunity_id");

-- CreateIndex
CREATE INDEX "solution_owner_id_idx" ON "pipeline"."solution"("owner_id");

-- CreateIndex
CREATE INDEX "solution_team_id_idx" ON "pipeline"."solution"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "solution_opportunity_id_edition_key" ON "pipeline"."solution"("opportunity_id", "edition");

-- CreateIndex
CREATE INDEX "negotiation_round_owner_id_idx" ON "pipeline"."negotiation_round"("owner_id");

-- CreateIndex
CREATE INDEX "negotiation_round_team_id_idx" ON "pipeline"."negotiation_round"("team_id");

-- CreateIndex
CREATE INDEX "negotiation_round_opportunity_id_topic_idx" ON "pipeline"."negotiation_round"("opportunity_id", "topic");

-- CreateIndex
CREATE INDEX "negotiation_round_manager_id_idx" ON "pipeline"."negotiation_round"("manager_id");

-- CreateIndex
CREATE INDEX "quote_owner_id_idx" ON "pipeline"."quote"("owner_id");

-- CreateIndex
CREATE INDEX "quote_team_id_idx" ON "pipeline"."quote"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_opportunity_id_edition_key" ON "pipeline"."quote"("opportunity_id", "edition");

-- CreateIndex
CREATE INDEX "quote_line_owner_id_idx" ON "pipeline"."quote_line"("owner_id");

-- CreateIndex
CREATE INDEX "quote_line_team_id_idx" ON "pipeline"."quote_line"("team_id");

-- CreateIndex
CREATE INDEX "quote_line_quote_id_idx" ON "pipeline"."quote_line"("quote_id");

-- CreateIndex
CREATE INDEX "quote_line_product_id_idx" ON "pipeline"."quote_line"("product_id");

-- CreateIndex
CREATE INDEX "forecast_submission_owner_id_idx" ON "pipeline"."forecast_submission"("owner_id");

-- CreateIndex
CREATE INDEX "forecast_submission_team_id_idx" ON "pipeline"."forecast_submission"("team_id");

-- CreateIndex
CREATE INDEX "forecast_submission_person_id_period_key_taken_at_idx" ON "pipeline"."forecast_submission"("person_id", "period_key", "taken_at");

-- CreateIndex
CREATE INDEX "forecast_submission_period_key_taken_at_idx" ON "pipeline"."forecast_submission"("period_key", "taken_at");

-- CreateIndex
CREATE INDEX "opportunity_competitor_id_idx" ON "pipeline"."opportunity"("competitor_id");

-- CreateIndex
CREATE UNIQUE INDEX "target_person_id_period_key_metric_revision_key" ON "pipeline"."target"("person_id", "period_key", "metric", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "target_org_unit_id_period_key_metric_revision_key" ON "pipeline"."target"("org_unit_id", "period_key", "metric", "revision");

-- AddForeignKey
ALTER TABLE "pipeline"."opportunity" ADD CONSTRAINT "opportunity_competitor_id_fkey" FOREIGN KEY ("competitor_id") REFERENCES "pipeline"."competitor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."close_date_change" ADD CONSTRAINT "close_date_change_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."need_item" ADD CONSTRAINT "need_item_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."need_item" ADD CONSTRAINT "need_item_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."need_item" ADD CONSTRAINT "need_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."need_item" ADD CONSTRAINT "need_item_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."need_item" ADD CONSTRAINT "need_item_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."solution" ADD CONSTRAINT "solution_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."solution" ADD CONSTRAINT "solution_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."solution" ADD CONSTRAINT "solution_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."solution" ADD CONSTRAINT "solution_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."solution" ADD CONSTRAINT "solution_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."negotiation_round" ADD CONSTRAINT "negotiation_round_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."negotiation_round" ADD CONSTRAINT "negotiation_round_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."negotiation_round" ADD CONSTRAINT "negotiation_round_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."negotiation_round" ADD CONSTRAINT "negotiation_round_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."negotiation_round" ADD CONSTRAINT "negotiation_round_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."negotiation_round" ADD CONSTRAINT "negotiation_round_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote" ADD CONSTRAINT "quote_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote" ADD CONSTRAINT "quote_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote" ADD CONSTRAINT "quote_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote" ADD CONSTRAINT "quote_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote" ADD CONSTRAINT "quote_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "pipeline"."opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote_line" ADD CONSTRAINT "quote_line_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote_line" ADD CONSTRAINT "quote_line_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote_line" ADD CONSTRAINT "quote_line_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote_line" ADD CONSTRAINT "quote_line_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote_line" ADD CONSTRAINT "quote_line_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "pipeline"."quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."quote_line" ADD CONSTRAINT "quote_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "catalog"."product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."forecast_submission" ADD CONSTRAINT "forecast_submission_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."forecast_submission" ADD CONSTRAINT "forecast_submission_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."forecast_submission" ADD CONSTRAINT "forecast_submission_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."forecast_submission" ADD CONSTRAINT "forecast_submission_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."forecast_submission" ADD CONSTRAINT "forecast_submission_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
