import type english from '../shell/messages/en.ts'

/** The keys that the shell, its kit and its screens own: a misspelt one is a type error. Screens add theirs by merging. */
export interface OwnMessages extends Record<keyof typeof english, string> {}

type OwnKey = keyof OwnMessages & string
type OwnPrefix = 'shell' | 'kit' | 'screens'

/** Any key of a plugin; of our own prefixes only keys that exist. */
export type MessageKey<Key extends string> = Key extends `${OwnPrefix}.${string}` ? (Key extends OwnKey ? Key : OwnKey) : Key
