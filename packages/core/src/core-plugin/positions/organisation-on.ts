import type { RequestContext } from '../../context.ts'
import { globalId } from '../../schema/global-id.ts'
import type { LooseBuilder, LooseFields } from '../../schema/loose-builder.ts'
import { dayGiven, holding } from './days.ts'

interface Placed {
  readonly personId: string
  readonly name: string
  readonly title: string | null
  readonly unitId: string
  readonly managerName: string | null
}

interface Led {
  readonly unitId: string
  readonly personId: string
  readonly name: string
}

type Row = Record<string, unknown>

/** organisationOn(day): who works where and who leads what on any day, past or planned. */
export function declareOrganisationOn(builder: object): void {
  const { queryFields, objectRef } = builder as LooseBuilder
  const placed = objectRef.call(builder, 'PlacedPerson').implement({
    description: 'Where somebody works on a day.',
    fields: (t: LooseFields) => ({
      personId: t.field({ type: 'ID', resolve: ({ personId }: Placed) => globalId('Person', personId) }),
      name: t.field({ type: 'String', resolve: ({ name }: Placed) => name }),
      title: t.field({ type: 'String', nullable: true, resolve: ({ title }: Placed) => title }),
      unitId: t.field({ type: 'ID', resolve: ({ unitId }: Placed) => globalId('OrgUnit', unitId) }),
      managerName: t.field({ type: 'String', nullable: true, resolve: ({ managerName }: Placed) => managerName }),
    }),
  })
  const led = objectRef.call(builder, 'LedUnit').implement({
    description: 'Who leads a unit on a day.',
    fields: (t: LooseFields) => ({
      unitId: t.field({ type: 'ID', resolve: ({ unitId }: Led) => globalId('OrgUnit', unitId) }),
      personId: t.field({ type: 'ID', resolve: ({ personId }: Led) => globalId('Person', personId) }),
      name: t.field({ type: 'String', resolve: ({ name }: Led) => name }),
    }),
  })
  const organisation = objectRef.call(builder, 'OrganisationOn').implement({
    description: 'The organisation on a day. The units themselves are not dated: they are those of today.',
    fields: (t: LooseFields) => ({
      people: t.field({ type: [placed], resolve: ({ people }: { people: readonly Placed[] }) => people }),
      heads: t.field({ type: [led], resolve: ({ heads }: { heads: readonly Led[] }) => heads }),
    }),
  })
  queryFields.call(builder, (t) => ({
    organisationOn: t.field({
      type: organisation,
      description: 'Who works where and who leads what on a day, past or planned.',
      args: { day: t.arg({ type: 'Date', required: true }) },
      resolve: async (_root: unknown, { day }: { day: Date }, context: RequestContext) => {
        const on = dayGiven(context, day)
        const [dated, undated, heads] = await Promise.all([datedPeople(context, on), undatedPeople(context), headsOn(context, on)])
        return { people: [...dated, ...undated].sort((a, b) => a.name.localeCompare(b.name)), heads }
      },
    }),
  }))
}

async function datedPeople({ db }: RequestContext, on: string): Promise<Placed[]> {
  const rows = await db['assignment']!.findMany({ where: holding(on), select: { title: true, orgUnitId: true, personId: true, person: { select: { name: true } }, manager: { select: { name: true } } } })
  return rows.map((row) => ({ personId: row['personId'] as string, name: nameOf(row['person']) ?? '', title: row['title'] as string | null, unitId: row['orgUnitId'] as string, managerName: nameOf(row['manager']) }))
}

/** Those who have only a card work where it says, on every day. */
async function undatedPeople({ db }: RequestContext): Promise<Placed[]> {
  const rows = await db['person']!.findMany({ where: { active: true, teamId: { not: null }, assignments: { none: {} } }, select: { id: true, name: true, title: true, teamId: true, manager: { select: { name: true } } } })
  return rows.map((row) => ({ personId: row['id'] as string, name: row['name'] as string, title: row['title'] as string | null, unitId: row['teamId'] as string, managerName: nameOf(row['manager']) }))
}

async function headsOn({ db }: RequestContext, on: string): Promise<Led[]> {
  const [dated, undated] = await Promise.all([
    db['headship']!.findMany({ where: holding(on), select: { orgUnitId: true, personId: true, person: { select: { name: true } } } }),
    db['orgUnit']!.findMany({ where: { headId: { not: null }, headships: { none: {} } }, select: { id: true, headId: true, head: { select: { name: true } } } }),
  ])
  return [
    ...dated.map((row) => ({ unitId: row['orgUnitId'] as string, personId: row['personId'] as string, name: nameOf(row['person']) ?? '' })),
    ...undated.map((row) => ({ unitId: row['id'] as string, personId: row['headId'] as string, name: nameOf(row['head']) ?? '' })),
  ]
}

function nameOf(person: unknown): string | null {
  return ((person as Row | null)?.['name'] as string | undefined) ?? null
}
