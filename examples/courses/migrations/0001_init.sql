-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "courses";

-- CreateEnum
CREATE TYPE "courses"."course_level" AS ENUM ('BASIC', 'ADVANCED');

-- CreateTable
CREATE TABLE "courses"."course" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "owner_id" UUID,
    "team_id" UUID,
    "title" TEXT NOT NULL,
    "level" "courses"."course_level" NOT NULL DEFAULT 'BASIC',
    "starts_on" DATE,
    "fee_minor" BIGINT,
    "currency" CHAR(3),
    "seats" INTEGER,
    "notes" TEXT,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "course_owner_id_idx" ON "courses"."course"("owner_id");

-- CreateIndex
CREATE INDEX "course_team_id_idx" ON "courses"."course"("team_id");

-- AddForeignKey
ALTER TABLE "courses"."course" ADD CONSTRAINT "course_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courses"."course" ADD CONSTRAINT "course_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courses"."course" ADD CONSTRAINT "course_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courses"."course" ADD CONSTRAINT "course_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "core"."org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
