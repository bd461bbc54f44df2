-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "shapes";

-- CreateTable
CREATE TABLE "shapes"."wooden_crate" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "seal_code" TEXT,
    "worth" DECIMAL(18,3),
    "weight" BIGINT,
    "count" INTEGER NOT NULL DEFAULT 0,
    "secret" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "tags" TEXT[],
    "papers" JSONB,
    "packed_on" DATE,
    "parent_id" UUID,

    CONSTRAINT "wooden_crate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shapes"."crate_mark" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "crate_id" UUID NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "crate_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "wooden_crate_seal_code_key" ON "shapes"."wooden_crate"("seal_code");

-- CreateIndex
CREATE INDEX "wooden_crate_owner_id_idx" ON "shapes"."wooden_crate"("owner_id");

-- CreateIndex
CREATE INDEX "wooden_crate_team_id_idx" ON "shapes"."wooden_crate"("team_id");

-- AddForeignKey
ALTER TABLE "shapes"."wooden_crate" ADD CONSTRAINT "wooden_crate_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."wooden_crate" ADD CONSTRAINT "wooden_crate_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."wooden_crate" ADD CONSTRAINT "wooden_crate_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."wooden_crate" ADD CONSTRAINT "wooden_crate_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."wooden_crate" ADD CONSTRAINT "wooden_crate_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "shapes"."wooden_crate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."crate_mark" ADD CONSTRAINT "crate_mark_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."crate_mark" ADD CONSTRAINT "crate_mark_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shapes"."crate_mark" ADD CONSTRAINT "crate_mark_crate_id_fkey" FOREIGN KEY ("crate_id") REFERENCES "shapes"."wooden_crate"("id") ON DELETE CASCADE ON UPDATE CASCADE;
