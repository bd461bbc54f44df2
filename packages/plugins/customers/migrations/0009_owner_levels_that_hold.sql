-- The level that a class asks of an owner was written by the first start and held by nobody. Now that it is held, a company says itself which it wants: what nobody
-- changed asks for a rep.
UPDATE "customers"."class_treatment" SET "min_owner_level" = 'REP' WHERE "version" = 1;
