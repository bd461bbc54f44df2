-- AlterTable
ALTER TABLE "pipeline"."score_event" ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "team_id" UUID;

-- CreateIndex
CREATE INDEX "score_event_owner_id_idx" ON "pipeline"."score_event"("owner_id");

-- CreateIndex
CREATE INDEX "score_event_team_id_idx" ON "pipeline"."score_event"("team_id");

-- AddForeignKey
ALTER TABLE "pipeline"."score_event" ADD CONSTRAINT "score_event_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pipeline"."score_event" ADD CONSTRAINT "score_event_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE "pipeline"."score_event" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."lead" AS "parent"
WHERE "parent"."id" = "row"."lead_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");

UPDATE "pipeline"."score_event" AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM "pipeline"."lead" AS "parent"
WHERE "parent"."id" = "row"."lead_id" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");
