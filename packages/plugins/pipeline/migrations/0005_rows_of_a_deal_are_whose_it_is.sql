-- The core keeps owner and team of these rows equal to those of the row that they belong to; from here on they are.

UPDATE "pipeline"."opportunity_line" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."opportunity" AS "parent"
WHERE "parent"."id" = "row"."opportunity_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."split" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."opportunity" AS "parent"
WHERE "parent"."id" = "row"."opportunity_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."need_item" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."opportunity" AS "parent"
WHERE "parent"."id" = "row"."opportunity_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."solution" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."opportunity" AS "parent"
WHERE "parent"."id" = "row"."opportunity_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."negotiation_round" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."opportunity" AS "parent"
WHERE "parent"."id" = "row"."opportunity_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."quote" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."opportunity" AS "parent"
WHERE "parent"."id" = "row"."opportunity_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."lead_touch" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."lead" AS "parent"
WHERE "parent"."id" = "row"."lead_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."quote_line" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."quote" AS "parent"
WHERE "parent"."id" = "row"."quote_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");
