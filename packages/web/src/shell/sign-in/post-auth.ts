export type AuthAnswer = { readonly data: Readonly<Record<string, unknown>> } | { readonly code: string; readonly sentence: string | null }

/** Sends to an address of the account or of the sign-in. A refusal has the server's own sentence; none where it was not reached. */
export async function postAuth(send: typeof fetch, path: string, body: object, method = 'POST'): Promise<AuthAnswer> {
  try {
    const response = await send(path, { method, headers: { 'content-type': 'application/json' }, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }) })
    const data = response.status === 204 ? {} : ((await response.json().catch(() => ({}))) as Record<string, unknown>)
    if (response.ok) return { data }
    const { code = '', message = null } = data as { code?: string; message?: string | null }
    return { code, sentence: response.status < 500 ? message : null }
  } catch {
    return { code: '', sentence: null }
  }
}
