import type { FragmentDefinitionNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Names selected below a field, two levels deep: 'count', 'sum', 'sum.amount', 'key.stage'. */
export function selectedNames(info: GraphQLResolveInfo): Set<string> {
  const names = new Set<string>()
  for (const node of info.fieldNodes) collect(node.selectionSet, '', 2, info.fragments, names)
  return names
}

function collect(set: SelectionSetNode | undefined, prefix: string, depth: number, fragments: Readonly<Record<string, FragmentDefinitionNode>>, names: Set<string>): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === 'InlineFragment') collect(selection.selectionSet, prefix, depth, fragments, names)
    else if (selection.kind === 'FragmentSpread') collect(fragments[selection.name.value]?.selectionSet, prefix, depth, fragments, names)
    else {
      names.add(prefix + selection.name.value)
      if (depth > 1) collect(selection.selectionSet, `${prefix}${selection.name.value}.`, depth - 1, fragments, names)
    }
  }
}
