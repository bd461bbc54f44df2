-- CreateEnum
CREATE TYPE "core"."period_lock_status" AS ENUM ('LOCKED', 'REOPENING', 'REOPENED');

-- CreateTable
CREATE TABLE "core"."period_lock" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "module" TEXT NOT NULL,
    "period_key" TEXT NOT NULL,
    "status" "core"."period_lock_status" NOT NULL DEFAULT 'LOCKED',
    "reason" TEXT,
    "locked_by_id" UUID NOT NULL,
    "locked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID,
    "asked_as" TEXT,

    CONSTRAINT "period_lock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "period_lock_module_period_key_idx" ON "core"."period_lock"("module", "period_key");

-- AddForeignKey
ALTER TABLE "core"."period_lock" ADD CONSTRAINT "period_lock_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."period_lock" ADD CONSTRAINT "period_lock_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."period_lock" ADD CONSTRAINT "period_lock_locked_by_id_fkey" FOREIGN KEY ("locked_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."period_lock" ADD CONSTRAINT "period_lock_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "core"."person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
