-- AlterTable
ALTER TABLE "pipeline"."opportunity" ADD COLUMN     "base_currency" CHAR(3),
ADD COLUMN     "base_minor" BIGINT,
ADD COLUMN     "base_rate" DECIMAL(20,10),
ADD COLUMN     "base_rate_on" DATE;

-- What deals of the past were won for in the currency of the company is their worth. Which currency that is, the purchases of customers say. All others stay
-- empty: reports take the rate of the day on which they were won.
UPDATE "pipeline"."opportunity" AS "deal" SET "base_minor" = "deal"."amount_minor", "base_currency" = "deal"."currency", "base_rate" = 1, "base_rate_on" = "deal"."closed_on"
FROM "pipeline"."stage" AS "stage"
WHERE "stage"."id" = "deal"."stage_id" AND "stage"."outcome" = 'WON' AND "deal"."amount_minor" IS NOT NULL AND "deal"."closed_on" IS NOT NULL
AND "deal"."currency" = (SELECT "base_currency" FROM "customers"."purchase_fact" WHERE "base_currency" IS NOT NULL ORDER BY "on" DESC LIMIT 1);
