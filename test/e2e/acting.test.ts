import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { hire, openCompany, runningCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { eventually, test } from './support/test.ts'

/** The one who is signed in on the page. */
async function whoAmI(page: Page): Promise<{ id: string; name: string }> {
  return (await ask<{ me: { id: string; name: string } }>(page, '{ me { id name } }')).me
}

describe('acting for somebody', () => {
  beforeAll(openCompany)

  test('an administrator sees the product as a rep, says why, is told all the while, and stops', async ({ visit, complaints }) => {
    complaints.expect(/status of (422|409)/)
    // A session of her own: acting changes the session, and the other tests use the administrator's.
    const admin = await visit(await hire(await runningCompany(), { name: 'Augusta King', email: `augusta-${Date.now()}@example.com`, role: 'SYSADMIN' }))
    await admin.getByRole('button', { name: 'Augusta King' }).waitFor()
    const rep = await whoAmI(await visit('/', { as: 'rep' }))
    const otherTab = await admin.context().newPage()
    await otherTab.goto('/catalog/products')
    await otherTab.getByRole('heading', { name: 'Products', level: 1 }).waitFor()

    await admin.goto(`/org?q=${encodeURIComponent(rep.name)}`)
    await admin.getByRole('button', { name: rep.name }).first().click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Act as…' }).click()
    const dialog = admin.getByRole('dialog', { name: `See Tenon as ${rep.name}` })
    await dialog.getByRole('button', { name: 'Act as this person' }).click()
    await dialog.getByText('Say in a few words why').waitFor()
    await dialog.getByLabel('Reason').fill('Her list looks empty')
    await admin.keyboard.press('Enter')

    const banner = admin.getByRole('complementary', { name: 'Acting for somebody' })
    await banner.getByText(`Augusta King, you act as ${rep.name} until`).waitFor()
    await picture(admin, 'acting-banner')
    expect(await violations(admin)).toEqual([])
    await admin.goto('/account')
    await admin.getByText('This is not your own account').waitFor()
    expect(await admin.getByRole('region', { name: 'API tokens' }).count()).toBe(0)

    // The tab that was open before writes nothing by the other name.
    await otherTab.getByRole('searchbox').first().fill('x')
    await otherTab.getByRole('dialog', { name: 'You act as somebody else now' }).waitFor()

    await banner.getByRole('button', { name: 'Stop acting' }).click()
    await admin.getByRole('button', { name: 'Augusta King' }).waitFor()
    expect(await banner.count()).toBe(0)
    await admin.goto('/audit?action=SIGN_IN')
    await admin.getByText('Augusta King').first().waitFor()
  })

  test('a rep names a deputy on the account page, who works for her with both names, and she ends it', async ({ visit }) => {
    const company = await runningCompany()
    const name = `Grace ${Date.now()}`
    const deputy = await visit(await hire(company, { name, email: `grace-${Date.now()}@example.com`, role: 'REP' }))
    await deputy.getByRole('button', { name }).waitFor()
    const rep = await visit('/account', { as: 'rep' })
    const { name: repName } = await whoAmI(rep)

    const card = rep.getByRole('region', { name: 'Deputies' })
    await card.getByRole('button', { name: 'Name a deputy' }).click()
    const dialog = rep.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Name a deputy' }).click()
    await dialog.getByText('Fill this in.').waitFor()
    await dialog.getByLabel('Colleague').fill(name)
    await rep.getByRole('option', { name }).click()
    await picture(rep, 'deputy-dialog')
    expect(await violations(rep)).toEqual([])
    await dialog.getByRole('button', { name: 'Name a deputy' }).click()
    await card.getByText(`${name} is your deputy`).waitFor()
    await picture(rep, 'deputy-card')

    await deputy.goto('/')
    await deputy.getByRole('button', { name }).click()
    await deputy.getByRole('menuitem', { name: `Work for ${repName}` }).click()
    const banner = deputy.getByRole('complementary', { name: 'Acting for somebody' })
    await banner.getByText(`${name}, you do the work of ${repName} until`).waitFor()
    const own = await ask<{ opportunities: { nodes: { name: string }[] } }>(rep, '{ opportunities(first: 1, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { name } } }')
    await deputy.goto(`/pipeline/opportunities?q=${encodeURIComponent(own.opportunities.nodes[0]!.name)}`)
    await deputy.getByText(own.opportunities.nodes[0]!.name).first().waitFor()
    await banner.getByRole('button', { name: 'Back to my own work' }).click()
    await deputy.getByRole('button', { name }).waitFor()
    expect(await banner.count()).toBe(0)

    await card.getByRole('button', { name: `End the delegation to ${name}` }).click()
    await rep.getByRole('alertdialog').or(rep.getByRole('dialog')).getByRole('button', { name: 'End', exact: true }).click()
    await eventually(() => card.getByText(`${name} is your deputy`).count()).toBe(0)
    await deputy.reload()
    await deputy.getByRole('button', { name }).click()
    await deputy.getByRole('menuitem', { name: 'My account' }).waitFor()
    expect(await deputy.getByRole('menuitem', { name: `Work for ${repName}` }).count()).toBe(0)
  })
})
