-- What waits for an invoice was due only where somebody typed the day of one. From here on it follows the invoices that stand: those of before, the oldest first,
-- cover what waits for one and has no day, in the order of the plan. What has a day already is found anew with the next invoice.
WITH "waiting" AS (
    SELECT "row".*, sum("row"."amount_minor") OVER (PARTITION BY "row"."contract_id" ORDER BY "row"."ordinal") - "row"."amount_minor" AS "begins"
    FROM "contracts"."installment" AS "row"
    JOIN "contracts"."contract" AS "contract" ON "contract"."id" = "row"."contract_id" AND "contract"."status" IN ('SIGNED', 'SUSPENDED', 'FULFILLED', 'TERMINATED', 'EXPIRED', 'CLOSED')
    WHERE ("row"."trigger" = 'ON_INVOICE' OR ("row"."trigger" = 'MONTHS_AFTER' AND "row"."anchor" = 'ON_INVOICE'))
    AND NOT EXISTS (SELECT 1 FROM "contracts"."installment_due" AS "due" WHERE "due"."installment_id" = "row"."id" AND "due"."superseded_at" IS NULL)
), "invoiced" AS (
    SELECT "row".*, sum("row"."gross_minor") OVER (PARTITION BY "row"."contract_id" ORDER BY "row"."issued_on", "row"."created_at", "row"."id") - "row"."gross_minor" AS "begins"
    FROM "contracts"."contract_invoice" AS "row"
    WHERE "row"."status" = 'ISSUED'
), "part" AS (
    SELECT "waiting"."id", "waiting"."owner_id", "waiting"."team_id", "waiting"."currency",
        CASE "waiting"."trigger" WHEN 'ON_INVOICE' THEN "invoiced"."issued_on" + "waiting"."offset" ELSE ("invoiced"."issued_on" + make_interval(months => "waiting"."offset"))::date END AS "due_on",
        least("waiting"."begins" + "waiting"."amount_minor", "invoiced"."begins" + "invoiced"."gross_minor") - greatest("waiting"."begins", "invoiced"."begins") AS "amount_minor"
    FROM "waiting" JOIN "invoiced" ON "invoiced"."contract_id" = "waiting"."contract_id" AND "invoiced"."currency" = "waiting"."currency"
)
INSERT INTO "contracts"."installment_due" ("id", "owner_id", "team_id", "installment_id", "due_on", "amount_minor", "currency", "alerted_days")
SELECT gen_random_uuid(), "owner_id", "team_id", "id", "due_on", sum("amount_minor")::bigint, "currency", CASE WHEN "due_on" < current_date THEN current_date - "due_on" END
FROM "part" WHERE "amount_minor" > 0
GROUP BY "id", "owner_id", "team_id", "currency", "due_on";
