import type { Page } from 'playwright-core'
import { beforeAll, describe, expect } from 'vitest'
import { openCompany } from '../harness/company.ts'
import { ask } from './support/ask.ts'
import { violations } from './support/axe.ts'
import { picture } from './support/picture.ts'
import { speak } from './support/speak.ts'
import { eventually, test } from './support/test.ts'

const TEAM = '沪皖团队'
const NEXT_TEAM = '江浙团队'

describe('the organisation', () => {
  beforeAll(openCompany)

  test('plans a move by keys alone, shows it, and cancels it', async ({ visit }) => {
    const page = await openTeam(await visit('/org', { as: 'admin' }))
    await carry(page, '施蕾')
    await page.keyboard.press('Escape')
    await heard(page, '施蕾 stays.')
    await carry(page, '施蕾')
    await page.keyboard.press('Space')
    const dialog = page.getByRole('dialog', { name: 'Move 施蕾' })
    await dialog.getByLabel('From').fill('2027-01-01')
    await page.keyboard.press('Tab')
    await dialog.getByText(`From Jan 1, 2027 on, 施蕾 works in ${NEXT_TEAM} instead of ${TEAM}`).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'org-move')
    await dialog.getByRole('button', { name: 'Plan the move' }).press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    const chip = page.getByRole('button', { name: `from Jan 1, 2027 → ${NEXT_TEAM}`, exact: true })
    await chip.waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'org-planned')

    await page.goto('/org?on=2027-01-01')
    await page.getByText('The organisation on Jan 1, 2027').waitFor()
    await unfold(page, '华东大区')
    await page.getByRole('treeitem', { name: NEXT_TEAM }).click()
    await page.getByRole('button', { name: /施蕾/ }).waitFor()
    await picture(page, 'org-as-of')
    await page.getByRole('button', { name: 'Back to today' }).click()
    await page.getByRole('treeitem', { name: TEAM }).click()
    await page.getByRole('button', { name: `Remove from Jan 1, 2027 → ${NEXT_TEAM}` }).press('Enter')
    await page.getByText(`施蕾 does not move to ${NEXT_TEAM}`).waitFor()
    await chip.waitFor({ state: 'detached' })
    expect(await openPosition(page, '施蕾')).toEqual({ orgUnit: { name: TEAM } })
  })

  test('moves somebody with the mouse from today on, and takes it back', async ({ visit }) => {
    const page = await openTeam(await visit('/org', { as: 'admin' }))
    await person(page, '孔维铭').dragTo(page.getByRole('treeitem', { name: NEXT_TEAM }))
    const dialog = page.getByRole('dialog', { name: 'Move 孔维铭' })
    await dialog.getByText(`From today on, 孔维铭 works in ${NEXT_TEAM}`).waitFor()
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText(`孔维铭 moved to ${NEXT_TEAM}`).waitFor()
    expect(await openPosition(page, '孔维铭')).toEqual({ orgUnit: { name: NEXT_TEAM } })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Moved back').waitFor()
    await person(page, '孔维铭').waitFor()
    expect(await openPosition(page, '孔维铭')).toEqual({ orgUnit: { name: TEAM } })
  })

  test('asks who leads a unit that its head leaves, and says when somebody else was quicker', async ({ visit }) => {
    const page = await visit('/org', { as: 'admin' })
    await unfold(page, '华东大区')
    await page.getByRole('treeitem', { name: NEXT_TEAM }).click()
    await page.getByRole('button', { name: 'Actions for 潘雨晴' }).click()
    await page.getByRole('menuitem', { name: 'Move to …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move 潘雨晴' })
    await dialog.getByLabel('Unit').fill(TEAM)
    await page.getByRole('option', { name: TEAM }).click()
    await dialog.getByText(`潘雨晴 leads ${NEXT_TEAM}. Who leads from then on?`).waitFor()
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await dialog.getByText('Choose who leads.').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'org-successor')
    await touch(page, '潘雨晴')
    await dialog.getByLabel('潘雨晴 goes on leading').click()
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await dialog.getByText('Somebody else changed 潘雨晴 in the meantime').waitFor()
    await picture(page, 'org-conflict')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await openPosition(page, '潘雨晴')).toEqual({ orgUnit: { name: NEXT_TEAM } })
  })

  test('moves a unit by keys, and back', async ({ visit }) => {
    const page = await visit('/org', { as: 'admin' })
    await unfold(page, '南方大区')
    await page.getByRole('treeitem', { name: '国际业务团队' }).focus()
    await page.keyboard.press('Space')
    await heard(page, '国际业务团队 is picked up.')
    await eventually(async () => {
      await page.keyboard.press('ArrowUp')
      return page.getByText('Over 华东大区.', { exact: true }).count()
    }).toBe(1)
    await page.keyboard.press('Space')
    const dialog = page.getByRole('dialog', { name: 'Move 国际业务团队' })
    await dialog.getByText('Units are not dated').waitFor()
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText('国际业务团队 moved to 华东大区').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Moved back').waitFor()
    const { orgUnits } = await ask<{ orgUnits: { nodes: { parent: { name: string } }[] } }>(page, '{ orgUnits(first: 1, filter: { name: { eq: "国际业务团队" } }) { nodes { parent { name } } } }')
    expect(orgUnits.nodes[0]?.parent.name).toBe('南方大区')
  })

  test('invites a new person, sends again and withdraws', async ({ visit }) => {
    const page = await openTeam(await visit('/org', { as: 'admin' }))
    const email = `ada-${Date.now()}@example.com`
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Invite' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite somebody' })
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await dialog.getByText('This field is required.').waitFor()
    await dialog.getByLabel('E-mail').fill('nobody')
    await dialog.getByLabel('Name').fill('Ada Byron')
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await dialog.getByText('is not an email address').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'org-invite')
    await dialog.getByLabel('E-mail').fill(email)
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByText('Ada Byron is invited').waitFor()
    await dialog.waitFor({ state: 'hidden' })

    await page.goto('/org?invitations=open')
    const row = page.getByRole('dialog', { name: 'Open invitations' }).getByRole('listitem').filter({ hasText: email })
    await row.getByText('by 陆一鸣').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'org-invitations')
    await row.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('The invitation to Ada Byron was sent again').waitFor()
    await row.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('The invitation to Ada Byron is withdrawn').waitFor()
    await row.waitFor({ state: 'detached' })
    await page.goto('/org?q=Ada+Byron')
    await page.getByRole('button', { name: /Ada Byron/ }).first().click()
    const drawer = page.getByRole('dialog', { name: 'Ada Byron' })
    await drawer.getByText('Withdrawn').waitFor()
    await drawer.getByRole('button', { name: 'Invite' }).click()
    await drawer.getByText('Invited', { exact: true }).waitFor()
    await picture(page, 'org-drawer')
    await drawer.getByRole('button', { name: 'End access' }).click()
    const ending = page.getByRole('dialog', { name: 'End the access of Ada Byron' })
    await ending.getByLabel('Hand over to').waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'org-end')
    await ending.getByRole('button', { name: 'End access' }).click()
    await page.getByText('Ada Byron has no access any more').waitFor()
    await drawer.getByText('Inactive').waitFor()
    await drawer.getByText('Withdrawn').waitFor()
  })

  test('is for looking only, for those who may not change it', async ({ visit }) => {
    const page = await openTeam(await visit('/org', { as: 'rep' }))
    await person(page, '施蕾').focus()
    await page.keyboard.press('Space')
    await page.getByRole('dialog', { name: '施蕾' }).waitFor()
    expect(await page.getByRole('button', { name: /Move to|Actions for|Invite/ }).count()).toBe(0)
  })

  test('works on a phone, in the dark and in Chinese', async ({ visit }) => {
    const page = await visit('/org', { as: 'admin', viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await page.getByRole('treeitem').first().waitFor()
    await speak(page, 'zh-CN')
    try {
      await page.reload()
      await unfold(page, '华东大区')
      await page.getByRole('treeitem', { name: TEAM }).click()
      await page.getByRole('button', { name: '施蕾的操作' }).click()
      await picture(page, 'org-phone')
      await page.getByRole('menuitem', { name: '调动到…' }).click()
      const dialog = page.getByRole('dialog', { name: '调动施蕾' })
      await dialog.getByLabel('部门').fill(NEXT_TEAM)
      await page.getByRole('option', { name: NEXT_TEAM }).click()
      await dialog.getByText(`自今天起，施蕾由${TEAM}调到${NEXT_TEAM}`).waitFor()
      expect(await violations(page)).toEqual([])
      await picture(page, 'org-phone-move')
      await page.goto('/org?invitations=open')
      await page.getByRole('dialog', { name: '待接受的邀请' }).getByRole('button', { name: '邀请' }).click()
      await page.getByRole('dialog', { name: '邀请人员' }).getByLabel('邮箱').waitFor()
      expect(await violations(page)).toEqual([])
      await picture(page, 'org-phone-invite')
    } finally {
      await speak(page, null)
    }
  })
})

