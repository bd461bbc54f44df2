// Writes the functions that spell names, for a migration: node scripts/name-keys/make-migration.mjs > packages/core/migrations/NNNN_….sql
// A migration that has run is never changed: other readings are a new migration with functions of a new name (see packages/core/src/name-keys).
// Needs pinyin-pro (MIT), which is no dependency of the product: npm install --no-save pinyin-pro@3.29.4
import { pinyin } from 'pinyin-pro'
import { familyNames, noFamilyNames, others, usual, words } from './readings.mjs'

const first = 0x4e00
const last = 0x9fff

const readings = Array.from({ length: last - first + 1 }, (_, index) => readingOf(String.fromCodePoint(first + index)))
const syllables = [...new Set(readings.filter(Boolean).map(({ syllable }) => syllable))].sort()

process.stdout.write(migration())

function readingOf(character) {
  const [given] = usual[character] ? [usual[character]] : pinyin(character, { toneType: 'num', type: 'array', v: true })
  const [, syllable, tone] = /^([a-z]+)([0-5])$/.exec(given) ?? []
  return syllable ? { syllable, tone: tone === '0' ? 5 : Number(tone) } : null
}

/** One of the two bytes of each character: the number of its syllable and its tone; nothing for the few that have no reading. */
function table(at) {
  const bytes = readings.map((reading) => (reading ? ((syllables.indexOf(reading.syllable) + 1) * 8 + reading.tone) >> (8 * at) : 0) & 255)
  return `decode('${Buffer.from(bytes).toString('base64')}', 'base64')`
}

function wordLines() {
  return Object.entries(words).map(([character, list]) => {
    const pairs = list.split(' ').map((pair) => [pair.slice(0, pair.length / 2), pair.slice(pair.length / 2)])
    const replaced = pairs.reduce((text, [from, to]) => `replace(${text}, '${from}', '${to}')`, 'letters')
    return `    if strpos(letters, '${character}') > 0 then letters := ${replaced}; end if;`
  })
}

