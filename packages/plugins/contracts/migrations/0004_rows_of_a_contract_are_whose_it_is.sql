-- The core keeps owner and team of these rows equal to those of the row that they belong to; from here on they are.

UPDATE "contracts"."contract_line" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_split" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_term" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_deviation" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."installment" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_trigger" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."obligation" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_review" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_revision" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_signature" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_termination" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."contract_invoice" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."receipt_allocation" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."exchange_difference" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."write_off" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."contract_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "contracts"."installment_due" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "contracts"."installment" AS "parent"
WHERE "parent"."id" = "row"."installment_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");
