import type { RequestContext } from '../context.ts'
import { isHerself } from '../rights/actors.ts'
import { rightsErrors } from '../rights/errors.ts'
import { globalId, rowIdOf } from '../schema/global-id.ts'
import type { LooseFields, LooseInputFields } from '../schema/loose-builder.ts'
import type { SchemaParts } from '../schema/schema-parts.ts'
import { addUseCase } from '../schema/use-case.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { readPreferences, setPreference, type Channels } from './preferences.ts'
import { countUnread, listNotifications, type NotificationPage, type SpokenNotification } from './read-notifications.ts'
import type { LinkedRecord } from './record-titles.ts'

/** The caller's own notifications: what she was told, what of it is new, and how she wants to be told. */
export function addNotificationTypes(parts: SchemaParts): void {
  const connection = addTypes(parts)
  const preference = addPreferenceType(parts)
  parts.builder.queryFields((t) => ({
    notifications: t.field({
      type: connection, description: 'What the caller was told: unread ones first, newest first.',
      args: { first: t.arg({ type: 'Int', description: '1 to 100; 20 where left out.' }), after: t.arg({ type: 'ID', description: 'Those after this one.' }) },
      resolve: (_root: unknown, { first, after }: { first?: number | null; after?: string | null }, context: RequestContext) =>
        listNotifications(context, { first: Math.min(Math.max(first ?? 20, 1), 100), after: after == null ? null : rowIdOf(after, 'Notification') }),
    }),
    unreadNotifications: t.field({ type: 'Int', description: 'How many the caller has not read.', resolve: (_root: unknown, _args: never, context: RequestContext) => countUnread(context) }),
    notificationPreferences: t.field({
      type: [preference], description: 'Everything that people can be told here, and how the caller wants to be told.',
      resolve: async (_root: unknown, _args: never, context: RequestContext) => {
        const preferenceOf = await readPreferences(context)
        return internalsOf(context).kinds.names.map((kind) => ({ kind, ...preferenceOf(kind) }))
      },
    }),
  }))
  addMutations(parts)
}

function addTypes({ refs }: SchemaParts) {
  const record = refs.object('NotificationRecord')
  record.implement({
    description: 'The record that a notification is about.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (row: LinkedRecord) => row.id }),
      title: t.field({ type: 'String', resolve: (row: LinkedRecord) => row.title }),
      path: t.field({ type: 'String', description: 'Of its page in the shell.', resolve: (row: LinkedRecord) => row.path }),
    }),
  })
  const notification = refs.object('Notification')
  notification.implement({
    description: 'Something that the caller was told.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (row: SpokenNotification) => globalId('Notification', row.id) }),
      kind: t.field({ type: 'String', resolve: (row: SpokenNotification) => row.kind }),
      text: t.field({ type: 'String', description: 'A sentence in the caller\'s language; a neutral one about a record that is out of reach by now.', resolve: (row: SpokenNotification) => row.text }),
      record: t.field({ type: record, nullable: true, resolve: (row: SpokenNotification) => row.record }),
      readAt: t.field({ type: 'DateTime', nullable: true, resolve: (row: SpokenNotification) => row.readAt }),
      createdAt: t.field({ type: 'DateTime', resolve: (row: SpokenNotification) => row.createdAt }),
    }),
  })
  const connection = refs.object('NotificationConnection')
  connection.implement({
    fields: (t: LooseFields) => ({
      nodes: t.field({ type: [notification], resolve: (page: NotificationPage) => page.nodes }),
      hasNextPage: t.field({ type: 'Boolean', resolve: (page: NotificationPage) => page.hasNextPage }),
      endCursor: t.field({ type: 'ID', nullable: true, resolve: ({ nodes }: NotificationPage) => (nodes.length === 0 ? null : globalId('Notification', nodes.at(-1)!.id)) }),
    }),
  })
  return connection
}

function addPreferenceType({ refs }: SchemaParts) {
  const preference = refs.object('NotificationPreference')
  preference.implement({
    description: 'How the caller wants to be told of something.',
    fields: (t: LooseFields) => ({
      kind: t.field({ type: 'String', resolve: (row: { kind: string }) => row.kind }),
      title: t.field({ type: 'String', resolve: (row: { kind: string }, _args: never, context: RequestContext) => internalsOf(context).kinds.setting(row.kind, context.locale) }),
      inApp: t.field({ type: 'Boolean', resolve: (row: Channels) => row.inApp }),
      mail: t.field({ type: 'Boolean', description: 'Where its sender writes mails of it at all.', resolve: (row: Channels) => row.mail }),
    }),
  })
  return preference
}

function addMutations(parts: SchemaParts): void {
  addUseCase({
    name: 'markNotificationsRead',
    options: {
      description: 'Says that the caller has read notifications of hers.',
      input: (t: LooseInputFields) => ({ ids: t.field({ type: ['ID'], description: 'All of them where it is left out.' }) }),
      payload: (t: LooseFields) => ({ unread: t.field({ type: 'Int', resolve: (_row: unknown, _args: never, context: RequestContext) => countUnread(context) }) }),
      run: async (context: RequestContext, { ids }: Record<string, unknown>) => {
        refuseOthers(context)
        const given = ids == null ? {} : { id: { in: (ids as string[]).flatMap((id) => rowIdOf(id, 'Notification') ?? []) } }
        await context.db['notification']!.updateMany({ where: { ...given, personId: context.principal.personId, readAt: null }, data: { readAt: context.now() } })
        return {}
      },
    },
  }, parts)
  addUseCase({
    name: 'setNotificationPreference',
    options: {
      description: 'Says how the caller wants to be told of something.',
      input: (t: LooseInputFields) => ({ kind: t.field({ type: 'String', required: true }), inApp: t.field({ type: 'Boolean', required: true }), mail: t.field({ type: 'Boolean', required: true }) }),
      run: async (context: RequestContext, input: Record<string, unknown>) => {
        refuseOthers(context)
        const { kind, inApp, mail } = input as unknown as Channels & { kind: string }
        if (!internalsOf(context).kinds.names.includes(kind)) throw rightsErrors.NOT_FOUND({ what: 'This notification' })
        await setPreference(context, kind, { inApp, mail })
        return {}
      },
    },
  }, parts)
}

/** Neither a deputy nor an administrator reads in somebody's name: what she has not seen stays new to her. */
function refuseOthers({ principal }: RequestContext): void {
  if (principal.personId === null || !isHerself(principal)) throw rightsErrors.FORBIDDEN({ action: 'change', what: 'the notifications of somebody else' })
}
