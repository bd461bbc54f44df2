const zhCN = {
  'words.title': '系统用语',
  'words.subtitle': '贵公司对各项内容的叫法（{language}）。修改后，导航、列表、表单、导入和导出都使用您的叫法。',
  'words.search': '查找用语',
  'words.own': '自定义名称',
  'words.ownOf': '“{word}”的自定义名称',
  'words.of': '“{name}”的用语',
  'words.names': '名称',
  'words.fields': '字段',
  'words.values': '选项',
  'words.one': '单个',
  'words.many': '列表',
  'words.reset': '恢复为“{word}”',
  'words.saved': '“{word}”已改称“{own}”',
  'words.back': '“{word}”已恢复默认名称',
  'words.none': '没有与“{text}”匹配的用语',
  'words.renamed': '已自定义 {count} 处',
}

export default zhCN
