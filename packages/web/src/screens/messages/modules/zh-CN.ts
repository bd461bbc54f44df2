const zhCN = {
  'modules.title': '模块',
  'modules.subtitle': 'Tenon {core}，Node {node}。启用哪些模块由 tenon.config.ts 决定：tenon plan 预览变更的影响，tenon apply 执行变更。',
  'modules.enabled': '已启用',
  'modules.disabled': '已停用',
  'modules.requires': '依赖{names}',
  'modules.bridge': '与{name}联动',
  'modules.bridgeOff': '可与{name}联动，但该模块未启用',
  'modules.outdated': '使用了插槽 {slot}，{owner} {until} 起将不再提供。请向开发方索取使用 {use} 的版本。',
  'modules.kept': '数据保留，共 {rows} 行。被这些数据引用的记录可能无法删除。',
  'modules.givenUp': '{count} 个事件已停止重试',
  'modules.givenUpHelp': '处理程序未能接收这些事件。请在 Webhook 页面查看并重试。',
  'modules.fine': '没有问题',
  'modules.none': '没有启用任何模块',
  'modules.noneText': '模块安装后可在此启用。',
}

export default zhCN
