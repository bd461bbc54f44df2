import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { contracts } from '@tenon/contracts'
import { defineConfig } from '@tenon/core'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'
import { channel } from './src/index.ts'

/** A company that sells through partners: `tenon dev` in this folder shows it. */
export default defineConfig({
  company: { name: 'Partner House', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' },
  plugins: [customers(), catalog(), approvals(), pipeline(), contracts(), channel()],
})
