-- AlterTable
ALTER TABLE "customers"."customer" ADD COLUMN     "last_deal_at" TIMESTAMPTZ(3);
