import { defineErrors, fill } from '../errors/tenon-error.ts'
import type { Params } from '../errors/tenon-error.ts'

/** Errors that end an import, or a request about one. */
export const importErrors = defineErrors({
  IMPORT_MAPPING_UNREADABLE: { status: 422, message: 'The mapping {mapping} cannot be read: {reason}.' },
  IMPORT_MAPPING_INVALID: { status: 422, message: 'The mapping {mapping} has {count} problem(s); nothing was imported. First: {first}' },
  IMPORT_FILE_MISSING: { status: 422, message: '{file} does not exist or cannot be opened. Check the path.' },
  IMPORT_FILE_UNKNOWN: { status: 422, message: '{file} is neither CSV nor XLSX ({reason}). Save it as one of these and try again.' },
  IMPORT_FILE_EMPTY: { status: 422, message: '{file} has no rows: not even a header was found on line {line}.' },
  IMPORT_FILE_BROKEN: { status: 422, message: '{file} is damaged: {reason}. Save it again with the program that made it.' },
  IMPORT_FILE_TOO_LARGE: { status: 413, message: '{file} is larger than {limit} bytes. Split it and import the parts one after the other.' },
  IMPORT_FILE_BOMB: { status: 422, message: '{file} unpacks to more than {limit} bytes and was not read. Split the workbook.' },
  IMPORT_ENCODING_UNKNOWN: { status: 422, message: '"{encoding}" is not an encoding that can be read. Use utf-8, utf-16le, utf-16be, gb18030 or another name that iconv knows.' },
  IMPORT_SHEET_MISSING: { status: 422, message: '{file} has no sheet "{sheet}". It has: {sheets}.' },
  IMPORT_LOOKUP_TOO_LARGE: { status: 422, message: '{resource} has more than {limit} records, too many to compare loosely by {field}. Use an exact match.' },
  IMPORT_UPLOAD_MISSING: { status: 404, message: 'The uploaded files are gone: uploads are kept for {hours} hours. Upload them again.' },
  IMPORT_UPLOAD_INVALID: { status: 400, message: 'The upload cannot be read: {reason}.' },
  IMPORT_RUN_MISSING: { status: 404, message: 'There is no import {id} of yours.' },
  IMPORT_BUSY: { status: 409, message: 'Another import of yours is still running. Wait for it, or cancel it.' },
  IMPORT_NOT_ALLOWED: { status: 403, message: 'You may not import data. Ask an administrator for the permission core:import.' },
  IMPORT_INTERRUPTED: { status: 500, message: 'The server stopped during this import. What was written stays; run it again to go on.' },
  IMPORT_REQUEST_INVALID: { status: 400, message: 'The request cannot be understood: {reason}.' },
})

/** Problems of a mapping, found before any row is read. */
export const mappingProblems = {
  MAPPING_UNKNOWN_KEY: 'There is no setting "{key}" here. Known: {known}.',
  MAPPING_MISSING: 'The setting "{key}" is missing.',
  MAPPING_WRONG_TYPE: 'Expected {expected}, found {found}.',
  MAPPING_NAME_TWICE: 'The name "{name}" is used twice; the first is {first}.',
  MAPPING_RESOURCE_UNKNOWN: 'There is no resource {resource} to import into. Known: {known}.',
  MAPPING_FIELD_UNKNOWN: '{resource} has no field "{field}". Known: {known}.',
  MAPPING_FIELD_READ_ONLY: '{resource}.{field} is kept by the system, or you may not change it, so it cannot be imported.',
  MAPPING_FIELD_NEEDED: '{resource} needs "{field}", and nothing feeds it. Map a column or give a value.',
  MAPPING_REFERENCE_NEEDED: '{resource}.{field} refers to {target}: say how to find it with "reference".',
  MAPPING_REFERENCE_UNFIT: '{resource}.{field} is not a reference, so "reference" means nothing here.',
  MAPPING_REFERENCE_TARGET: '{resource}.{field} refers to {target}, but the reference finds {found}.',
  MAPPING_REFERENCE_FORM: 'A reference names either "step", "row" or "by": {found}.',
  MAPPING_STEP_UNKNOWN: 'There is no step or record "{step}" before or at this one. Known: {known}.',
  MAPPING_OPTION_UNFIT: '"{option}" means nothing for {resource}.{field}, which is {kind}.',
  MAPPING_FORMAT_INVALID: '"{format}" is not a format: {reason}.',
  MAPPING_VALUE_UNFIT: 'The value {value} does not fit {resource}.{field}: {reason}',
  MAPPING_SOURCE_FORM: 'Give exactly one of "column", "value" or "template".',
  MAPPING_CURRENCY_UNKNOWN: '"{currency}" is not an ISO 4217 currency code.',
  MAPPING_TIME_ZONE_UNKNOWN: '"{timeZone}" is not a time zone. Write it like Asia/Shanghai.',
  MAPPING_FILE_MISSING: 'No given file matches "{file}". Given: {given}.',
  MAPPING_COLUMN_MISSING: '{file} has no column "{column}". It has: {known}.',
  MAPPING_COLUMN_TWICE: '{file} has the column "{column}" twice, so it is not clear which is meant. Rename one.',
  MAPPING_FILE_REFUSED: '{reason}',
  MAPPING_KEY_UNFIT: '{reason}',
  MAPPING_MATCH_UNFIT: 'Records cannot be found by {resource}.{field}: map a text, number or enum field and name that.',
  MAPPING_TEMPLATE_INVALID: 'The template {template} cannot be read: {reason}.',
} as const satisfies Readonly<Record<string, string>>

