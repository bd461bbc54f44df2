-- CreateTable
CREATE TABLE "contracts"."contract_setting" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "key" TEXT NOT NULL DEFAULT 'standard',
    "name" TEXT NOT NULL,
    "remind_expiry_days" INTEGER NOT NULL DEFAULT 30,
    "remind_obligation_days" INTEGER NOT NULL DEFAULT 7,

    CONSTRAINT "contract_setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "contract_setting_key_key" ON "contracts"."contract_setting"("key");

-- AddForeignKey
ALTER TABLE "contracts"."contract_setting" ADD CONSTRAINT "contract_setting_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts"."contract_setting" ADD CONSTRAINT "contract_setting_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
