-- AlterTable
ALTER TABLE "contracts"."contract_termination" ADD COLUMN     "settlement_due_on" DATE;

-- What was terminated before is owed since the day of its termination.
UPDATE "contracts"."contract_termination" SET "settlement_due_on" = "terminated_on";

-- What a contract that has ended still owes waited for what cannot happen any more: it is due since the end. Nobody is told of it late.
INSERT INTO "contracts"."installment_due" ("id", "owner_id", "team_id", "installment_id", "due_on", "amount_minor", "currency", "announced_at")
SELECT gen_random_uuid(), "row"."owner_id", "row"."team_id", "row"."id", CASE "first"."status" WHEN 'TERMINATED' THEN "first"."terminated_on" ELSE "first"."end_on" END, "row"."amount_minor" - "known"."amount_minor", "row"."currency", now()
FROM "contracts"."installment" AS "row"
JOIN "contracts"."contract" AS "contract" ON "contract"."id" = "row"."contract_id"
JOIN "contracts"."contract" AS "first" ON "first"."id" = coalesce("contract"."parent_id", "contract"."id")
CROSS JOIN LATERAL (SELECT coalesce(sum("due"."amount_minor"), 0)::bigint AS "amount_minor" FROM "contracts"."installment_due" AS "due" WHERE "due"."installment_id" = "row"."id" AND "due"."superseded_at" IS NULL) AS "known"
CROSS JOIN LATERAL (SELECT coalesce(sum("off"."amount_minor"), 0)::bigint AS "amount_minor" FROM "contracts"."write_off" AS "off" WHERE "off"."installment_id" = "row"."id" AND "off"."status" = 'APPROVED') AS "given"
WHERE "contract"."status" IN ('SIGNED', 'SUSPENDED', 'FULFILLED', 'TERMINATED', 'EXPIRED', 'CLOSED') AND "row"."amount_minor" - "given"."amount_minor" > "known"."amount_minor"
AND (("first"."status" = 'TERMINATED' AND "first"."terminated_on" IS NOT NULL) OR ("first"."status" IN ('EXPIRED', 'CLOSED') AND "first"."end_on" IS NOT NULL));
