/** Where two JSON values differ, as sentences; the first few are enough. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (isObject(expected) && isObject(actual)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
    return names.flatMap((name) => differences(expected[name], actual[name], path === '' ? name : `${path}.${name}`)).slice(0, 5)
  }
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)]
  return left === right ? [] : [`${path}: the policy says ${left}, the API ${right}`]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
