-- CreateTable
CREATE TABLE "core"."exchange_rate" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "on" DATE NOT NULL,
    "rate" DECIMAL(20,10) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "exchange_rate_currency_on_key" ON "core"."exchange_rate"("currency", "on");

-- AddForeignKey
ALTER TABLE "core"."exchange_rate" ADD CONSTRAINT "exchange_rate_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."exchange_rate" ADD CONSTRAINT "exchange_rate_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A rate of nothing would make every amount nothing.
ALTER TABLE "core"."exchange_rate" ADD CONSTRAINT "exchange_rate_above_zero" CHECK ("rate" > 0);
