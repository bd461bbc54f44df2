// The door of `npm start`, `npm test` and their sisters. It needs Node alone: everything else it finds or installs, inside this folder.
// Only old syntax here, so that an old Node reaches the sentence below.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error('Tenon needs Node 20.19 or newer, and this is Node ' + process.versions.node + '. Install a current one from nodejs.org and try again.')
  process.exit(1)
}

const tasks = ['start', 'dev', 'build', 'test', 'check', 'lint', 'bench', 'security', 'pictures', 'pack', 'kit']
const [task, ...args] = process.argv.slice(2)
if (!tasks.includes(task)) {
  console.error('Usage: node scripts/run.mjs ' + tasks.join('|') + ' [arguments]')
  process.exit(1)
}

try {
  const { endWithParent } = await import('./lib/end-with-parent.mjs')
  endWithParent()
  const { default: run } = await import('./tasks/' + task + '.mjs')
  await run(args)
} catch (error) {
  console.error(error && error.expected ? error.message : error)
  process.exitCode = 1
}
