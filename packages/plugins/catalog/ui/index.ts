import { defineUi } from '@tenon/web/module'

/** Products and prices are drawn from their resources; messages are found beside this folder. */
export default defineUi({ id: 'catalog' })
