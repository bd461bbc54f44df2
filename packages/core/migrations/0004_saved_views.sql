-- CreateTable
CREATE TABLE "core"."saved_view" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "resource" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "shared_with_id" UUID,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "core"."personal_setting" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "personal_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_view_resource_idx" ON "core"."saved_view"("resource");

-- CreateIndex
CREATE INDEX "saved_view_shared_with_id_idx" ON "core"."saved_view"("shared_with_id");

-- CreateIndex
CREATE UNIQUE INDEX "personal_setting_person_id_key_key" ON "core"."personal_setting"("person_id", "key");

-- AddForeignKey
ALTER TABLE "core"."saved_view" ADD CONSTRAINT "saved_view_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."saved_view" ADD CONSTRAINT "saved_view_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."saved_view" ADD CONSTRAINT "saved_view_shared_with_id_fkey" FOREIGN KEY ("shared_with_id") REFERENCES "core"."org_unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."personal_setting" ADD CONSTRAINT "personal_setting_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
