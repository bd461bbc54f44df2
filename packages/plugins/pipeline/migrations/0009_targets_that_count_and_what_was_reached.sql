-- AlterTable
ALTER TABLE "pipeline"."target" ADD COLUMN     "count" INTEGER,
ALTER COLUMN "value_minor" DROP NOT NULL,
ALTER COLUMN "currency" DROP NOT NULL;

-- CreateTable
CREATE TABLE "pipeline"."actual_fact" (
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
    "metric" "pipeline"."target_metric" NOT NULL,
    "person_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "base_minor" BIGINT,
    "base_currency" CHAR(3),
    "note" TEXT,
    "reverses_id" UUID,

    CONSTRAINT "actual_fact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "actual_fact_fact_key_key" ON "pipeline"."actual_fact"("fact_key");

-- CreateIndex
CREATE UNIQUE INDEX "actual_fact_reverses_id_key" ON "pipeline"."actual_fact"("reverses_id");

-- CreateIndex
CREATE INDEX "actual_fact_owner_id_idx" ON "pipeline"."actual_fact"("owner_id");

-- CreateIndex
CREATE INDEX "actual_fact_team_id_idx" ON "pipeline"."actual_fact"("team_id");

-- CreateIndex
CREATE INDEX "actual_fact_metric_on_idx" ON "pipeline"."actual_fact"("metric", "on");

-- CreateIndex
CREATE INDEX "actual_fact_person_id_on_idx" ON "pipeline"."actual_fact"("person_id", "on");

-- CreateIndex
CREATE INDEX "actual_fact_source_module_source_id_idx" ON "pipeline"."actual_fact"("source_module", "source_id");

-- AddForeignKey
ALTER TABLE "pipeline"."actual_fact" ADD CONSTRAINT "actual_fact_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."actual_fact" ADD CONSTRAINT "actual_fact_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."actual_fact" ADD CONSTRAINT "actual_fact_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."actual_fact" ADD CONSTRAINT "actual_fact_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."actual_fact" ADD CONSTRAINT "actual_fact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."actual_fact" ADD CONSTRAINT "actual_fact_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "pipeline"."actual_fact"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- Targets of new customers were amounts of which only the whole part said anything: '12.00' was twelve customers. A part of a customer is rounded, and what the
-- parts then miss of the whole shows as a gap.
UPDATE "pipeline"."target" SET "count" = round("value_minor" / CASE
    WHEN "currency" IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 1.0
    WHEN "currency" IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 1000.0
    WHEN "currency" IN ('CLF', 'UYW') THEN 10000.0
    ELSE 100.0 END), "value_minor" = NULL, "currency" = NULL
WHERE "metric" = 'NEW_CUSTOMERS';

-- A target is an amount or a number of customers, as its metric says.
ALTER TABLE "pipeline"."target" ADD CONSTRAINT "target_value_by_metric" CHECK (
    CASE WHEN "metric" = 'NEW_CUSTOMERS' THEN "count" IS NOT NULL AND "value_minor" IS NULL AND "currency" IS NULL
    ELSE "count" IS NULL AND "value_minor" IS NOT NULL AND "currency" IS NOT NULL END
);
