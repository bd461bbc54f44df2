import { baseKeymap, setBlockType, toggleMark, wrapIn, lift } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { EditorState, type Command, type Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { parse, safeAddress, schema, serialize } from './schema.ts'

/** What stands at the cursor, for the buttons. */
export interface Standing {
  readonly strong: boolean
  readonly em: boolean
  readonly link: boolean
  readonly heading: boolean
  readonly bullets: boolean
  readonly numbers: boolean
  readonly quote: boolean
}

export type Tool = Exclude<keyof Standing, 'link'>

export interface EditorOptions {
  readonly value: string
  readonly attributes: () => Record<string, string>
  readonly editable: () => boolean
  readonly onchange: (markdown: string) => void
  readonly onstand: (standing: Standing) => void
  readonly onleave: () => void
}

export interface RichTextEditor {
  apply(tool: Tool): void
  /** Gives the chosen text an address; null takes it away. */
  link(address: string | null): void
  /** Shows another text, unless it is what was typed here. */
  show(markdown: string): void
  focus(): void
  /** Asks for attributes and editability again. */
  refresh(): void
  close(): void
}

const { nodes, marks } = schema

export function createEditor(place: HTMLElement, options: EditorOptions): RichTextEditor {
  let typed = options.value
  const view: EditorView = new EditorView({ mount: place }, {
    state: EditorState.create({ doc: parse(options.value), plugins: plugins() }),
    attributes: () => options.attributes(),
    editable: () => options.editable(),
    handleDOMEvents: { blur: () => options.onleave() },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction))
      options.onstand(standingOf(view.state))
      if (!transaction.docChanged) return
      typed = serialize(view.state.doc)
      options.onchange(typed)
    },
  })
  const run = (command: Command): void => {
    command(view.state, view.dispatch, view)
    view.focus()
  }
  return {
    apply: (tool) => run(commandOf(tool, view.state)),
    link: (address) => run(address === null ? toggleMark(marks['link']!) : toggleMark(marks['link']!, { href: safeAddress(address) })),
    show(markdown) {
      if (markdown === typed) return
      typed = markdown
      view.updateState(EditorState.create({ doc: parse(markdown), plugins: view.state.plugins }))
    },
    focus: () => view.focus(),
    refresh: () => view.setProps({}),
    close: () => view.destroy(),
  }
}

function plugins(): Plugin[] {
  const item = nodes['list_item']!
  // Tab leaves the field, as everywhere: lists are moved by Mod+] and Mod+[.
  const keys = { 'Mod-z': undo, 'Shift-Mod-z': redo, 'Mod-y': redo, 'Mod-b': toggleMark(marks['strong']!), 'Mod-i': toggleMark(marks['em']!), Backspace: undoInputRule, Enter: splitListItem(item), 'Mod-]': sinkListItem(item), 'Mod-[': liftListItem(item) }
  const rules = inputRules({ rules: [
    wrappingInputRule(/^\s*([-*])\s$/, nodes['bullet_list']!),
    wrappingInputRule(/^(\d+)\.\s$/, nodes['ordered_list']!, (match) => ({ order: Number(match[1]) })),
    wrappingInputRule(/^\s*>\s$/, nodes['blockquote']!),
    textblockTypeInputRule(/^(#{1,3})\s$/, nodes['heading']!, (match) => ({ level: match[1]!.length })),
  ] })
  return [rules, keymap(keys), keymap(baseKeymap), history()]
}

function commandOf(tool: Tool, state: EditorState): Command {
  const standing = standingOf(state)
  switch (tool) {
    case 'strong': return toggleMark(marks['strong']!)
    case 'em': return toggleMark(marks['em']!)
    case 'heading': return standing.heading ? setBlockType(nodes['paragraph']!) : setBlockType(nodes['heading']!, { level: 2 })
    case 'bullets': return standing.bullets ? liftListItem(nodes['list_item']!) : wrapInList(nodes['bullet_list']!)
    case 'numbers': return standing.numbers ? liftListItem(nodes['list_item']!) : wrapInList(nodes['ordered_list']!)
    case 'quote': return standing.quote ? lift : wrapIn(nodes['blockquote']!)
  }
}

function standingOf({ selection, storedMarks, doc }: EditorState): Standing {
  const { $from, from, to, empty } = selection
  const around = Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth).type.name)
  const marked = (name: string): boolean => (empty ? Boolean(marks[name]!.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, marks[name]!))
  return { strong: marked('strong'), em: marked('em'), link: marked('link'), heading: around.includes('heading'), bullets: around.includes('bullet_list'), numbers: around.includes('ordered_list'), quote: around.includes('blockquote') }
}
