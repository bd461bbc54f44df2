import { defineConfig } from '@tenon/core'
import { courses } from './src/index.ts'

/** A company with this plugin alone: `tenon dev` in this folder shows it. */
export default defineConfig({
  company: { name: 'Course House', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' },
  plugins: [courses()],
})
