/** The text that the trigger hashes, of the entry `e`, made anew here: functions of the database are not asked, as they could be changed. */
export const entryText = `(
  select jsonb_object_agg(key, value)::text
  from jsonb_each(to_jsonb(e) || jsonb_build_object('at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  where value <> 'null')`
