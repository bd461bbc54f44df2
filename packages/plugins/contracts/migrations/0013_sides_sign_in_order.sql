-- CreateEnum
CREATE TYPE "contracts"."signing_order" AS ENUM ('ANY', 'CUSTOMER_FIRST', 'US_FIRST');

-- AlterTable
ALTER TABLE "contracts"."contract" ADD COLUMN     "signing_order" "contracts"."signing_order" NOT NULL DEFAULT 'ANY';

-- AlterTable
ALTER TABLE "contracts"."contract_template_version" ADD COLUMN     "signing_order" "contracts"."signing_order" NOT NULL DEFAULT 'ANY';
