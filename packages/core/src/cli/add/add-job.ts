import { addImport, addItem } from './edit-source.ts'
import { addErrors } from './errors.ts'
import { addWords, definition, modelOf, type PluginFolder } from './plugin-folder.ts'
import { camelCase, fill } from './templates.ts'

/** Work of every night: it tells owners what nobody has touched for a month, once. Written to be changed. */
export function addJob(plugin: PluginFolder, name: string, options: { model?: string }): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw addErrors.PART_NAME_INVALID({ name, what: 'the id of a job', rule: 'Use lower-case letters, digits and hyphens, as in remind-owners.' })
  const model = modelOf(plugin, options.model)
  if (!isScoped(plugin.read('model.prisma'), model)) throw addErrors.PLUGIN_PLACE_MISSING({ file: 'model.prisma', place: `\`@@scoped\` in ${model}, whose owner would be told,` })
  const names = { ...plugin.names(model), exported: plugin.exported, job: name, Job: camelCase(name), kind: `${plugin.id}.${name}` }
  plugin.write(`src/jobs/${name}.ts`, fill('job/job.ts', names))
  plugin.write(`test/${name}.test.ts`, fill('job/job.test.ts', names))
  plugin.edit('src/index.ts', '`jobs: [ … ]`', (text) => addItem(addImport(text, `import { ${names.Job} } from './jobs/${name}.ts'`), { object: definition, member: 'jobs', item: names.Job }))
  addWords(plugin, {
    [`notification.kind.${names.kind}`]: { en: 'Nobody has touched {record} for {days, plural, one {# day} other {# days}}.', zh: '{record}已有 {days} 天无人处理。' },
    [`notification.setting.${names.kind}`]: { en: `Something of mine has not been touched for long`, zh: '我负责的记录长期无人处理' },
  })
}

function isScoped(models: string, model: string): boolean {
  return /@@scoped/.test(new RegExp(`^model ${model} \\{[^}]*\\}`, 'm').exec(models)?.[0] ?? '')
}
