import { defineErrors } from '../errors/tenon-error.ts'

/** Refusals of the rights engine. NOT_FOUND is the answer for what is missing and for what is hidden. */
export const rightsErrors = defineErrors({
  NOT_FOUND: { status: 404, message: '{what} does not exist, or you may not see it.' },
  FORBIDDEN: { status: 403, message: 'You may not {action} {what}. Ask an administrator for the right.' },
  BAD_FILTER: { status: 400, message: '{what} cannot be searched, sorted or grouped by {field}: {reason}. Choose another field or value.' },
  VERSION_CONFLICT: { status: 409, message: '{what} was changed by somebody else in the meantime. Load it again and repeat your change.' },
  DUPLICATE: { status: 409, message: 'Another {what} has the same {fields} already. Choose another value, or use the one that exists.' },
  REFERENCED: { status: 409, message: '{what} is still used by other records. Remove or change those first, or deactivate it instead of deleting it.' },
  UNSUPPORTED_WRITE: { status: 400, message: 'The guarded database cannot {what}. {instead}' },
})

/** Faults in a plugin's rules, found while the rules are collected. They stop the boot. */
export const ruleErrors = defineErrors({
  RULE_MODEL_UNKNOWN: { status: 500, message: 'Plugin "{plugin}" has a rule for the model "{model}", which no enabled plugin declares. Correct the name, or put the rule into the bridge to the plugin that declares it.' },
  RULE_MODEL_FOREIGN: { status: 500, message: 'Plugin "{plugin}" grants rights on the model "{model}", which belongs to "{owner}". Grant only on your own models; use restricts() to narrow others.' },
  RULE_NOT_SCOPED: { status: 500, message: 'Plugin "{plugin}" uses scoped() on the model "{model}", which has no owner and team. Declare it with @@scoped, or use can() with a condition.' },
  RULE_FIELD_UNKNOWN: { status: 500, message: 'A rule of plugin "{plugin}" names "{model}.{field}", which does not exist. Correct the name of the field.' },
  RULE_CONDITION_BROKEN: { status: 500, message: 'A rule of plugin "{plugin}" for the model "{model}" has no value for "{field}". Compare with a value or null: undefined would match every row.' },
  RULE_KEY_WITHHELD: { status: 500, message: 'Plugin "{plugin}" takes away "{model}.{field}", which is part of the primary key. A visible row always shows its key: restrict the rows instead.' },
  MODEL_WITHOUT_RULE: { status: 500, message: 'Plugin "{plugin}" exposes the model "{model}" (type {type}), but no plugin grants any right on it. Declare who may read it in grants().' },
})
