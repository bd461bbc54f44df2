-- CreateEnum
CREATE TYPE "core"."weekday" AS ENUM ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');

-- CreateEnum
CREATE TYPE "core"."calendar_day_kind" AS ENUM ('HOLIDAY', 'WORKING_DAY');

-- CreateTable
CREATE TABLE "core"."working_hours" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "weekday" "core"."weekday" NOT NULL,
    "opens_at" TEXT NOT NULL DEFAULT '09:00',
    "closes_at" TEXT NOT NULL DEFAULT '18:00',
    "with_break" BOOLEAN NOT NULL DEFAULT false,
    "break_from" TEXT NOT NULL DEFAULT '12:00',
    "break_to" TEXT NOT NULL DEFAULT '13:00',

    CONSTRAINT "working_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "core"."calendar_day" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "on" DATE NOT NULL,
    "kind" "core"."calendar_day_kind" NOT NULL DEFAULT 'HOLIDAY',
    "name" TEXT NOT NULL,
    "opens_at" TEXT,
    "closes_at" TEXT,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "working_hours_weekday_key" ON "core"."working_hours"("weekday");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_day_on_key" ON "core"."calendar_day"("on");

-- AddForeignKey
ALTER TABLE "core"."working_hours" ADD CONSTRAINT "working_hours_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."working_hours" ADD CONSTRAINT "working_hours_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."calendar_day" ADD CONSTRAINT "calendar_day_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."calendar_day" ADD CONSTRAINT "calendar_day_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
