import { defineConfig } from '@tenon/core'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { contracts } from '@tenon/contracts'
import { customers } from '@tenon/customers'
import { pipeline } from '@tenon/pipeline'

export default defineConfig({
  company: { name: '启明软件 Qiming', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
  plugins: [customers(), catalog(), approvals(), pipeline(), contracts()],
  demo: './demo/index.ts',
})
