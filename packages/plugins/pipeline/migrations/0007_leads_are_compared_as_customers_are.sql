-- Names and phones of leads are compared as those of customers are, which a job of the plugin does: it begins with those that have no key.
UPDATE "pipeline"."lead" SET "company_key" = NULL, "phone_key" = NULL WHERE "company_key" IS NOT NULL OR "phone_key" IS NOT NULL;
