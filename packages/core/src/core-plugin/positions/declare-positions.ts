import type { RequestContext } from '../../context.ts'
import type { LooseInputFields } from '../../schema/loose-builder.ts'
import type { UseCaseOptions } from '../../schema/use-case.ts'
import { endAccess, type AccessEnd } from './end-access.ts'
import { moveUnit, type UnitMove } from './move-unit.ts'
import { declareOrganisationOn } from './organisation-on.ts'
import { cancelTransfer, transferPerson, type Transfer } from './transfer.ts'

interface Declaring {
  useCase<Input>(name: string, options: UseCaseOptions<RequestContext, Input>): void
}

/** The verbs of the organisation: who works where from when on. Positions are written by these alone. */
export function declarePositions(builder: object): void {
  declareOrganisationOn(builder)
  const { useCase } = builder as Declaring
  const version = (t: LooseInputFields, of: string) => t.field({ type: 'Int', required: true, description: `The \`version\` of the ${of} that the caller read.` })
  useCase<Transfer>('transferPerson', {
    description: 'Gives a person another position from a day on: a unit, and if given a manager and a title. In the past, today, or planned.', answers: 'Person',
    input: (t) => ({
      personId: t.field({ type: 'ID', required: true }),
      unitId: t.field({ type: 'ID', required: true }),
      managerId: t.field({ type: 'ID', description: 'Left out: as before. Null: nobody.' }),
      title: t.field({ type: 'String', description: 'Left out: as before.' }),
      from: t.field({ type: 'Date', description: 'The first day of it, in the zone of the company. Left out: today.' }),
      replaceLater: t.field({ type: 'Boolean', description: 'Whether positions that begin later are dropped; without it they are a refusal.' }),
      successorId: t.field({ type: 'ID', description: 'Who leads, from that day on, the units that the person leads.' }),
      keepHead: t.field({ type: 'Boolean', description: 'Whether the person goes on leading them.' }),
      expectedVersion: version(t, 'person'),
    }),
    run: transferPerson,
  })
  useCase<Parameters<typeof cancelTransfer>[1]>('cancelTransfer', {
    description: 'Takes back a position that has not begun: the one before it goes on.', answers: 'Person',
    input: (t) => ({ positionId: t.field({ type: 'ID', required: true }), expectedVersion: version(t, 'person') }),
    run: cancelTransfer,
  })
  useCase<UnitMove>('moveUnit', {
    description: 'Puts a unit, with all below it, below another one (null: at the top). At once: units are not dated.', answers: 'OrgUnit',
    input: (t) => ({ unitId: t.field({ type: 'ID', required: true }), parentId: t.field({ type: 'ID' }), ordinal: t.field({ type: 'Int', description: 'Its place among its neighbours, from low to high.' }), expectedVersion: version(t, 'unit') }),
    run: moveUnit,
  })
  useCase<AccessEnd>('endAccess', {
    description: 'Ends the access of a person at once, sessions and tokens, and the position. Records stay.', answers: 'Person',
    input: (t) => ({
      personId: t.field({ type: 'ID', required: true }),
      on: t.field({ type: 'Date', description: 'The first day without a position: today, or earlier. Left out: today.' }),
      handOverTo: t.field({ type: 'ID', description: 'Who takes over the reports and the units that the person leads.' }),
      expectedVersion: version(t, 'person'),
    }),
    run: endAccess,
  })
}
