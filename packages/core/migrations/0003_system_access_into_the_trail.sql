-- Uses of the unguarded database are entries of the audit trail from now on; the earlier ones come along.
INSERT INTO "core"."history_entry" ("id", "action", "at", "actor_id", "source", "request_id", "changes")
  SELECT "id", 'SYSTEM', "at", "actor_id", 'system', "request_id", jsonb_build_object('reason', jsonb_build_array(null, "reason")) FROM "core"."system_access" ORDER BY "id";

-- DropTable
DROP TABLE "core"."system_access";
