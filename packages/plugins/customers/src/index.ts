import { definePlugin } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { messages } from '../messages/index.ts'
import { errors } from './errors.ts'
import { grants, restricts } from './grants.ts'
import { permissions } from './permissions.ts'
import { contact } from './schema/contact.ts'
import { customer } from './schema/customer.ts'
import { interaction } from './schema/interaction.ts'
import { pool } from './schema/pool.ts'

/** The shared directory: customers, contacts and the communication log. */
export const customers = definePlugin<Slice>()({
  id: 'customers',
  description: 'The shared directory of customers, their contacts and the communication log.',
  package: new URL('..', import.meta.url),
  requires: { core: '^0.1.0' },
  permissions,
  grants,
  restricts,
  errors: errors.catalogue,
  schema: (b) => {
    customer(b)
    contact(b)
    interaction(b)
    pool(b)
  },
  messages,
})
