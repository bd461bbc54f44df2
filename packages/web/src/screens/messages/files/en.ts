/** The sentences of the files of a record. */
const en = {
  'files': 'Files',
  'files.drop': 'Drop files here, or choose some',
  'files.hint': 'Up to 25 MB each',
  'files.sending': 'Sending {name}…',
  'files.notSent': '{name} was not sent',
  'files.none': 'No files yet',
  'files.noneText': 'Contracts, drawings and letters that belong to this record are kept here, with who attached them and when.',
  'files.remove': 'Remove',
  'files.removeAsk': 'Remove {name}?',
  'files.removeText': 'It is gone for everybody who sees this record. The audit trail keeps that it was here.',
  'files.removeOf': 'Remove {name}',
} as const

export default en
