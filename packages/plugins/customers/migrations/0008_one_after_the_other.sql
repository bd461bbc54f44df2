-- CreateTable
CREATE TABLE "customers"."customer_lock" (
    "key" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_lock_pkey" PRIMARY KEY ("key")
);

INSERT INTO "customers"."customer_lock" ("key") VALUES ('group');