export type MappingCode = keyof typeof mappingProblems

/** Why a row was not imported. The rest of the file goes on. */
export const rowProblems = {
  ROW_COLUMN_COUNT: 'The row has {found} cells where the header has {expected}.',
  ROW_QUOTES: 'The quotes are broken: {reason}. The row was skipped and reading goes on with the next line.',
  ROW_TOO_LONG: 'The row is longer than {limit} characters. Probably a quote is not closed.',
  ROW_KEY_EMPTY: 'The key column "{column}" is empty, so the row cannot be recognised later.',
  ROW_DUPLICATE: 'The key "{key}" stands already on line {first}; the first row counts.',
  ROW_CONTRADICTS: 'The key "{key}" stands already on line {first} with other values for {resource}.',
  ROW_RECORD_MISSING: 'There is no {resource} "{key}" to update.',
  ROW_RECORD_GONE: 'The {resource} that this row became earlier was deleted, or is out of your reach.',
  ROW_REFUSED: 'The database refused it: {reason}',
  VALUE_REQUIRED: '{field} must not be empty.',
  VALUE_TOO_LONG: '{field} holds at most {limit} characters; this has {length}.',
  VALUE_UNMAPPED: 'The value is not in the list of known values: {known}.',
  VALUE_NOT_AN_OPTION: 'The value is none of {options}.',
  VALUE_NOT_A_NUMBER: 'It is not a number written like {example}.',
  VALUE_NOT_WHOLE: 'A whole number is expected.',
  VALUE_TOO_PRECISE: 'At most {places} decimal places can be kept; nothing is rounded unless the mapping says "round".',
  VALUE_OUT_OF_RANGE: 'The number is too large for {field}.',
  VALUE_NOT_A_DATE: 'It is not a date written like {format}.',
  VALUE_NOT_A_BOOLEAN: 'Yes or no is expected, e.g. true/false, yes/no, 1/0, 是/否.',
  VALUE_NOT_AN_EMAIL: 'It is not an e-mail address.',
  VALUE_NOT_A_URL: 'It is not a web address that begins with http:// or https://.',
  VALUE_NOT_JSON: 'It is not JSON: {reason}.',
  VALUE_CURRENCY_UNKNOWN: '"{currency}" is not an ISO 4217 currency code.',
  VALUE_CELL_ERROR: 'The spreadsheet shows the error {error} here.',
  VALUE_FORMULA_EMPTY: 'The cell holds a formula without a stored result. Open and save the workbook in a spreadsheet program.',
  VALUE_DIGITS_LOST: 'The number has more than 15 digits, so the spreadsheet has lost the last ones. Format the column as text.',
  VALUE_DAMAGED: 'The text is damaged: some bytes do not fit the encoding of the file. If it has another one, name it in the mapping with "encoding".',
  VALUE_CONTROL_CHARACTER: 'The text holds a control character ({character}) that cannot be kept.',
  VALUE_NOT_UNIQUE: 'Another {resource} has this {field} already.',
  REFERENCE_NOT_FOUND: 'There is no {resource} with {by} "{text}".',
  REFERENCE_AMBIGUOUS: 'Several {resource} records have {by} "{text}".',
  REFERENCE_NOT_IMPORTED: '{resource} "{text}" stands in the file, but its row was not imported, or the rows refer to each other in a circle.',
  REFERENCE_EMPTY: '{resource} "{text}" has no {field} to take over.',
} as const satisfies Readonly<Record<string, string>>

export type RowCode = keyof typeof rowProblems

/** The English sentence of a mapping problem. */
export function mappingSentence(code: MappingCode, params: Params): string {
  return fill(mappingProblems[code], params)
}

/** The English sentence of a row problem. */
export function rowSentence(code: RowCode, params: Params): string {
  return fill(rowProblems[code], params)
}
