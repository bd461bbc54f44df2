const VIEW = 'id version name state sharedWith { id name } createdBy { id }'
const REFUSALS = '... on Error { code message help } ... on ValidationError { fields { path code message } } ... on ConflictError { currentVersion }'

export const VIEWS = `query SavedViews($filter: SavedViewFilter, $key: String!) { savedViews(first: 100, filter: $filter) { nodes { ${VIEW} } } chosen: personalSetting(key: $key) }`

export const SAVE = writing('saveView', 'SaveView', `record: savedView { ${VIEW} }`)
export const CHANGE = writing('changeView', 'ChangeView', `record: savedView { ${VIEW} }`)
export const REMOVE = writing('removeView', 'RemoveView', 'ok')
export const SET = writing('setPersonalSetting', 'SetPersonalSetting', 'ok')

function writing(mutation: string, type: string, payload: string): string {
  return `mutation ${type}($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on ${type}Payload { ${payload} } ${REFUSALS} } }`
}
