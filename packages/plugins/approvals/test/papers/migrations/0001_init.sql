create schema if not exists "papers";
create table "papers"."paper" (
  "id" uuid not null primary key,
  "version" integer not null default 1,
  "created_at" timestamptz(3) not null default current_timestamp,
  "created_by_id" uuid references "core"."person"("id") on delete set null on update cascade,
  "updated_at" timestamptz(3) not null default current_timestamp,
  "updated_by_id" uuid references "core"."person"("id") on delete set null on update cascade,
  "title" text not null,
  "body" text not null,
  "status" text not null default 'DRAFT'
);
