-- DropIndex
DROP INDEX "contracts"."contract_status_end_on_id_idx";

-- AlterTable
ALTER TABLE "contracts"."contract" ADD COLUMN     "effective_end_on" DATE,
ADD COLUMN     "ends_contract" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "contract_status_effective_end_on_id_idx" ON "contracts"."contract"("status", "effective_end_on", "id");

-- Contracts of before end when they ended before: a signed amendment with a later last day prolonged them, and none ended one sooner.
UPDATE "contracts"."contract" AS "row" SET "effective_end_on" = greatest("row"."end_on", (
    SELECT max("amendment"."end_on") FROM "contracts"."contract" AS "amendment"
    WHERE "amendment"."parent_id" = "row"."id" AND "amendment"."status" IN ('SIGNED', 'SUSPENDED', 'FULFILLED', 'TERMINATED', 'EXPIRED', 'CLOSED')
))
WHERE "row"."end_on" IS NOT NULL AND "row"."type" <> 'AMENDMENT' AND "row"."status" IN ('SIGNED', 'SUSPENDED', 'FULFILLED', 'TERMINATED', 'EXPIRED', 'CLOSED');
