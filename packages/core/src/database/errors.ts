import { defineErrors } from '../errors/tenon-error.ts'

export const databaseErrors = defineErrors({
  DATA_FOLDER_UNWRITABLE: { status: 500, message: 'The data folder {folder} cannot be written ({cause}). Give this user the right to write there, or set TENON_DATA_DIR to another folder.' },
  DATA_FOLDER_BUSY: { status: 500, message: 'Process {pid} already uses the data folder {folder}. Stop it first, or set TENON_DATA_DIR to another folder: the embedded database serves one process at a time.' },
  DATABASE_UNREACHABLE: { status: 503, message: 'The PostgreSQL server of DATABASE_URL does not answer ({cause}). Check that it runs and that host, port, user and password are right.' },
  DATABASE_TOO_OLD: { status: 500, message: 'PostgreSQL {version} is too old: Tenon needs version {minimum} or newer.' },
  DATABASE_NEWER: { status: 500, message: 'The database has the migration {migration} of "{unit}", which this version of the software does not know. Install the newer version again, or restore an older backup.' },
  MIGRATION_CHANGED: { status: 500, message: 'The migration {migration} of "{unit}" was changed after it ran here. Restore the original file, and put the change into a new migration.' },
  MIGRATION_FAILED: { status: 500, message: 'The migration {migration} of "{unit}" failed and was rolled back: {cause}' },
  MIGRATION_FOREIGN: { status: 500, message: 'A migration of "{unit}" would change "{table}", which belongs to another plugin. Change only your own models.' },
  SCHEMA_ENGINE_FAILED: { status: 500, message: 'The schema engine could not compare the models: {cause}' },
  MIGRATION_MISSING: { status: 500, message: 'The models of "{unit}" changed, but no migration says how. Run `tenon migrate create {unit}`.' },
})
