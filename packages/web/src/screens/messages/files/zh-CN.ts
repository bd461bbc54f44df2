import type english from './en.ts'

const chinese = {
  'files': '附件',
  'files.drop': '将文件拖到此处，或点击选择',
  'files.hint': '单个文件不超过 25 MB',
  'files.sending': '正在上传 {name}…',
  'files.notSent': '{name} 上传失败',
  'files.none': '暂无附件',
  'files.noneText': '与该记录相关的合同、图纸、函件等都保存在这里，并记录由谁在何时上传。',
  'files.remove': '移除',
  'files.removeAsk': '移除{name}？',
  'files.removeText': '所有能查看该记录的人都将无法再看到此文件，审计日志会保留相关记录。',
  'files.removeOf': '移除{name}',
} satisfies Record<keyof typeof english, string>

export default chinese
