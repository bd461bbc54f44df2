-- CreateEnum
CREATE TYPE "pipeline"."touch_activity" AS ENUM ('FORM', 'DEMO_REQUEST', 'ATTENDED', 'DOWNLOAD', 'CONTACT', 'IMPORT', 'OTHER');

-- CreateEnum
CREATE TYPE "pipeline"."lead_factor" AS ENUM ('EMPLOYEES', 'INDUSTRY', 'REGION', 'TITLE', 'SOURCE', 'BUSINESS_SCOPE', 'PAIN_POINTS', 'ACTIVITY', 'CAMPAIGN');

-- CreateEnum
CREATE TYPE "pipeline"."lead_operator" AS ENUM ('IS', 'CONTAINS', 'AT_LEAST', 'AT_MOST', 'KNOWN');

-- CreateEnum
CREATE TYPE "pipeline"."assign_method" AS ENUM ('ROUND_ROBIN', 'LEAST_LOADED', 'TERRITORY', 'MANUAL');

-- CreateEnum
CREATE TYPE "pipeline"."research_status" AS ENUM ('DRAFT', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "pipeline"."suggestion_status" AS ENUM ('NEW', 'ACCEPTED', 'REJECTED', 'DELIVERED');

-- CreateEnum
CREATE TYPE "pipeline"."sales_plan_status" AS ENUM ('DRAFT', 'PROPOSED', 'APPROVED', 'SUPERSEDED');

-- AlterEnum
ALTER TYPE "pipeline"."lead_status" ADD VALUE 'RECYCLED';

-- AlterTable
ALTER TABLE "pipeline"."lead" ADD COLUMN     "assigned_at" TIMESTAMPTZ(3),
ADD COLUMN     "campaign_ref" TEXT,
ADD COLUMN     "company_key" TEXT,
ADD COLUMN     "credit_code" TEXT,
ADD COLUMN     "duplicate_of_id" UUID,
ADD COLUMN     "email_key" TEXT,
ADD COLUMN     "employees" INTEGER,
ADD COLUMN     "first_contact_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "fit_score" INTEGER,
ADD COLUMN     "industry" TEXT,
ADD COLUMN     "intent_score" INTEGER,
ADD COLUMN     "last_contact_at" TIMESTAMPTZ(3),
ADD COLUMN     "phone_key" TEXT,
ADD COLUMN     "qualify_reason" TEXT,
ADD COLUMN     "region" TEXT;

-- CreateTable
CREATE TABLE "pipeline"."lead_touch" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "lead_id" UUID NOT NULL,
    "activity" "pipeline"."touch_activity" NOT NULL DEFAULT 'OTHER',
    "source" "pipeline"."lead_source" NOT NULL DEFAULT 'OTHER',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "campaign_ref" TEXT,
    "consent" BOOLEAN,
    "note" TEXT,
    "event_key" TEXT,

    CONSTRAINT "lead_touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."score_rule" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "name" TEXT NOT NULL,
    "factor" "pipeline"."lead_factor" NOT NULL,
    "operator" "pipeline"."lead_operator" NOT NULL DEFAULT 'IS',
    "value" TEXT,
    "points" INTEGER NOT NULL,
    "decay_days" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "score_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."score_event" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "touch_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "decay_days" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "score_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."assign_rule" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "factor" "pipeline"."lead_factor",
    "operator" "pipeline"."lead_operator" NOT NULL DEFAULT 'IS',
    "value" TEXT,
    "method" "pipeline"."assign_method" NOT NULL DEFAULT 'ROUND_ROBIN',
    "unit_id" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "assign_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."lead_taker" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "person_id" UUID NOT NULL,
    "capacity" INTEGER NOT NULL DEFAULT 20,
    "territories" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "lead_taker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."lead_form" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "campaign_ref" TEXT,
    "origins" TEXT[],
    "consent_needed" BOOLEAN NOT NULL DEFAULT true,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "lead_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."lead_policy" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "name" TEXT NOT NULL,
    "qualify_at" INTEGER NOT NULL DEFAULT 60,
    "hot_at" INTEGER NOT NULL DEFAULT 60,
    "warm_at" INTEGER NOT NULL DEFAULT 30,
    "first_contact_hours" INTEGER NOT NULL DEFAULT 8,
    "recycle_days" INTEGER NOT NULL DEFAULT 14,

    CONSTRAINT "lead_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."lead_lock" (
    "key" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3),

    CONSTRAINT "lead_lock_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "pipeline"."market_research" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "title" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "scope" TEXT,
    "findings" TEXT,
    "conclusion" TEXT,
    "status" "pipeline"."research_status" NOT NULL DEFAULT 'DRAFT',

    CONSTRAINT "market_research_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."competitor" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "website" TEXT,
    "strengths" TEXT,
    "weaknesses" TEXT,

    CONSTRAINT "competitor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."competitor_note" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "competitor_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "heard_on" DATE NOT NULL,
    "origin" TEXT,

    CONSTRAINT "competitor_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."product_suggestion" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "product_id" UUID,
    "customer_id" UUID,
    "status" "pipeline"."suggestion_status" NOT NULL DEFAULT 'NEW',
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pipeline"."sales_plan" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "title" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "strategy" TEXT NOT NULL,
    "status" "pipeline"."sales_plan_status" NOT NULL DEFAULT 'DRAFT',
    "proposed_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "sales_plan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "lead_touch_event_key_key" ON "pipeline"."lead_touch"("event_key");

