-- CreateTable
CREATE TABLE "core"."notification" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "model" TEXT,
    "record_id" UUID,
    "key" TEXT,
    "in_app" BOOLEAN NOT NULL DEFAULT true,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notification_person_id_read_at_id_idx" ON "core"."notification"("person_id", "read_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_person_id_key_key" ON "core"."notification"("person_id", "key");

-- AddForeignKey
ALTER TABLE "core"."notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "core"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
