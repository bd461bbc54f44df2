import { compileMessage } from './compile-message.ts'
import { needsParser, type Message } from './compiled-message.ts'

/** Compiles messages that come at run time. One that is malformed is shown as it stands: it takes no page with it. */
export function compileCatalogue(catalogue: Readonly<Record<string, Message>>): Readonly<Record<string, Message>> {
  return Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, needsParser(message) ? compiledOrText(message) : message]))
}

function compiledOrText(message: string): Message {
  try {
    return compileMessage(message)
  } catch {
    return [message]
  }
}