function migration() {
  const single = Object.entries(others).filter(([from, to]) => [...from].length === 1 && [...to].length === 1)
  const meant = [...new Set(Object.keys(words).flatMap((word) => [...word]))].join('')
  const [names, homophones] = [Object.keys(familyNames).join(''), Object.values(familyNames).join('')]
  const cases = fold()
  return `-- Names sorted and found as people expect, equal on every server: no collation of the server takes part. Written by scripts/name-keys/make-migration.mjs.
-- Readings from pinyin-pro 3.29.4, Copyright (c) 2022-present zh-lx, MIT License.
-- Generated columns are made of these functions, so they never change: other readings are functions of another name.

-- The reading of a character as (syllable * 8 + tone); 0 where it has none.
create function core.reading_of_1("at" integer) returns integer language sql immutable parallel safe as $$
  select case when "at" between ${first} and ${last} then get_byte(${table(1)}, "at" - ${first}) * 256 + get_byte(${table(0)}, "at" - ${first}) else 0 end
$$;

-- The syllable of a reading.
create function core.syllable_of_1(reading integer) returns text language sql immutable parallel safe as $$
  select rtrim(encode(substring('${syllables.map((syllable) => syllable.padEnd(6)).join('')}'::bytea from (reading >> 3) * 6 - 5 for 6), 'escape'))
$$;

-- The letters of a name: without accents, width and case. Of the words whose reading is not that of their characters, others that are read alike.
create function core.name_letters_1("value" text) returns text language plpgsql immutable strict parallel safe as $$
declare
  letters text := normalize("value", nfkd);
begin
  if letters ~ '[\\u0300-\\u036f]' then letters := regexp_replace(letters, '[\\u0300-\\u036f]', '', 'g'); end if;
  letters := translate(lower(letters collate "C"), '${cases.from}', '${cases.to}');
  if letters ~ '[${meant}]' then
${wordLines().join('\n')}
  end if;
  if length(letters) between 2 and 3 and letters ~ '^[${names}][\\u4e00-\\u9fff]+$' and left(letters, 2) <> all ('{${noFamilyNames.split(' ').join(',')}}') then
    letters := overlay(letters placing translate(left(letters, 1), '${names}', '${homophones}') from 1 for 1);
  end if;
  return letters;
end
$$;

-- What a name is sorted by, byte for byte: Chinese by pinyin and tone, one character after the other, between the words of other scripts with these
-- letters; numbers by their value, before letters; signs and spaces only where nothing else tells names apart. Of long texts the beginning, so that an
-- index can hold it, of signs too that stand for a whole sentence.
create function core.name_sort_key_1("value" text) returns text language plpgsql immutable strict parallel safe as $$
declare
  made text := '';
  digits text := '';
  gap text := '';
  one text;
  code integer;
  reading integer;
begin
  foreach one in array string_to_array(left(core.name_letters_1(left("value", 64)), 96) || ' ', null) loop
    code := ascii(one);
    if code between 48 and 57 then
      digits := digits || one;
      continue;
    end if;
    if digits <> '' then
      digits := coalesce(nullif(ltrim(digits, '0'), ''), '0');
      made := made || gap || chr(48 + least(length(digits), 40)) || digits;
      digits := '';
      gap := '';
    end if;
    reading := core.reading_of_1(code);
    if reading > 0 then
      made := made || gap || core.syllable_of_1(reading) || (reading & 7) || one;
      gap := '';
    elsif code between 97 and 122 or (code >= 192 and code not between 8192 and 12351) then
      made := made || gap || one;
      gap := '';
    elsif made <> '' then
      gap := ' ';
    end if;
  end loop;
  return made;
end
$$;

-- What a name is found by beside its own letters: the syllables, each after a space, and their initials as capitals: ' bei jing BJ'. Where a character
-- is read in two ways, the other one follows. Nothing for a name that is plain Latin letters. Of long texts the beginning.
create function core.name_find_key_1("value" text) returns text language plpgsql immutable strict parallel safe as $$
declare
  letters text := core.name_letters_1(left("value", 200));
  plain text;
  made text;
begin
  if letters !~ '[\\u4e00-\\u9fff]' then
    return case when letters = lower("value" collate "C") then '' else ' ' || letters end;
  end if;
  made := core.name_spelled_1(letters);
  if letters ~ '[${single.map(([from]) => from).join('')}]' or left("value", 200) ~ '[${meant}]' then
    plain := core.name_spelled_1(translate(lower(left("value", 200) collate "C"), '${single.map(([from]) => from).join('')}', '${single.map(([, to]) => to).join('')}'));
    if plain <> made then made := made || plain; end if;
  end if;
  return made;
end
$$;

create function core.name_spelled_1(letters text) returns text language plpgsql immutable strict parallel safe as $$
declare
  made text := '';
  initials text := '';
  run boolean := false;
  one text;
  code integer;
  reading integer;
begin
  foreach one in array string_to_array(letters, null) loop
    code := ascii(one);
    reading := core.reading_of_1(code);
    if reading > 0 then
      made := made || ' ' || core.syllable_of_1(reading);
      initials := initials || upper(left(core.syllable_of_1(reading), 1));
      run := false;
    elsif code between 97 and 122 or code between 48 and 57 then
      made := made || case when run then one else ' ' || one end;
      initials := initials || upper(one collate "C");
      run := true;
    else
      run := false;
    end if;
  end loop;
  return made || ' ' || initials;
end
$$;
`
}

/** Letters beyond ASCII that decomposing does not reach: capitals of Greek and Cyrillic, and Latin ones with a stroke. */
function fold() {
  const capitals = [...Array.from({ length: 25 }, (_, index) => 0x391 + index), ...Array.from({ length: 32 }, (_, index) => 0x410 + index)].map((at) => String.fromCodePoint(at)).filter((letter) => letter.toLowerCase() !== letter)
  const latin = { Æ: 'a', æ: 'a', Œ: 'o', œ: 'o', Ø: 'o', ø: 'o', Ł: 'l', ł: 'l', Đ: 'd', đ: 'd', Ð: 'd', ð: 'd', Þ: 't', þ: 't', ß: 's', ı: 'i', 〇: '零' }
  return { from: capitals.join('') + Object.keys(latin).join(''), to: capitals.map((letter) => letter.toLowerCase()).join('') + Object.values(latin).join('') }
}
