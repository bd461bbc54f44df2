/** The sentences of the page that shows which plugins there are. */
const en = {
  'modules.title': 'Modules',
  'modules.subtitle': 'Tenon {core} on Node {node}. What is enabled is in tenon.config.ts: tenon plan shows what a change would do, tenon apply does it.',
  'modules.enabled': 'Enabled',
  'modules.disabled': 'Disabled',
  'modules.requires': 'Needs {names}',
  'modules.bridge': 'Works with {name}',
  'modules.bridgeOff': 'Would work with {name}, which is not enabled',
  'modules.outdated': 'Fills the slot {slot}, which {owner} {until} no longer has. Ask its maker for a version that fills {use}.',
  'modules.kept': 'Its data is kept: {rows, plural, one {# row} other {# rows}}. It may keep records that it refers to from being deleted.',
  'modules.givenUp': '{count, plural, one {# event was given up} other {# events were given up}}',
  'modules.givenUpHelp': 'A handler could not take it. Look at it and try it again under Webhooks.',
  'modules.fine': 'No problems',
  'modules.none': 'No plugin is enabled',
  'modules.noneText': 'Modules are added to the installation, and switched on here.',
}

export default en
