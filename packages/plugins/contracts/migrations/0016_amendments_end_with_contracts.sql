-- Amendments of a contract that was suspended, fulfilled, closed or has ended stayed signed: they go with it. What was never signed stays as it is, and is refused when somebody submits or signs it.
UPDATE "contracts"."contract" AS "row" SET "status" = "parent"."status", "terminated_on" = CASE "parent"."status" WHEN 'TERMINATED' THEN "parent"."terminated_on" END
FROM "contracts"."contract" AS "parent"
WHERE "parent"."id" = "row"."parent_id" AND "row"."type" = 'AMENDMENT'
AND (("parent"."status" IN ('SUSPENDED', 'FULFILLED', 'TERMINATED', 'EXPIRED') AND "row"."status" IN ('SIGNED', 'SUSPENDED')) OR ("parent"."status" = 'CLOSED' AND "row"."status" IN ('SIGNED', 'SUSPENDED', 'FULFILLED', 'EXPIRED')));
