import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

interface Skip {
  readonly name: string
  readonly reason: string
}

/** Writes { passed, failed, skips } to the file TENON_TEST_RESULT, so that several runs can be summed. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env.TENON_TEST_RESULT
    if (!file) return
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string) => tests.filter((test) => test.result().state === state)
    writeFileSync(file, JSON.stringify({
      passed: inState('passed').length,
      // A file that does not load and a hook that throws fail without any test that does.
      failed: inState('failed').length + modules.flatMap(brokenParts).length + unhandledErrors.length,
      skips: [...inState('skipped'), ...inState('pending')].map(toSkip),
    }))
  }
}

function brokenParts(module: TestModule): SerializedError[] {
  return [module, ...module.children.allSuites()].flatMap((part) => part.errors())
}

function toSkip(test: TestCase): Skip {
  return { name: `${test.project.name}: ${test.module.relativeModuleId} > ${test.fullName}`, reason: reasonOf(test) }
}

function reasonOf(test: TestCase): string {
  const result = test.result()
  if (result.state === 'skipped' && result.note) return result.note
  return test.options.mode === 'todo' ? 'To do.' : 'No reason given.'
}