-- CreateIndex
CREATE INDEX "lead_touch_owner_id_idx" ON "pipeline"."lead_touch"("owner_id");

-- CreateIndex
CREATE INDEX "lead_touch_team_id_idx" ON "pipeline"."lead_touch"("team_id");

-- CreateIndex
CREATE INDEX "lead_touch_lead_id_at_idx" ON "pipeline"."lead_touch"("lead_id", "at");

-- CreateIndex
CREATE INDEX "score_event_lead_id_idx" ON "pipeline"."score_event"("lead_id");

-- CreateIndex
CREATE INDEX "score_event_touch_id_idx" ON "pipeline"."score_event"("touch_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_event_rule_id_touch_id_key" ON "pipeline"."score_event"("rule_id", "touch_id");

-- CreateIndex
CREATE INDEX "assign_rule_ordinal_idx" ON "pipeline"."assign_rule"("ordinal");

-- CreateIndex
CREATE INDEX "assign_rule_unit_id_idx" ON "pipeline"."assign_rule"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_taker_person_id_key" ON "pipeline"."lead_taker"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_form_token_key" ON "pipeline"."lead_form"("token");

-- CreateIndex
CREATE INDEX "lead_form_unit_id_idx" ON "pipeline"."lead_form"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_policy_name_key" ON "pipeline"."lead_policy"("name");

-- CreateIndex
CREATE INDEX "market_research_owner_id_idx" ON "pipeline"."market_research"("owner_id");

-- CreateIndex
CREATE INDEX "market_research_team_id_idx" ON "pipeline"."market_research"("team_id");

-- CreateIndex
CREATE INDEX "market_research_status_created_at_idx" ON "pipeline"."market_research"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "competitor_name_key" ON "pipeline"."competitor"("name");

-- CreateIndex
CREATE INDEX "competitor_owner_id_idx" ON "pipeline"."competitor"("owner_id");

-- CreateIndex
CREATE INDEX "competitor_team_id_idx" ON "pipeline"."competitor"("team_id");

-- CreateIndex
CREATE INDEX "competitor_note_owner_id_idx" ON "pipeline"."competitor_note"("owner_id");

-- CreateIndex
CREATE INDEX "competitor_note_team_id_idx" ON "pipeline"."competitor_note"("team_id");

-- CreateIndex
CREATE INDEX "competitor_note_competitor_id_heard_on_idx" ON "pipeline"."competitor_note"("competitor_id", "heard_on");

-- CreateIndex
CREATE INDEX "product_suggestion_owner_id_idx" ON "pipeline"."product_suggestion"("owner_id");

-- CreateIndex
CREATE INDEX "product_suggestion_team_id_idx" ON "pipeline"."product_suggestion"("team_id");

-- CreateIndex
CREATE INDEX "product_suggestion_status_created_at_idx" ON "pipeline"."product_suggestion"("status", "created_at");

-- CreateIndex
CREATE INDEX "product_suggestion_product_id_idx" ON "pipeline"."product_suggestion"("product_id");

-- CreateIndex
CREATE INDEX "product_suggestion_customer_id_idx" ON "pipeline"."product_suggestion"("customer_id");

-- CreateIndex
CREATE INDEX "product_suggestion_answered_by_id_idx" ON "pipeline"."product_suggestion"("answered_by_id");

-- CreateIndex
CREATE INDEX "sales_plan_owner_id_idx" ON "pipeline"."sales_plan"("owner_id");

-- CreateIndex
CREATE INDEX "sales_plan_team_id_idx" ON "pipeline"."sales_plan"("team_id");

-- CreateIndex
CREATE INDEX "sales_plan_approved_by_id_idx" ON "pipeline"."sales_plan"("approved_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_plan_year_revision_key" ON "pipeline"."sales_plan"("year", "revision");

-- CreateIndex
CREATE INDEX "lead_status_first_contact_due_at_id_idx" ON "pipeline"."lead"("status", "first_contact_due_at", "id");

-- CreateIndex
CREATE INDEX "lead_owner_id_status_idx" ON "pipeline"."lead"("owner_id", "status");

-- CreateIndex
CREATE INDEX "lead_duplicate_of_id_idx" ON "pipeline"."lead"("duplicate_of_id");

-- CreateIndex
CREATE INDEX "lead_credit_code_idx" ON "pipeline"."lead"("credit_code");

-- CreateIndex
CREATE INDEX "lead_company_key_idx" ON "pipeline"."lead"("company_key");

-- CreateIndex
CREATE INDEX "lead_email_key_idx" ON "pipeline"."lead"("email_key");

-- CreateIndex
CREATE INDEX "lead_phone_key_idx" ON "pipeline"."lead"("phone_key");

-- AddForeignKey
ALTER TABLE "pipeline"."lead" ADD CONSTRAINT "lead_duplicate_of_id_fkey" FOREIGN KEY ("duplicate_of_id") REFERENCES "pipeline"."lead"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_touch" ADD CONSTRAINT "lead_touch_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_touch" ADD CONSTRAINT "lead_touch_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_touch" ADD CONSTRAINT "lead_touch_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_touch" ADD CONSTRAINT "lead_touch_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_touch" ADD CONSTRAINT "lead_touch_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "pipeline"."lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."score_rule" ADD CONSTRAINT "score_rule_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."score_rule" ADD CONSTRAINT "score_rule_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."score_event" ADD CONSTRAINT "score_event_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "pipeline"."lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."score_event" ADD CONSTRAINT "score_event_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "pipeline"."score_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."score_event" ADD CONSTRAINT "score_event_touch_id_fkey" FOREIGN KEY ("touch_id") REFERENCES "pipeline"."lead_touch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."assign_rule" ADD CONSTRAINT "assign_rule_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."assign_rule" ADD CONSTRAINT "assign_rule_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."assign_rule" ADD CONSTRAINT "assign_rule_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "core"."org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_taker" ADD CONSTRAINT "lead_taker_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_taker" ADD CONSTRAINT "lead_taker_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_taker" ADD CONSTRAINT "lead_taker_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_form" ADD CONSTRAINT "lead_form_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_form" ADD CONSTRAINT "lead_form_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_form" ADD CONSTRAINT "lead_form_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_policy" ADD CONSTRAINT "lead_policy_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."lead_policy" ADD CONSTRAINT "lead_policy_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."market_research" ADD CONSTRAINT "market_research_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."market_research" ADD CONSTRAINT "market_research_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."market_research" ADD CONSTRAINT "market_research_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."market_research" ADD CONSTRAINT "market_research_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor" ADD CONSTRAINT "competitor_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor" ADD CONSTRAINT "competitor_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor" ADD CONSTRAINT "competitor_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor" ADD CONSTRAINT "competitor_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor_note" ADD CONSTRAINT "competitor_note_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor_note" ADD CONSTRAINT "competitor_note_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor_note" ADD CONSTRAINT "competitor_note_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor_note" ADD CONSTRAINT "competitor_note_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."competitor_note" ADD CONSTRAINT "competitor_note_competitor_id_fkey" FOREIGN KEY ("competitor_id") REFERENCES "pipeline"."competitor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."product_suggestion" ADD CONSTRAINT "product_suggestion_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."product_suggestion" ADD CONSTRAINT "product_suggestion_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."product_suggestion" ADD CONSTRAINT "product_suggestion_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."product_suggestion" ADD CONSTRAINT "product_suggestion_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."product_suggestion" ADD CONSTRAINT "product_suggestion_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "catalog"."product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."product_suggestion" ADD CONSTRAINT "product_suggestion_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."product_suggestion" ADD CONSTRAINT "product_suggestion_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."sales_plan" ADD CONSTRAINT "sales_plan_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."sales_plan" ADD CONSTRAINT "sales_plan_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."sales_plan" ADD CONSTRAINT "sales_plan_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."sales_plan" ADD CONSTRAINT "sales_plan_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."sales_plan" ADD CONSTRAINT "sales_plan_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What has to happen one after the other is held by a row of its own; the numbers that leads are worked by are one row, too.
INSERT INTO "pipeline"."lead_lock" ("key") VALUES ('capture'), ('assign');
INSERT INTO "pipeline"."lead_policy" ("id", "name") VALUES (gen_random_uuid(), 'Leads');
