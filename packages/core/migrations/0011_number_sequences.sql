-- CreateTable
CREATE TABLE "core"."number_sequence" (
    "key" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "number_sequence_pkey" PRIMARY KEY ("key","period")
);
