-- DropIndex
DROP INDEX "pipeline"."opportunity_stage_id_expected_close_on_idx";

-- CreateIndex
CREATE INDEX "lead_created_at_id_idx" ON "pipeline"."lead"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "opportunity_stage_id_expected_close_on_id_idx" ON "pipeline"."opportunity"("stage_id", "expected_close_on", "id");

-- The order in which the list of opportunities opens: the models cannot say where null stands.
CREATE INDEX "opportunity_expected_close_on_last_idx" ON "pipeline"."opportunity"("expected_close_on" DESC NULLS LAST, "id");
