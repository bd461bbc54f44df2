-- CreateTable
CREATE TABLE "core"."attachment" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    "model" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "core"."file_content" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "file_content_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "attachment_model_record_id_idx" ON "core"."attachment"("model", "record_id");

-- CreateIndex
CREATE INDEX "attachment_sha256_idx" ON "core"."attachment"("sha256");

-- AddForeignKey
ALTER TABLE "core"."attachment" ADD CONSTRAINT "attachment_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."attachment" ADD CONSTRAINT "attachment_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "core"."person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "core"."attachment" ADD CONSTRAINT "attachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "core"."file_content"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