/** Opens a region of the tree, by keys. */
async function unfold(page: Page, region: string): Promise<void> {
  const unit = page.getByRole('treeitem', { name: region })
  await unit.focus()
  await page.keyboard.press('ArrowRight')
  await eventually(() => unit.getAttribute('aria-expanded')).toBe('true')
}

async function openTeam(page: Page): Promise<Page> {
  await unfold(page, '华东大区')
  await page.getByRole('treeitem', { name: TEAM }).click()
  await page.getByRole('heading', { name: TEAM }).waitFor()
  return page
}

function person(page: Page, name: string) {
  return page.getByRole('button', { name: new RegExp(`^${name}|[^ ] ${name}`) }).first()
}

/** Picks up a person and carries them to the next unit. */
async function carry(page: Page, name: string): Promise<void> {
  await person(page, name).focus()
  await page.keyboard.press('Space')
  await heard(page, `${name} is picked up.`)
  await page.keyboard.press('ArrowDown')
  await heard(page, `Over ${NEXT_TEAM}.`)
}

/** Waits until a screen reader is told so. */
async function heard(page: Page, sentence: string): Promise<void> {
  await page.getByText(sentence).first().waitFor({ state: 'attached' })
}

async function openPosition(page: Page, name: string): Promise<object | undefined> {
  const answer = await ask<{ assignments: { nodes: object[] } }>(page, 'query ($name: String!) { assignments(first: 2, filter: { person: { name: { eq: $name } }, validTo: { isNull: true } }) { nodes { orgUnit { name } } } }', { name })
  expect(answer.assignments.nodes).toHaveLength(1)
  return answer.assignments.nodes[0]
}

/** What another administrator does at the same moment: a change of the record that changes nothing that is seen. */
async function touch(page: Page, name: string): Promise<void> {
  const { people } = await ask<{ people: { nodes: { id: string; version: number; locale: string | null }[] } }>(page, 'query ($name: String!) { people(first: 1, filter: { name: { eq: $name } }) { nodes { id version locale } } }', { name })
  const [{ id, version, locale }] = people.nodes as [{ id: string; version: number; locale: string | null }]
  await ask(page, 'mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { __typename } }', { input: { id, expectedVersion: version, locale } })
}

