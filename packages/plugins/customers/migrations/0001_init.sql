-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "customers";

-- CreateEnum
CREATE TYPE "customers"."customer_kind" AS ENUM ('ORG', 'PERSON', 'PARTNER');

-- CreateEnum
CREATE TYPE "customers"."customer_lifecycle" AS ENUM ('PROSPECT', 'ACTIVE', 'DORMANT', 'LOST');

-- CreateEnum
CREATE TYPE "customers"."customer_class" AS ENUM ('A', 'B', 'C', 'D');

-- CreateEnum
CREATE TYPE "customers"."size_band" AS ENUM ('FROM_1', 'FROM_20', 'FROM_100', 'FROM_500', 'FROM_2000');

-- CreateEnum
CREATE TYPE "customers"."contact_role" AS ENUM ('DECISION_MAKER', 'INFLUENCER', 'USER', 'GATEKEEPER', 'FINANCE', 'TECHNICAL');

-- CreateEnum
CREATE TYPE "customers"."interaction_kind" AS ENUM ('CALL', 'EMAIL', 'VISIT', 'MEETING', 'WECHAT', 'DEMO', 'TRAINING', 'OTHER');

-- CreateEnum
CREATE TYPE "customers"."direction" AS ENUM ('INBOUND', 'OUTBOUND');

-- CreateTable
CREATE TABLE "customers"."customer" (
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
    "kind" "customers"."customer_kind" NOT NULL DEFAULT 'ORG',
    "lifecycle" "customers"."customer_lifecycle" NOT NULL DEFAULT 'PROSPECT',
    "customer_class" "customers"."customer_class",
    "blacklisted" BOOLEAN NOT NULL DEFAULT false,
    "credit_code" TEXT,
    "industry" TEXT,
    "country" TEXT,
    "region" TEXT,
    "address" TEXT,
    "website" TEXT,
    "phone" TEXT,
    "size_band" "customers"."size_band",
    "employees" INTEGER,
    "founded_year" INTEGER,
    "annual_revenue_minor" BIGINT,
    "annual_revenue_currency" CHAR(3),
    "source" TEXT,
    "description" TEXT,
    "last_contact_at" TIMESTAMPTZ(3),
    "first_purchase_on" DATE,
    "parent_id" UUID,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."contact" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "role" "customers"."contact_role",
    "email" TEXT,
    "phone" TEXT,
    "wechat" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."interaction" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "summary" TEXT NOT NULL,
    "kind" "customers"."interaction_kind" NOT NULL,
    "direction" "customers"."direction" NOT NULL DEFAULT 'OUTBOUND',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "next_action" TEXT,
    "next_due_on" DATE,
    "customer_id" UUID NOT NULL,
    "contact_id" UUID,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_code_key" ON "customers"."customer"("code");

-- CreateIndex
CREATE UNIQUE INDEX "customer_credit_code_key" ON "customers"."customer"("credit_code");

-- CreateIndex
CREATE INDEX "customer_owner_id_idx" ON "customers"."customer"("owner_id");

-- CreateIndex
CREATE INDEX "customer_team_id_idx" ON "customers"."customer"("team_id");

-- CreateIndex
CREATE INDEX "customer_name_idx" ON "customers"."customer"("name");

-- CreateIndex
CREATE INDEX "customer_parent_id_idx" ON "customers"."customer"("parent_id");

-- CreateIndex
CREATE INDEX "contact_owner_id_idx" ON "customers"."contact"("owner_id");

-- CreateIndex
CREATE INDEX "contact_team_id_idx" ON "customers"."contact"("team_id");

-- CreateIndex
CREATE INDEX "contact_customer_id_idx" ON "customers"."contact"("customer_id");

-- CreateIndex
CREATE INDEX "interaction_owner_id_idx" ON "customers"."interaction"("owner_id");

-- CreateIndex
CREATE INDEX "interaction_team_id_idx" ON "customers"."interaction"("team_id");

-- CreateIndex
CREATE INDEX "interaction_customer_id_at_idx" ON "customers"."interaction"("customer_id", "at");

-- CreateIndex
CREATE INDEX "interaction_contact_id_idx" ON "customers"."interaction"("contact_id");

-- AddForeignKey
ALTER TABLE "customers"."customer" ADD CONSTRAINT "customer_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer" ADD CONSTRAINT "customer_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer" ADD CONSTRAINT "customer_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer" ADD CONSTRAINT "customer_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer" ADD CONSTRAINT "customer_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "customers"."customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."contact" ADD CONSTRAINT "contact_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."contact" ADD CONSTRAINT "contact_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."contact" ADD CONSTRAINT "contact_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."contact" ADD CONSTRAINT "contact_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."contact" ADD CONSTRAINT "contact_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."interaction" ADD CONSTRAINT "interaction_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."interaction" ADD CONSTRAINT "interaction_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."interaction" ADD CONSTRAINT "interaction_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."interaction" ADD CONSTRAINT "interaction_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."interaction" ADD CONSTRAINT "interaction_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."interaction" ADD CONSTRAINT "interaction_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "customers"."contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;
