-- DropIndex
DROP INDEX "customers"."customer_name_idx";

-- CreateIndex
CREATE INDEX "customer_name_id_idx" ON "customers"."customer"("name", "id");

-- CreateIndex
CREATE INDEX "contact_name_id_idx" ON "customers"."contact"("name", "id");

-- CreateIndex
CREATE INDEX "interaction_at_id_idx" ON "customers"."interaction"("at" DESC, "id");
