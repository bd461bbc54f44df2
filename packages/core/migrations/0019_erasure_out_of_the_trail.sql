-- AlterEnum
ALTER TYPE "core"."history_action" ADD VALUE 'ERASE';

-- AlterTable
-- In two steps: entries that are there keep none, as their hash was made without.
ALTER TABLE "core"."history_entry" ADD COLUMN     "salt" UUID;
ALTER TABLE "core"."history_entry" ALTER COLUMN "salt" SET DEFAULT gen_random_uuid();

-- Erasure. What follows is written by hand: Prisma knows no triggers.

-- The one way in which an entry changes: values of these fields leave the past of a record, with the salt of their entries. `erasure` says who did it,
-- and becomes an entry that names each of those with the hash of what remains of it. Gives how many they were.
CREATE FUNCTION "core"."erase_from_history"(erasure "core"."history_entry", fields text[]) RETURNS integer LANGUAGE plpgsql SET "tenon.erasing" = 'on' AS $$
declare
  erased constant jsonb := '[null, null, "ERASED"]';
  remaining jsonb;
  facts jsonb;
begin
  with entry as (
    update core.history_entry e
    set salt = null, changes = (select jsonb_object_agg(key, case when key = any(fields) then erased else value end) from jsonb_each(e.changes))
    where e.model = erasure.model and e.record_id = erasure.record_id and e.action::text in ('CREATE', 'UPDATE', 'DELETE')
      and exists (select from jsonb_each(e.changes) where key = any(fields) and value <> erased)
    returning e.id, encode(sha256(convert_to(core.history_entry_text(e), 'UTF8')), 'hex') as hash)
  select jsonb_object_agg(entry.id, entry.hash) into remaining from entry;
  if remaining is null then
    return 0;
  end if;
  facts := jsonb_build_object('fields', jsonb_build_array(null, to_jsonb(fields)), 'entries', jsonb_build_array(null, remaining));
  insert into core.history_entry select (jsonb_populate_record(erasure, jsonb_build_object('action', 'ERASE', 'changes', facts, 'salt', gen_random_uuid()))).*;
  return (select count(*) from jsonb_object_keys(remaining));
end $$;

CREATE FUNCTION "core"."refuse_all_but_erasure"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if new.salt is not null or to_jsonb(new) - 'changes' - 'salt' <> to_jsonb(old) - 'changes' - 'salt' or exists (
    select from jsonb_each(old.changes) as was full join jsonb_each(new.changes) as is_now using (key)
    where was.value is null or is_now.value is null or (was.value <> is_now.value and is_now.value <> '[null, null, "ERASED"]')
  ) then
    raise exception 'Out of an entry of the audit trail values are only ever erased.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION "core"."refuse_told_erasure"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  raise exception 'An erasure is only told by core.erase_from_history, which does it.' using errcode = 'restrict_violation';
end $$;

DROP TRIGGER "append_only" ON "core"."history_entry";
CREATE TRIGGER "append_only" BEFORE DELETE OR TRUNCATE ON "core"."history_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "core"."refuse_audit_change"();
CREATE TRIGGER "unchanged" BEFORE UPDATE ON "core"."history_entry"
  FOR EACH STATEMENT WHEN (current_setting('tenon.erasing', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION "core"."refuse_audit_change"();
CREATE TRIGGER "only_erased" BEFORE UPDATE ON "core"."history_entry"
  FOR EACH ROW EXECUTE FUNCTION "core"."refuse_all_but_erasure"();
CREATE TRIGGER "erasure_is_done" BEFORE INSERT ON "core"."history_entry"
  FOR EACH ROW WHEN (new.action::text = 'ERASE' AND current_setting('tenon.erasing', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION "core"."refuse_told_erasure"();
