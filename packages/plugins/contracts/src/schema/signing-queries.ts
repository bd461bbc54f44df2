import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { signingObstacles } from '../domain/signing-obstacles.ts'
import { readSigning, type Signing } from '../use-cases/read-signing.ts'

/** What the signing page knows before anybody signs. */
export function signingQueries(b: TenonBuilder<Slice>): void {
  const obstacle = b.enumType('SigningObstacle', { description: 'Why a side cannot sign now.', values: signingObstacles })
  const signing = b.objectRef<Signing>('ContractSigning').implement({
    description: 'How far a contract is from its signatures, for whoever asks.',
    fields: (t) => ({
      currentHash: t.exposeString('currentHash', { description: 'Of what the contract says today.' }),
      approvedHash: t.exposeString('approvedHash', { nullable: true, description: 'Of what was approved.' }),
      approvedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ approvedAt }) => approvedAt }),
      holds: t.exposeBoolean('holds', { description: 'Whether the approval is of exactly what the contract says today.' }),
      next: t.field({ type: 'ObligationParty' as never, nullable: true, description: 'The side whose turn it is, where the sides sign one after the other.', resolve: ({ next }) => next as never }),
      signerOfUs: t.string({ nullable: true, description: 'Who signs for the company where nobody else is named: of an amendment whoever signed its contract and still works here.', resolve: ({ expected }) => expected.US }),
      signerOfCustomer: t.string({ nullable: true, description: 'Who signs for the customer where nobody else is named: of an amendment whoever signed its contract and is still a contact there.', resolve: ({ expected }) => expected.CUSTOMER }),
      againstUs: t.field({ type: [obstacle], description: 'What stands against the signature of the company by the caller.', resolve: ({ against }) => [...against.US] }),
      againstCustomer: t.field({ type: [obstacle], description: 'What stands against the caller noting the signature of the customer.', resolve: ({ against }) => [...against.CUSTOMER] }),
    }),
  })
  b.queryField('contractSigning', (t) => t.field({
    type: signing, description: 'Whether a contract may be signed, and if not, why.', args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) => readSigning(context, id),
  }))
}
