import { whole } from './company.ts'

/** Each mistake stands on a line of its own, so that the error has to be at its key. */
export async function mistakesInArguments(): Promise<void> {
  await whole.query({
    leads: {
      $: {
        first: 5,
        // @ts-expect-error an argument that does not exist, beside a good one
        serch: 'x',
      },
      totalCount: true,
    },
  })
  await whole.query({
    leads: {
      $: {
        // @ts-expect-error the only one
        serch: 'x',
      },
      totalCount: true,
    },
  })
  await whole.query({
    leads: {
      $: {
        filter: {
          name: {
            contains: 'x',
            // @ts-expect-error a condition that does not exist
            startWith: 'y',
          },
        },
      },
      totalCount: true,
    },
  })
  await whole.query({
    leads: {
      $: {
        filter: {
          name: { contains: 'x' },
          // @ts-expect-error a field of a filter, beside a good one
          nmae: { contains: 'x' },
        },
      },
      totalCount: true,
    },
  })
  await whole.query({
    leads: {
      $: {
        filter: {
          and: [
            { name: { contains: 'x' } },
            {
              name: { contains: 'x' },
              // @ts-expect-error in a list of inputs
              nmae: { contains: 'y' },
            },
          ],
        },
      },
      totalCount: true,
    },
  })
  await whole.query({
    leads: {
      $: {
        orderBy: [
          {
            field: 'NAME',
            // @ts-expect-error and there too
            directoin: 'ASC',
          },
        ],
      },
      totalCount: true,
    },
  })
  await whole.query({
    customers: {
      nodes: {
        leads: {
          $: {
            first: 1,
            // @ts-expect-error below other fields
            frist: 1,
          },
          totalCount: true,
        },
      },
    },
  })
  await whole.query({
    'mine:leads': {
      $: {
        first: 1,
        // @ts-expect-error under a name of one's own
        frist: 1,
      },
      totalCount: true,
    },
  })
  await whole.query({
    'mine:leads': {
      nodes: {
        name: true,
        // @ts-expect-error a misspelt field there
        nam: true,
      },
    },
  })
  await whole.query({
    node: {
      $: {
        id: 'x',
        // @ts-expect-error of a field with members
        idd: 'x',
      },
      on: { Lead: { name: true } },
    },
  })
  await whole.query({
    node: {
      $: { id: 'x' },
      on: {
        Customer: {
          leads: {
            $: {
              first: 1,
              // @ts-expect-error and of a field of a member
              frist: 1,
            },
            totalCount: true,
          },
        },
      },
    },
  })
  await whole.mutation({
    createLead: {
      $: {
        input: {
          name: 'Wu',
          // @ts-expect-error a field of the input
          nmae: 'Wu',
        },
      },
      on: { CreateLeadPayload: { lead: { id: true } } },
    },
  })
  await whole.mutate(
    'createLead',
    {
      input: {
        name: 'Wu',
        // @ts-expect-error the same where the arguments are a value of their own
        nmae: 'Wu',
      },
    },
    { lead: { id: true } },
  )
  await whole.query({
    webhookLog: {
      $: {
        webhook: 'x',
        // @ts-expect-error of a field that is a value
        stats: 'x',
      },
    },
  })
  const misspelt = { first: 5, serch: 'x' }
  // @ts-expect-error a constant that the server would refuse
  await whole.query({ leads: { $: misspelt, totalCount: true } })
  const fields = { leads: { nodes: { nam: true } } } as const
  // @ts-expect-error a selection of that kind
  await whole.query(fields)
}

/** What is no mistake. */
export async function constants(search: string | undefined, byName: boolean): Promise<void> {
  const page = { first: 5 }
  const filter = { name: { contains: 'x' }, and: [{ status: { eq: 'NEW' } }, { score: { gte: 1 } }] } as const
  const orderBy: { field: 'NAME'; direction?: 'ASC' | 'DESC' }[] = [{ field: 'NAME' }]
  await whole.query({ leads: { $: { ...page, filter, orderBy: byName ? orderBy : [] }, totalCount: true }, customers: { $: page, totalCount: true } })
  await whole.query({ leads: { $: { first: null, filter: search === undefined ? null : { name: { contains: search } } }, totalCount: true } })
  await whole.query({ leads: { $: byName ? { first: 1 } : { search: 'x' }, totalCount: true }, 'all:leads': { $: page, nodes: { 'who:owner': { name: true } } } })
  const input: { name: string; source?: 'WEB' | null } = { name: 'Wu' }
  await whole.mutation({ createLead: { $: { input }, on: { CreateLeadPayload: { lead: { id: true } } } } })
  await whole.query({ webhookLog: { $: { webhook: 'x' } }, 'mine:webhookLog': { $: { webhook: 'y', status: null } } })
  await whole.query({ leads: { $: JSON.parse('{}'), totalCount: true } })
}
