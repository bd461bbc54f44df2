-- AlterTable
ALTER TABLE "pipeline"."opportunity" ADD COLUMN     "probability_manual" BOOLEAN NOT NULL DEFAULT false;
