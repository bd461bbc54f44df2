-- The core keeps owner and team of these rows equal to those of the row that they belong to; from here on they are.

UPDATE "customers"."contact" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "customers"."customer" AS "parent"
WHERE "parent"."id" = "row"."customer_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "customers"."interaction" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "customers"."customer" AS "parent"
WHERE "parent"."id" = "row"."customer_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "customers"."purchase_fact" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "customers"."customer" AS "parent"
WHERE "parent"."id" = "row"."customer_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "customers"."ownership_span" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "customers"."customer" AS "parent"
WHERE "parent"."id" = "row"."customer_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "customers"."class_result" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "customers"."customer" AS "parent"
WHERE "parent"."id" = "row"."customer_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");
