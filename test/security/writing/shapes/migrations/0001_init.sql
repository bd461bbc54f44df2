-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "shapes";

-- CreateEnum
CREATE TYPE "shapes"."shape_tone" AS ENUM ('WARM', 'COLD');

-- CreateTable
CREATE TABLE "shapes"."figure" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "label_text" TEXT NOT NULL,
    "tone" "shapes"."shape_tone",
    "weight" DECIMAL(18,3),
    "volume" BIGINT,
    "secret" TEXT,
    "salary" INTEGER,
    "settings" JSONB,
    "tags" TEXT[],
    "due_on" DATE,
    "open" BOOLEAN NOT NULL DEFAULT false,
    "parent_id" UUID,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shapes"."shape_part" (
    "shape_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "price" DECIMAL(18,3),

    CONSTRAINT "shape_part_pkey" PRIMARY KEY ("shape_id","position")
);

-- CreateTable
CREATE TABLE "shapes"."shape_note" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "body" TEXT NOT NULL,
    "private" BOOLEAN NOT NULL DEFAULT false,
    "rating" INTEGER,
    "shape_id" UUID NOT NULL,

    CONSTRAINT "shape_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "figure_owner_id_idx" ON "shapes"."figure"("owner_id");

-- CreateIndex
CREATE INDEX "figure_team_id_idx" ON "shapes"."figure"("team_id");

-- AddForeignKey
ALTER TABLE "shapes"."figure" ADD CONSTRAINT "figure_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."figure" ADD CONSTRAINT "figure_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."figure" ADD CONSTRAINT "figure_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."figure" ADD CONSTRAINT "figure_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."figure" ADD CONSTRAINT "figure_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "shapes"."figure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."shape_part" ADD CONSTRAINT "shape_part_shape_id_fkey" FOREIGN KEY ("shape_id") REFERENCES "shapes"."figure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."shape_note" ADD CONSTRAINT "shape_note_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."shape_note" ADD CONSTRAINT "shape_note_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."shape_note" ADD CONSTRAINT "shape_note_shape_id_fkey" FOREIGN KEY ("shape_id") REFERENCES "shapes"."figure"("id") ON DELETE CASCADE ON UPDATE CASCADE;
