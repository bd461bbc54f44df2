-- AlterTable
ALTER TABLE "core"."outbox_event" ADD COLUMN     "delivered_to" TEXT[] DEFAULT ARRAY[]::TEXT[];
