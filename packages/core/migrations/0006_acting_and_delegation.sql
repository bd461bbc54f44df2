-- AlterTable
ALTER TABLE "core"."auth_session" ADD COLUMN     "acting_as_id" UUID,
ADD COLUMN     "acting_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "core"."delegation" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "person_id" UUID NOT NULL,
    "deputy_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "modules" TEXT[],
    "note" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegation_person_id_valid_from_idx" ON "core"."delegation"("person_id", "valid_from");

-- CreateIndex
CREATE INDEX "delegation_deputy_id_valid_from_idx" ON "core"."delegation"("deputy_id", "valid_from");

-- AddForeignKey
ALTER TABLE "core"."delegation" ADD CONSTRAINT "delegation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."delegation" ADD CONSTRAINT "delegation_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."delegation" ADD CONSTRAINT "delegation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."delegation" ADD CONSTRAINT "delegation_deputy_id_fkey" FOREIGN KEY ("deputy_id") REFERENCES "core"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."auth_session" ADD CONSTRAINT "auth_session_acting_as_id_fkey" FOREIGN KEY ("acting_as_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
