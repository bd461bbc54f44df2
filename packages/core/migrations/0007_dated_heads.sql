-- CreateTable
CREATE TABLE "core"."headship" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "org_unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "headship_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "headship_org_unit_id_valid_from_idx" ON "core"."headship"("org_unit_id", "valid_from");

-- CreateIndex
CREATE INDEX "headship_person_id_valid_from_idx" ON "core"."headship"("person_id", "valid_from");

-- AddForeignKey
ALTER TABLE "core"."headship" ADD CONSTRAINT "headship_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."headship" ADD CONSTRAINT "headship_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."headship" ADD CONSTRAINT "headship_org_unit_id_fkey" FOREIGN KEY ("org_unit_id") REFERENCES "core"."org_unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."headship" ADD CONSTRAINT "headship_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
