import { defineUi } from '@tenon/web/module'

export default defineUi({ id: 'approvals' })
