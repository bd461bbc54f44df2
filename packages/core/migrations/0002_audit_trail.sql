-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "core"."history_action" ADD VALUE 'SIGN_IN';
ALTER TYPE "core"."history_action" ADD VALUE 'SIGN_IN_FAILED';
ALTER TYPE "core"."history_action" ADD VALUE 'SIGN_OUT';
ALTER TYPE "core"."history_action" ADD VALUE 'EXPORT';
ALTER TYPE "core"."history_action" ADD VALUE 'SYSTEM';

-- AlterTable
ALTER TABLE "core"."history_entry" ADD COLUMN     "client" TEXT,
ADD COLUMN     "impersonator_id" UUID,
ADD COLUMN     "ip" TEXT,
ADD COLUMN     "on_behalf_of_id" UUID,
ALTER COLUMN "model" DROP NOT NULL,
ALTER COLUMN "record_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "core"."audit_seal" (
    "sequence" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "core"."rate_allowance" (
    "key" TEXT NOT NULL,
    "level" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_allowance_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_entry_id_key" ON "core"."audit_seal"("entry_id");

-- CreateIndex
CREATE INDEX "history_entry_at_id_idx" ON "core"."history_entry"("at", "id");

-- CreateIndex
CREATE INDEX "history_entry_request_id_idx" ON "core"."history_entry"("request_id");

-- The chain. What follows is written by hand: Prisma knows no triggers.

-- The text of an entry that its hash is made of. Columns without a value are left out, so that a column added later changes no hash.
CREATE FUNCTION "core"."history_entry_text"(entry "core"."history_entry") RETURNS text LANGUAGE sql STABLE AS $$
  select jsonb_object_agg(key, value)::text
  from jsonb_each(to_jsonb(entry) || jsonb_build_object('at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  where value <> 'null'
$$;

CREATE FUNCTION "core"."seal_history_entry"(entry "core"."history_entry") RETURNS void LANGUAGE plpgsql AS $$
declare
  last record;
  next bigint;
begin
  -- One after the other, from here to the end of the commit.
  perform pg_advisory_xact_lock(7305620442);
  select sequence, hash into last from core.audit_seal order by sequence desc limit 1;
  next := coalesce(last.sequence, 0) + 1;
  insert into core.audit_seal (sequence, entry_id, previous, hash)
  values (next, entry.id, coalesce(last.hash, ''), encode(sha256(convert_to(next || E'\n' || coalesce(last.hash, '') || E'\n' || core.history_entry_text(entry), 'UTF8')), 'hex'));
end $$;

CREATE FUNCTION "core"."seal_new_history_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  perform core.seal_history_entry(new);
  return null;
end $$;

CREATE FUNCTION "core"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  raise exception 'The audit trail is only ever added to: no % on %.', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- Deferred to the commit: transactions write side by side, and wait for each other only while they commit.
CREATE CONSTRAINT TRIGGER "seal" AFTER INSERT ON "core"."history_entry" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "core"."seal_new_history_entry"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "core"."history_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "core"."refuse_audit_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "core"."audit_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION "core"."refuse_audit_change"();

-- What was written before there was a chain becomes its beginning.
DO $$
declare
  entry core.history_entry;
begin
  for entry in select * from core.history_entry order by id loop
    perform core.seal_history_entry(entry);
  end loop;
end $$;
