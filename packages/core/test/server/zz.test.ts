import { it } from 'vitest'
import { openApp } from './open-app.ts'
it('x', async () => { const f = await openApp(); console.log(JSON.stringify(await f.query('{ me { name } }'))); for (const l of f.takeLog()) console.log(JSON.stringify(l)); await f.close() })
