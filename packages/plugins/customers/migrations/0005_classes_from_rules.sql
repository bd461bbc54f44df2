-- CreateEnum
CREATE TYPE "customers"."class_origin" AS ENUM ('COMPUTED', 'OVERRIDE');

-- CreateEnum
CREATE TYPE "customers"."class_held" AS ENUM ('MINIMUM_STAY', 'MARGIN');

-- CreateEnum
CREATE TYPE "customers"."class_cause" AS ENUM ('CARRIED_OVER', 'FIRST', 'NIGHT', 'PURCHASE', 'PROFILE', 'OVERRIDE', 'OVERRIDE_ENDED', 'OVERRIDE_REVOKED');

-- CreateEnum
CREATE TYPE "customers"."sla_tier" AS ENUM ('BASIC', 'STANDARD', 'PRIORITY', 'PREMIUM');

-- CreateEnum
CREATE TYPE "customers"."owner_level" AS ENUM ('REP', 'MANAGER', 'DIRECTOR');

-- AlterTable
ALTER TABLE "customers"."customer" ADD COLUMN     "potential" INTEGER;

-- CreateTable
CREATE TABLE "customers"."class_policy" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "revision" INTEGER NOT NULL,
    "effective_from" DATE NOT NULL,
    "factors" JSONB NOT NULL,
    "cutoff_a" INTEGER NOT NULL,
    "cutoff_b" INTEGER NOT NULL,
    "cutoff_c" INTEGER NOT NULL,
    "margin_points" INTEGER NOT NULL,
    "min_stay_days" INTEGER NOT NULL,
    "note" TEXT,

    CONSTRAINT "class_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."class_result" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "customer_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "customer_class" "customers"."customer_class" NOT NULL,
    "origin" "customers"."class_origin" NOT NULL,
    "cause" "customers"."class_cause" NOT NULL,
    "computed_class" "customers"."customer_class",
    "computed_since" DATE,
    "held" "customers"."class_held",
    "score" DECIMAL(7,4),
    "factors" JSONB NOT NULL,
    "policy_id" UUID,
    "reason" TEXT,
    "decided_by_id" UUID,
    "override_from" DATE,
    "until" DATE,

    CONSTRAINT "class_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."customer_measure" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers"."class_treatment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "customer_class" "customers"."customer_class" NOT NULL,
    "visit_every_days" INTEGER,
    "verify_every_days" INTEGER NOT NULL DEFAULT 365,
    "sla_tier" "customers"."sla_tier" NOT NULL DEFAULT 'STANDARD',
    "max_discount_bp" INTEGER,
    "min_owner_level" "customers"."owner_level" NOT NULL DEFAULT 'REP',
    "marketing" TEXT,
    "service" TEXT,

    CONSTRAINT "class_treatment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "class_policy_revision_key" ON "customers"."class_policy"("revision");

-- CreateIndex
CREATE INDEX "class_result_owner_id_idx" ON "customers"."class_result"("owner_id");

-- CreateIndex
CREATE INDEX "class_result_team_id_idx" ON "customers"."class_result"("team_id");

-- CreateIndex
CREATE INDEX "class_result_customer_id_as_of_idx" ON "customers"."class_result"("customer_id", "as_of");

-- CreateIndex
CREATE INDEX "class_result_policy_id_idx" ON "customers"."class_result"("policy_id");

-- CreateIndex
CREATE INDEX "class_result_decided_by_id_idx" ON "customers"."class_result"("decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "class_result_customer_id_ordinal_key" ON "customers"."class_result"("customer_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "customer_measure_customer_id_key_key" ON "customers"."customer_measure"("customer_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "class_treatment_customer_class_key" ON "customers"."class_treatment"("customer_class");

-- AddForeignKey
ALTER TABLE "customers"."class_policy" ADD CONSTRAINT "class_policy_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_policy" ADD CONSTRAINT "class_policy_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_result" ADD CONSTRAINT "class_result_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_result" ADD CONSTRAINT "class_result_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_result" ADD CONSTRAINT "class_result_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_result" ADD CONSTRAINT "class_result_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_result" ADD CONSTRAINT "class_result_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_result" ADD CONSTRAINT "class_result_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "customers"."class_policy"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_result" ADD CONSTRAINT "class_result_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."customer_measure" ADD CONSTRAINT "customer_measure_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"."customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_treatment" ADD CONSTRAINT "class_treatment_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customers"."class_treatment" ADD CONSTRAINT "class_treatment_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- After how many days information has to be looked at again is one thing that a class is treated by: what the company had set goes on.
INSERT INTO "customers"."class_treatment" ("id", "customer_class", "verify_every_days")
SELECT gen_random_uuid(), set_days."class"::"customers"."customer_class", set_days."days"
FROM (SELECT * FROM "customers"."customer_policy" ORDER BY "created_at" LIMIT 1) AS policy
CROSS JOIN LATERAL (VALUES ('A', policy."verify_every_days_a"), ('B', policy."verify_every_days_b"), ('C', policy."verify_every_days_c"), ('D', policy."verify_every_days_d")) AS set_days ("class", "days");

ALTER TABLE "customers"."customer_policy" DROP COLUMN "verify_every_days_a",
DROP COLUMN "verify_every_days_b",
DROP COLUMN "verify_every_days_c",
DROP COLUMN "verify_every_days_d";

-- Classes that were typed in stay as what people decided, for ninety days: time to look at what the rules say, and to decide again where they are wrong.
INSERT INTO "customers"."class_result" ("id", "customer_id", "ordinal", "as_of", "customer_class", "origin", "cause", "factors", "reason", "override_from", "until", "owner_id", "team_id")
SELECT gen_random_uuid(), "id", 1, CURRENT_DATE, "customer_class", 'OVERRIDE', 'CARRIED_OVER', '[]', 'Typed in before classes followed from rules.', CURRENT_DATE, CURRENT_DATE + 90, "owner_id", "team_id"
FROM "customers"."customer" WHERE "customer_class" IS NOT NULL AND "merged_into_id" IS NULL;
