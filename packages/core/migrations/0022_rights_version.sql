-- CreateTable
CREATE TABLE "core"."rights_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "number" BIGINT NOT NULL,

    CONSTRAINT "rights_version_pkey" PRIMARY KEY ("id")
);

-- What follows is written by hand: Prisma knows no triggers.

ALTER TABLE "core"."rights_version" ADD CONSTRAINT "rights_version_is_one_row" CHECK ("id" = 1);
INSERT INTO "core"."rights_version" ("number") VALUES (1);

CREATE FUNCTION "core"."raise_rights_version"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  -- Once in a transaction, however many rows it wrote.
  if current_setting('tenon.rights_raised', true) = txid_current()::text then return null; end if;
  -- The lock under which commits seal the audit trail (0002): whoever takes both at its commit takes them in this order, whatever it wrote first.
  perform pg_advisory_xact_lock(7305620442);
  update core.rights_version set number = number + 1;
  perform set_config('tenon.rights_raised', txid_current()::text, true);
  return null;
end $$;

-- Deferred to the commit: the row is locked for a moment, and whoever sees the new number sees the change. A change of other columns raises nothing.
DO $$
declare
  watched record;
begin
  for watched in
    select * from (values
      ('person', array['name', 'active', 'team_id']),
      ('org_unit', array['path', 'kind', 'head_id']),
      ('assignment', array['person_id', 'org_unit_id', 'valid_from', 'valid_to']),
      ('headship', array['org_unit_id', 'person_id', 'valid_from', 'valid_to']),
      ('role', array['key']),
      ('role_permission', array['role_id', 'permission', 'scope']),
      ('role_holder', array['role_id', 'person_id', 'valid_from', 'valid_to'])) as t(name, columns)
  loop
    execute format('create constraint trigger rights_come_or_go after insert or delete on core.%I deferrable initially deferred for each row execute function core.raise_rights_version()', watched.name);
    execute format('create constraint trigger rights_change after update on core.%I deferrable initially deferred for each row when ((%s) is distinct from (%s)) execute function core.raise_rights_version()',
      watched.name, (select string_agg(format('old.%I', c), ', ') from unnest(watched.columns) c), (select string_agg(format('new.%I', c), ', ') from unnest(watched.columns) c));
    execute format('create trigger rights_emptied after truncate on core.%I for each statement execute function core.raise_rights_version()', watched.name);
  end loop;
end $$;
