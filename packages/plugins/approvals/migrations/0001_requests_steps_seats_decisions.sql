-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "approvals";

-- CreateEnum
CREATE TYPE "approvals"."approval_status" AS ENUM ('PENDING', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "approvals"."approval_party_kind" AS ENUM ('SUBMITTER', 'BENEFICIARY');

-- CreateEnum
CREATE TYPE "approvals"."approval_step_status" AS ENUM ('WAITING', 'OPEN', 'STUCK', 'APPROVED', 'REJECTED', 'RETURNED', 'CLOSED', 'VOID');

-- CreateEnum
CREATE TYPE "approvals"."approval_resolver" AS ENUM ('ROLE', 'HEAD', 'DEPARTMENT', 'PERSON', 'SUPERIOR');

-- CreateEnum
CREATE TYPE "approvals"."approval_quorum" AS ENUM ('ALL', 'ANY', 'COUNT');

-- CreateEnum
CREATE TYPE "approvals"."approval_stuck_reason" AS ENUM ('ROLE_EMPTY', 'DEPARTMENT_EMPTY', 'HEAD_MISSING', 'NO_SUPERIOR', 'TOO_FEW', 'ALL_ABSTAINED');

-- CreateEnum
CREATE TYPE "approvals"."approval_seat_status" AS ENUM ('OPEN', 'DECIDED', 'RELEASED', 'CLOSED');

-- CreateEnum
CREATE TYPE "approvals"."approval_seat_origin" AS ENUM ('RESOLVED', 'ESCALATED', 'OVERDUE', 'DEPUTY');

-- CreateEnum
CREATE TYPE "approvals"."approval_verdict" AS ENUM ('APPROVE', 'REJECT', 'RETURN', 'ABSTAIN');

-- CreateTable
CREATE TABLE "approvals"."approval_request" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "title" TEXT NOT NULL,
    "status" "approvals"."approval_status" NOT NULL DEFAULT 'PENDING',
    "subject_model" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "facts" JSONB NOT NULL,
    "submitted_by_id" UUID NOT NULL,
    "submitter_deputy_id" UUID,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "stuck" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "approval_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals"."approval_party" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "request_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "approvals"."approval_party_kind" NOT NULL,

    CONSTRAINT "approval_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals"."approval_step" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "request_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "resolver" "approvals"."approval_resolver" NOT NULL,
    "target" TEXT NOT NULL,
    "quorum" "approvals"."approval_quorum" NOT NULL,
    "needed" INTEGER,
    "status" "approvals"."approval_step_status" NOT NULL DEFAULT 'WAITING',
    "stuck_reason" "approvals"."approval_stuck_reason",
    "due_hours" INTEGER,
    "opened_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "escalate_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals"."approval_seat" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "request_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "origin" "approvals"."approval_seat_origin" NOT NULL,
    "instead_of_id" UUID,
    "voice" INTEGER NOT NULL,
    "status" "approvals"."approval_seat_status" NOT NULL DEFAULT 'OPEN',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals"."approval_decision" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "request_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "verdict" "approvals"."approval_verdict" NOT NULL,
    "by_id" UUID NOT NULL,
    "on_behalf_of_id" UUID,
    "comment" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "round" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals"."approval_setting" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "last_deputy_id" UUID,
    "due_hours" INTEGER,

    CONSTRAINT "approval_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approval_request_status_submitted_at_idx" ON "approvals"."approval_request"("status", "submitted_at");

-- CreateIndex
CREATE INDEX "approval_request_submitted_by_id_submitted_at_idx" ON "approvals"."approval_request"("submitted_by_id", "submitted_at");

-- CreateIndex
CREATE INDEX "approval_request_submitter_deputy_id_idx" ON "approvals"."approval_request"("submitter_deputy_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_request_subject_model_subject_id_key" ON "approvals"."approval_request"("subject_model", "subject_id");

-- CreateIndex
CREATE INDEX "approval_party_person_id_idx" ON "approvals"."approval_party"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_party_request_id_person_id_kind_key" ON "approvals"."approval_party"("request_id", "person_id", "kind");

-- CreateIndex
CREATE INDEX "approval_step_status_escalate_at_idx" ON "approvals"."approval_step"("status", "escalate_at");

-- CreateIndex
CREATE UNIQUE INDEX "approval_step_request_id_round_position_key" ON "approvals"."approval_step"("request_id", "round", "position");

-- CreateIndex
CREATE INDEX "approval_seat_person_id_status_asked_at_idx" ON "approvals"."approval_seat"("person_id", "status", "asked_at");

-- CreateIndex
CREATE INDEX "approval_seat_request_id_idx" ON "approvals"."approval_seat"("request_id");

-- CreateIndex
CREATE INDEX "approval_seat_instead_of_id_idx" ON "approvals"."approval_seat"("instead_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_seat_step_id_person_id_key" ON "approvals"."approval_seat"("step_id", "person_id");

-- CreateIndex
CREATE INDEX "approval_decision_request_id_at_idx" ON "approvals"."approval_decision"("request_id", "at");

-- CreateIndex
CREATE INDEX "approval_decision_step_id_idx" ON "approvals"."approval_decision"("step_id");

-- CreateIndex
CREATE INDEX "approval_decision_by_id_at_idx" ON "approvals"."approval_decision"("by_id", "at");

-- CreateIndex
CREATE INDEX "approval_decision_on_behalf_of_id_idx" ON "approvals"."approval_decision"("on_behalf_of_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_setting_key_key" ON "approvals"."approval_setting"("key");

-- CreateIndex
CREATE INDEX "approval_setting_last_deputy_id_idx" ON "approvals"."approval_setting"("last_deputy_id");

-- AddForeignKey
ALTER TABLE "approvals"."approval_request" ADD CONSTRAINT "approval_request_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_request" ADD CONSTRAINT "approval_request_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_request" ADD CONSTRAINT "approval_request_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_request" ADD CONSTRAINT "approval_request_submitter_deputy_id_fkey" FOREIGN KEY ("submitter_deputy_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_party" ADD CONSTRAINT "approval_party_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_party" ADD CONSTRAINT "approval_party_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_party" ADD CONSTRAINT "approval_party_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "approvals"."approval_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_party" ADD CONSTRAINT "approval_party_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_step" ADD CONSTRAINT "approval_step_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_step" ADD CONSTRAINT "approval_step_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_step" ADD CONSTRAINT "approval_step_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "approvals"."approval_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_seat" ADD CONSTRAINT "approval_seat_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_seat" ADD CONSTRAINT "approval_seat_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_seat" ADD CONSTRAINT "approval_seat_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "approvals"."approval_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_seat" ADD CONSTRAINT "approval_seat_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "approvals"."approval_step"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_seat" ADD CONSTRAINT "approval_seat_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_seat" ADD CONSTRAINT "approval_seat_instead_of_id_fkey" FOREIGN KEY ("instead_of_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_decision" ADD CONSTRAINT "approval_decision_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_decision" ADD CONSTRAINT "approval_decision_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_decision" ADD CONSTRAINT "approval_decision_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "approvals"."approval_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_decision" ADD CONSTRAINT "approval_decision_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "approvals"."approval_step"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_decision" ADD CONSTRAINT "approval_decision_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_decision" ADD CONSTRAINT "approval_decision_on_behalf_of_id_fkey" FOREIGN KEY ("on_behalf_of_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_setting" ADD CONSTRAINT "approval_setting_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_setting" ADD CONSTRAINT "approval_setting_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approvals"."approval_setting" ADD CONSTRAINT "approval_setting_last_deputy_id_fkey" FOREIGN KEY ("last_deputy_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
