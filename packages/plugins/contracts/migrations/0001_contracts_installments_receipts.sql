-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "contracts";

-- CreateEnum
CREATE TYPE "contracts"."contract_type" AS ENUM ('SALE', 'SUBSCRIPTION', 'SERVICE', 'MAINTENANCE', 'FRAMEWORK', 'AMENDMENT');

-- CreateEnum
CREATE TYPE "contracts"."contract_status" AS ENUM ('DRAFT', 'IN_REVIEW', 'APPROVED', 'OUT_FOR_SIGNATURE', 'SIGNED', 'FULFILLED', 'CLOSED', 'REJECTED', 'VOID', 'SUSPENDED', 'TERMINATED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "contracts"."acceptance_basis" AS ENUM ('FINAL', 'SHARE');

-- CreateEnum
CREATE TYPE "contracts"."contract_line_kind" AS ENUM ('LICENSE', 'SUBSCRIPTION', 'SERVICE', 'HARDWARE', 'TRAINING', 'MAINTENANCE');

-- CreateEnum
CREATE TYPE "contracts"."contract_split_kind" AS ENUM ('REVENUE', 'OVERLAY');

-- CreateEnum
CREATE TYPE "contracts"."term_category" AS ENUM ('PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES', 'ACCEPTANCE', 'SECRECY', 'LIABILITY', 'OTHER');

-- CreateEnum
CREATE TYPE "contracts"."risk_level" AS ENUM ('LOW', 'MEDIUM', 'HIGH');

-- CreateEnum
CREATE TYPE "contracts"."installment_mode" AS ENUM ('PERCENT', 'AMOUNT');

-- CreateEnum
CREATE TYPE "contracts"."installment_trigger" AS ENUM ('ON_SIGN', 'ON_DATE', 'ON_SHIPMENT', 'ON_ACCEPTANCE', 'ON_INVOICE', 'MONTHS_AFTER');

-- CreateEnum
CREATE TYPE "contracts"."trigger_kind" AS ENUM ('SIGNATURE', 'SHIPMENT', 'ACCEPTANCE', 'INVOICE');

-- CreateEnum
CREATE TYPE "contracts"."obligation_party" AS ENUM ('US', 'CUSTOMER');

-- CreateEnum
CREATE TYPE "contracts"."obligation_kind" AS ENUM ('DELIVER', 'PAY', 'TRAIN', 'SUPPORT', 'SECRECY', 'OTHER');

-- CreateEnum
CREATE TYPE "contracts"."obligation_status" AS ENUM ('OPEN', 'DONE', 'WAIVED');

-- CreateEnum
CREATE TYPE "contracts"."review_outcome" AS ENUM ('APPROVED', 'RETURNED', 'REJECTED', 'VOID');

-- CreateEnum
CREATE TYPE "contracts"."signature_method" AS ENUM ('WET_SCAN', 'ESIGN', 'PROVIDER');

-- CreateEnum
CREATE TYPE "contracts"."termination_status" AS ENUM ('PROPOSED', 'AGREED');

-- CreateEnum
CREATE TYPE "contracts"."invoice_kind" AS ENUM ('VAT_SPECIAL', 'VAT_NORMAL');

-- CreateEnum
CREATE TYPE "contracts"."invoice_status" AS ENUM ('ISSUED', 'VOID', 'RED_REVERSED', 'RED');

-- CreateEnum
CREATE TYPE "contracts"."receipt_method" AS ENUM ('BANK', 'BILL', 'CASH', 'ALIPAY', 'WECHAT', 'OTHER');

-- CreateEnum
CREATE TYPE "contracts"."receipt_status" AS ENUM ('RECORDED', 'CONFIRMED', 'REVERSED');

-- CreateEnum
CREATE TYPE "contracts"."credit_kind" AS ENUM ('OVERPAYMENT', 'AMENDMENT', 'USED', 'REFUND', 'REVERSAL');

-- CreateEnum
CREATE TYPE "contracts"."refund_status" AS ENUM ('REQUESTED', 'PAID');

-- CreateEnum
CREATE TYPE "contracts"."write_off_kind" AS ENUM ('BAD_DEBT', 'AMENDMENT', 'SETTLEMENT');

-- CreateEnum
CREATE TYPE "contracts"."write_off_status" AS ENUM ('REQUESTED', 'APPROVED', 'REJECTED');

-- CreateTable
CREATE TABLE "contracts"."contract" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "type" "contracts"."contract_type" NOT NULL DEFAULT 'SALE',
    "status" "contracts"."contract_status" NOT NULL DEFAULT 'DRAFT',
    "customer_id" UUID NOT NULL,
    "parent_id" UUID,
    "template_version_id" UUID,
    "gross_minor" BIGINT,
    "net_minor" BIGINT,
    "tax_minor" BIGINT,
    "list_minor" BIGINT,
    "currency" CHAR(3),
    "discount_bp" INTEGER,
    "fx_currency" CHAR(3),
    "fx_rate" DECIMAL(20,10),
    "fx_on" DATE,
    "start_on" DATE,
    "end_on" DATE,
    "delivery_due_on" DATE,
    "signed_on" DATE,
    "acceptance_basis" "contracts"."acceptance_basis" NOT NULL DEFAULT 'FINAL',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "content_hash" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "status_reason" TEXT,
    "terminated_on" DATE,
    "description" TEXT,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_line" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "product_id" UUID,
    "kind" "contracts"."contract_line_kind" NOT NULL DEFAULT 'LICENSE',
    "quantity" DECIMAL(18,3) NOT NULL DEFAULT 1,
    "unit_price_minor" BIGINT NOT NULL,
    "list_price_minor" BIGINT,
    "tax_rate_bp" INTEGER NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "cost_estimate_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "discount_bp" INTEGER,
    "service_from" DATE,
    "service_to" DATE,

    CONSTRAINT "contract_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_split" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "contracts"."contract_split_kind" NOT NULL DEFAULT 'REVENUE',
    "share_bp" INTEGER NOT NULL,

    CONSTRAINT "contract_split_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_term" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "category" "contracts"."term_category" NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "clause_id" UUID,
    "standard" TEXT,

    CONSTRAINT "contract_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_deviation" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "term_id" UUID NOT NULL,
    "clause_id" UUID NOT NULL,
    "old_text" TEXT NOT NULL,
    "new_text" TEXT NOT NULL,
    "risk_level" "contracts"."risk_level" NOT NULL,

    CONSTRAINT "contract_deviation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_template" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" "contracts"."contract_type" NOT NULL DEFAULT 'SALE',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "description" TEXT,

    CONSTRAINT "contract_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_template_version" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "name" TEXT NOT NULL,
    "template_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "variables" TEXT[],

    CONSTRAINT "contract_template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."template_clause" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "template_version_id" UUID NOT NULL,
    "clause_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "template_clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."clause" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" "contracts"."term_category" NOT NULL,
    "text" TEXT NOT NULL,
    "fallback" TEXT,
    "risk_level" "contracts"."risk_level" NOT NULL DEFAULT 'MEDIUM',
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."installment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "mode" "contracts"."installment_mode" NOT NULL DEFAULT 'PERCENT',
    "share_bp" INTEGER,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "trigger" "contracts"."installment_trigger" NOT NULL,
    "offset" INTEGER NOT NULL DEFAULT 0,
    "anchor" "contracts"."installment_trigger",
    "fixed_on" DATE,
    "is_retention" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "installment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."installment_due" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "installment_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "installment_due_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_trigger" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "kind" "contracts"."trigger_kind" NOT NULL,
    "happened_on" DATE NOT NULL,
    "share_bp" INTEGER NOT NULL DEFAULT 10000,
    "is_final" BOOLEAN NOT NULL DEFAULT true,
    "source" TEXT NOT NULL DEFAULT 'MANUAL',
    "note" TEXT,
    "superseded_at" TIMESTAMPTZ(3),
    "replaces_id" UUID,

    CONSTRAINT "contract_trigger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."obligation" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "party" "contracts"."obligation_party" NOT NULL,
    "kind" "contracts"."obligation_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "due_rule" TEXT,
    "due_on" DATE,
    "status" "contracts"."obligation_status" NOT NULL DEFAULT 'OPEN',
    "done_on" DATE,
    "evidence" TEXT,

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."review_policy" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 10,
    "department" "core"."org_function",
    "role" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "min_amount_minor" BIGINT,
    "currency" CHAR(3),
    "discount_above_bp" INTEGER,
    "deviation_risk" "contracts"."risk_level",

    CONSTRAINT "review_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_review" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "step_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "department" "core"."org_function",
    "role" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "outcome" "contracts"."review_outcome",

    CONSTRAINT "contract_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_revision" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "contract_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_signature" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "party" "contracts"."obligation_party" NOT NULL,
    "person_id" UUID,
    "signer_name" TEXT NOT NULL,
    "method" "contracts"."signature_method" NOT NULL,
    "signed_on" DATE NOT NULL,
    "content_hash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "evidence" TEXT,

    CONSTRAINT "contract_signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_termination" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "terminated_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "settlement_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "contracts"."termination_status" NOT NULL DEFAULT 'PROPOSED',

    CONSTRAINT "contract_termination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."contract_invoice" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "contracts"."invoice_kind" NOT NULL DEFAULT 'VAT_SPECIAL',
    "status" "contracts"."invoice_status" NOT NULL DEFAULT 'ISSUED',
    "issued_on" DATE NOT NULL,
    "tax_rate_bp" INTEGER NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reverses_id" UUID,

    CONSTRAINT "contract_invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."receipt" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "bank_reference" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "value_minor" BIGINT NOT NULL,
    "value_currency" CHAR(3) NOT NULL,
    "fx_rate" DECIMAL(20,10),
    "method" "contracts"."receipt_method" NOT NULL DEFAULT 'BANK',
    "payer_name" TEXT,
    "status" "contracts"."receipt_status" NOT NULL DEFAULT 'RECORDED',
    "recorded_by_id" UUID NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "reversed_on" DATE,
    "reversal_reason" TEXT,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."receipt_allocation" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "receipt_id" UUID,
    "contract_id" UUID NOT NULL,
    "installment_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "fx_difference_minor" BIGINT NOT NULL DEFAULT 0,
    "counted_on" DATE,
    "reverses_id" UUID,

    CONSTRAINT "receipt_allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."customer_credit" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "customer_id" UUID NOT NULL,
    "kind" "contracts"."credit_kind" NOT NULL,
    "booked_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "receipt_id" UUID,
    "refund_id" UUID,
    "note" TEXT,

    CONSTRAINT "customer_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."refund" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "customer_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "contracts"."refund_status" NOT NULL DEFAULT 'REQUESTED',
    "requested_by_id" UUID NOT NULL,
    "bank_reference" TEXT,
    "paid_on" DATE,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts"."write_off" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "contract_id" UUID NOT NULL,
    "installment_id" UUID NOT NULL,
    "kind" "contracts"."write_off_kind" NOT NULL DEFAULT 'BAD_DEBT',
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "contracts"."write_off_status" NOT NULL DEFAULT 'REQUESTED',
    "requested_by_id" UUID,
    "decided_by_id" UUID,
    "counted_on" DATE,

    CONSTRAINT "write_off_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contract_number_key" ON "contracts"."contract"("number");

-- CreateIndex
CREATE INDEX "contract_owner_id_idx" ON "contracts"."contract"("owner_id");

-- CreateIndex
CREATE INDEX "contract_team_id_idx" ON "contracts"."contract"("team_id");

-- CreateIndex
CREATE INDEX "contract_customer_id_idx" ON "contracts"."contract"("customer_id");

-- CreateIndex
CREATE INDEX "contract_parent_id_idx" ON "contracts"."contract"("parent_id");

-- CreateIndex
CREATE INDEX "contract_template_version_id_idx" ON "contracts"."contract"("template_version_id");

-- CreateIndex
CREATE INDEX "contract_status_end_on_id_idx" ON "contracts"."contract"("status", "end_on", "id");

-- CreateIndex
CREATE INDEX "contract_signed_on_idx" ON "contracts"."contract"("signed_on");

-- CreateIndex
CREATE INDEX "contract_created_at_id_idx" ON "contracts"."contract"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "contract_line_owner_id_idx" ON "contracts"."contract_line"("owner_id");

-- CreateIndex
CREATE INDEX "contract_line_team_id_idx" ON "contracts"."contract_line"("team_id");

-- CreateIndex
CREATE INDEX "contract_line_contract_id_ordinal_id_idx" ON "contracts"."contract_line"("contract_id", "ordinal", "id");

-- CreateIndex
CREATE INDEX "contract_line_product_id_idx" ON "contracts"."contract_line"("product_id");

-- CreateIndex
CREATE INDEX "contract_split_owner_id_idx" ON "contracts"."contract_split"("owner_id");

-- CreateIndex
CREATE INDEX "contract_split_team_id_idx" ON "contracts"."contract_split"("team_id");

-- CreateIndex
CREATE INDEX "contract_split_person_id_idx" ON "contracts"."contract_split"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_split_contract_id_person_id_kind_key" ON "contracts"."contract_split"("contract_id", "person_id", "kind");

-- CreateIndex
CREATE INDEX "contract_term_owner_id_idx" ON "contracts"."contract_term"("owner_id");

-- CreateIndex
CREATE INDEX "contract_term_team_id_idx" ON "contracts"."contract_term"("team_id");

-- CreateIndex
CREATE INDEX "contract_term_contract_id_ordinal_id_idx" ON "contracts"."contract_term"("contract_id", "ordinal", "id");

-- CreateIndex
CREATE INDEX "contract_term_clause_id_idx" ON "contracts"."contract_term"("clause_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_deviation_term_id_key" ON "contracts"."contract_deviation"("term_id");

-- CreateIndex
CREATE INDEX "contract_deviation_owner_id_idx" ON "contracts"."contract_deviation"("owner_id");

-- CreateIndex
CREATE INDEX "contract_deviation_team_id_idx" ON "contracts"."contract_deviation"("team_id");

-- CreateIndex
CREATE INDEX "contract_deviation_contract_id_idx" ON "contracts"."contract_deviation"("contract_id");

-- CreateIndex
CREATE INDEX "contract_deviation_clause_id_idx" ON "contracts"."contract_deviation"("clause_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_template_code_key" ON "contracts"."contract_template"("code");

-- CreateIndex
CREATE UNIQUE INDEX "contract_template_version_template_id_version_number_key" ON "contracts"."contract_template_version"("template_id", "version_number");

-- CreateIndex
CREATE INDEX "template_clause_clause_id_idx" ON "contracts"."template_clause"("clause_id");

-- CreateIndex
CREATE UNIQUE INDEX "template_clause_template_version_id_clause_id_key" ON "contracts"."template_clause"("template_version_id", "clause_id");

-- CreateIndex
CREATE UNIQUE INDEX "clause_code_key" ON "contracts"."clause"("code");

-- CreateIndex
CREATE INDEX "installment_owner_id_idx" ON "contracts"."installment"("owner_id");

-- CreateIndex
CREATE INDEX "installment_team_id_idx" ON "contracts"."installment"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "installment_contract_id_ordinal_key" ON "contracts"."installment"("contract_id", "ordinal");

-- CreateIndex
CREATE INDEX "installment_due_owner_id_idx" ON "contracts"."installment_due"("owner_id");

-- CreateIndex
CREATE INDEX "installment_due_team_id_idx" ON "contracts"."installment_due"("team_id");

-- CreateIndex
CREATE INDEX "installment_due_installment_id_idx" ON "contracts"."installment_due"("installment_id");

-- CreateIndex
CREATE INDEX "installment_due_due_on_idx" ON "contracts"."installment_due"("due_on");

-- CreateIndex
CREATE UNIQUE INDEX "contract_trigger_replaces_id_key" ON "contracts"."contract_trigger"("replaces_id");

-- CreateIndex
CREATE INDEX "contract_trigger_owner_id_idx" ON "contracts"."contract_trigger"("owner_id");

-- CreateIndex
CREATE INDEX "contract_trigger_team_id_idx" ON "contracts"."contract_trigger"("team_id");

-- CreateIndex
CREATE INDEX "contract_trigger_contract_id_kind_idx" ON "contracts"."contract_trigger"("contract_id", "kind");

-- CreateIndex
CREATE INDEX "obligation_owner_id_idx" ON "contracts"."obligation"("owner_id");

-- CreateIndex
CREATE INDEX "obligation_team_id_idx" ON "contracts"."obligation"("team_id");

-- CreateIndex
CREATE INDEX "obligation_contract_id_idx" ON "contracts"."obligation"("contract_id");

-- CreateIndex
CREATE INDEX "obligation_due_on_id_idx" ON "contracts"."obligation"("due_on", "id");

-- CreateIndex
CREATE INDEX "review_policy_ordinal_idx" ON "contracts"."review_policy"("ordinal");

-- CreateIndex
CREATE INDEX "contract_review_owner_id_idx" ON "contracts"."contract_review"("owner_id");

-- CreateIndex
CREATE INDEX "contract_review_team_id_idx" ON "contracts"."contract_review"("team_id");

-- CreateIndex
CREATE INDEX "contract_review_department_asked_at_idx" ON "contracts"."contract_review"("department", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "contract_review_contract_id_revision_step_key_key" ON "contracts"."contract_review"("contract_id", "revision", "step_key");

-- CreateIndex
CREATE INDEX "contract_revision_owner_id_idx" ON "contracts"."contract_revision"("owner_id");

-- CreateIndex
CREATE INDEX "contract_revision_team_id_idx" ON "contracts"."contract_revision"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_revision_contract_id_revision_key" ON "contracts"."contract_revision"("contract_id", "revision");

-- CreateIndex
CREATE INDEX "contract_signature_owner_id_idx" ON "contracts"."contract_signature"("owner_id");

-- CreateIndex
CREATE INDEX "contract_signature_team_id_idx" ON "contracts"."contract_signature"("team_id");

-- CreateIndex
CREATE INDEX "contract_signature_person_id_idx" ON "contracts"."contract_signature"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_signature_contract_id_party_revision_key" ON "contracts"."contract_signature"("contract_id", "party", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "contract_termination_contract_id_key" ON "contracts"."contract_termination"("contract_id");

-- CreateIndex
CREATE INDEX "contract_termination_owner_id_idx" ON "contracts"."contract_termination"("owner_id");

-- CreateIndex
CREATE INDEX "contract_termination_team_id_idx" ON "contracts"."contract_termination"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_invoice_number_key" ON "contracts"."contract_invoice"("number");

-- CreateIndex
CREATE UNIQUE INDEX "contract_invoice_reverses_id_key" ON "contracts"."contract_invoice"("reverses_id");

-- CreateIndex
CREATE INDEX "contract_invoice_owner_id_idx" ON "contracts"."contract_invoice"("owner_id");

-- CreateIndex
CREATE INDEX "contract_invoice_team_id_idx" ON "contracts"."contract_invoice"("team_id");

-- CreateIndex
CREATE INDEX "contract_invoice_contract_id_idx" ON "contracts"."contract_invoice"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_bank_reference_key" ON "contracts"."receipt"("bank_reference");

-- CreateIndex
CREATE INDEX "receipt_owner_id_idx" ON "contracts"."receipt"("owner_id");

-- CreateIndex
CREATE INDEX "receipt_team_id_idx" ON "contracts"."receipt"("team_id");

-- CreateIndex
CREATE INDEX "receipt_customer_id_idx" ON "contracts"."receipt"("customer_id");

-- CreateIndex
CREATE INDEX "receipt_received_on_id_idx" ON "contracts"."receipt"("received_on", "id");

-- CreateIndex
CREATE INDEX "receipt_recorded_by_id_idx" ON "contracts"."receipt"("recorded_by_id");

-- CreateIndex
CREATE INDEX "receipt_confirmed_by_id_idx" ON "contracts"."receipt"("confirmed_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_allocation_reverses_id_key" ON "contracts"."receipt_allocation"("reverses_id");

-- CreateIndex
CREATE INDEX "receipt_allocation_owner_id_idx" ON "contracts"."receipt_allocation"("owner_id");

-- CreateIndex
CREATE INDEX "receipt_allocation_team_id_idx" ON "contracts"."receipt_allocation"("team_id");

-- CreateIndex
CREATE INDEX "receipt_allocation_receipt_id_idx" ON "contracts"."receipt_allocation"("receipt_id");

-- CreateIndex
CREATE INDEX "receipt_allocation_contract_id_idx" ON "contracts"."receipt_allocation"("contract_id");

-- CreateIndex
CREATE INDEX "receipt_allocation_installment_id_counted_on_idx" ON "contracts"."receipt_allocation"("installment_id", "counted_on");

-- CreateIndex
CREATE INDEX "customer_credit_owner_id_idx" ON "contracts"."customer_credit"("owner_id");

-- CreateIndex
CREATE INDEX "customer_credit_team_id_idx" ON "contracts"."customer_credit"("team_id");

-- CreateIndex
CREATE INDEX "customer_credit_customer_id_currency_idx" ON "contracts"."customer_credit"("customer_id", "currency");

-- CreateIndex
CREATE INDEX "customer_credit_receipt_id_idx" ON "contracts"."customer_credit"("receipt_id");

-- CreateIndex
CREATE INDEX "customer_credit_refund_id_idx" ON "contracts"."customer_credit"("refund_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_bank_reference_key" ON "contracts"."refund"("bank_reference");

-- CreateIndex
CREATE INDEX "refund_owner_id_idx" ON "contracts"."refund"("owner_id");

-- CreateIndex
CREATE INDEX "refund_team_id_idx" ON "contracts"."refund"("team_id");

-- CreateIndex
CREATE INDEX "refund_customer_id_idx" ON "contracts"."refund"("customer_id");

-- CreateIndex
CREATE INDEX "refund_requested_by_id_idx" ON "contracts"."refund"("requested_by_id");

-- CreateIndex
CREATE INDEX "write_off_owner_id_idx" ON "contracts"."write_off"("owner_id");

-- CreateIndex
CREATE INDEX "write_off_team_id_idx" ON "contracts"."write_off"("team_id");

-- CreateIndex
CREATE INDEX "write_off_contract_id_idx" ON "contracts"."write_off"("contract_id");

-- CreateIndex
CREATE INDEX "write_off_installment_id_idx" ON "contracts"."write_off"("installment_id");

-- CreateIndex
CREATE INDEX "write_off_requested_by_id_idx" ON "contracts"."write_off"("requested_by_id");

-- CreateIndex
CREATE INDEX "write_off_decided_by_id_idx" ON "contracts"."write_off"("decided_by_id");

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "contracts"."contract"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_template_version_id_fkey" FOREIGN KEY ("template_version_id") REFERENCES "contracts"."contract_template_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_line" ADD CONSTRAINT "contract_line_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_line" ADD CONSTRAINT "contract_line_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_line" ADD CONSTRAINT "contract_line_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_line" ADD CONSTRAINT "contract_line_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_line" ADD CONSTRAINT "contract_line_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_line" ADD CONSTRAINT "contract_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "catalog"."product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_split" ADD CONSTRAINT "contract_split_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_split" ADD CONSTRAINT "contract_split_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_split" ADD CONSTRAINT "contract_split_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_split" ADD CONSTRAINT "contract_split_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_split" ADD CONSTRAINT "contract_split_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_split" ADD CONSTRAINT "contract_split_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_term" ADD CONSTRAINT "contract_term_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_term" ADD CONSTRAINT "contract_term_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_term" ADD CONSTRAINT "contract_term_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_term" ADD CONSTRAINT "contract_term_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_term" ADD CONSTRAINT "contract_term_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_term" ADD CONSTRAINT "contract_term_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "contracts"."clause"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_deviation" ADD CONSTRAINT "contract_deviation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_deviation" ADD CONSTRAINT "contract_deviation_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_deviation" ADD CONSTRAINT "contract_deviation_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_deviation" ADD CONSTRAINT "contract_deviation_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_deviation" ADD CONSTRAINT "contract_deviation_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_deviation" ADD CONSTRAINT "contract_deviation_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "contracts"."contract_term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_deviation" ADD CONSTRAINT "contract_deviation_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "contracts"."clause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_template" ADD CONSTRAINT "contract_template_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_template" ADD CONSTRAINT "contract_template_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_template_version" ADD CONSTRAINT "contract_template_version_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_template_version" ADD CONSTRAINT "contract_template_version_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_template_version" ADD CONSTRAINT "contract_template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "contracts"."contract_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."template_clause" ADD CONSTRAINT "template_clause_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."template_clause" ADD CONSTRAINT "template_clause_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."template_clause" ADD CONSTRAINT "template_clause_template_version_id_fkey" FOREIGN KEY ("template_version_id") REFERENCES "contracts"."contract_template_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."template_clause" ADD CONSTRAINT "template_clause_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "contracts"."clause"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."clause" ADD CONSTRAINT "clause_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."clause" ADD CONSTRAINT "clause_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment" ADD CONSTRAINT "installment_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment" ADD CONSTRAINT "installment_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment" ADD CONSTRAINT "installment_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment" ADD CONSTRAINT "installment_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment" ADD CONSTRAINT "installment_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment_due" ADD CONSTRAINT "installment_due_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment_due" ADD CONSTRAINT "installment_due_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment_due" ADD CONSTRAINT "installment_due_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment_due" ADD CONSTRAINT "installment_due_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."installment_due" ADD CONSTRAINT "installment_due_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "contracts"."installment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_trigger" ADD CONSTRAINT "contract_trigger_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_trigger" ADD CONSTRAINT "contract_trigger_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_trigger" ADD CONSTRAINT "contract_trigger_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_trigger" ADD CONSTRAINT "contract_trigger_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_trigger" ADD CONSTRAINT "contract_trigger_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_trigger" ADD CONSTRAINT "contract_trigger_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "contracts"."contract_trigger"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."obligation" ADD CONSTRAINT "obligation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."obligation" ADD CONSTRAINT "obligation_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."obligation" ADD CONSTRAINT "obligation_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."obligation" ADD CONSTRAINT "obligation_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."obligation" ADD CONSTRAINT "obligation_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."review_policy" ADD CONSTRAINT "review_policy_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."review_policy" ADD CONSTRAINT "review_policy_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_review" ADD CONSTRAINT "contract_review_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_review" ADD CONSTRAINT "contract_review_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_review" ADD CONSTRAINT "contract_review_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_review" ADD CONSTRAINT "contract_review_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_review" ADD CONSTRAINT "contract_review_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_revision" ADD CONSTRAINT "contract_revision_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_revision" ADD CONSTRAINT "contract_revision_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_revision" ADD CONSTRAINT "contract_revision_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_revision" ADD CONSTRAINT "contract_revision_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_revision" ADD CONSTRAINT "contract_revision_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_signature" ADD CONSTRAINT "contract_signature_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_signature" ADD CONSTRAINT "contract_signature_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_signature" ADD CONSTRAINT "contract_signature_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_signature" ADD CONSTRAINT "contract_signature_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_signature" ADD CONSTRAINT "contract_signature_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_signature" ADD CONSTRAINT "contract_signature_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_termination" ADD CONSTRAINT "contract_termination_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_termination" ADD CONSTRAINT "contract_termination_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_termination" ADD CONSTRAINT "contract_termination_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_termination" ADD CONSTRAINT "contract_termination_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_termination" ADD CONSTRAINT "contract_termination_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_invoice" ADD CONSTRAINT "contract_invoice_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_invoice" ADD CONSTRAINT "contract_invoice_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_invoice" ADD CONSTRAINT "contract_invoice_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_invoice" ADD CONSTRAINT "contract_invoice_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_invoice" ADD CONSTRAINT "contract_invoice_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_invoice" ADD CONSTRAINT "contract_invoice_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "contracts"."contract_invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt" ADD CONSTRAINT "receipt_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt" ADD CONSTRAINT "receipt_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt" ADD CONSTRAINT "receipt_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt" ADD CONSTRAINT "receipt_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt" ADD CONSTRAINT "receipt_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt" ADD CONSTRAINT "receipt_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt" ADD CONSTRAINT "receipt_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "contracts"."receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "contracts"."installment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."receipt_allocation" ADD CONSTRAINT "receipt_allocation_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "contracts"."receipt_allocation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."customer_credit" ADD CONSTRAINT "customer_credit_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."customer_credit" ADD CONSTRAINT "customer_credit_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."customer_credit" ADD CONSTRAINT "customer_credit_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."customer_credit" ADD CONSTRAINT "customer_credit_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."customer_credit" ADD CONSTRAINT "customer_credit_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."customer_credit" ADD CONSTRAINT "customer_credit_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "contracts"."receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."customer_credit" ADD CONSTRAINT "customer_credit_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "contracts"."refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."refund" ADD CONSTRAINT "refund_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."refund" ADD CONSTRAINT "refund_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."refund" ADD CONSTRAINT "refund_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."refund" ADD CONSTRAINT "refund_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."refund" ADD CONSTRAINT "refund_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."refund" ADD CONSTRAINT "refund_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"."contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_installment_id_fkey" FOREIGN KEY ("installment_id") REFERENCES "contracts"."installment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."write_off" ADD CONSTRAINT "write_off_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
