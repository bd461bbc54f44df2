import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(input: { readonly hash: string; readonly password: string }): Promise<boolean>
}

interface Parameters {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** OWASP's first choice for scrypt: N = 2^17, r = 8, p = 1; 128 MB and a third of a second for each guess. */
export const strongPasswordCost = 17

/** `logN` is the work factor of new hashes; older ones are verified with the factor they were made with. */
export function createPasswordHasher(logN: number = strongPasswordCost): PasswordHasher {
  // Each run takes a thread of the pool that also reads files: two at a time leave the server responsive.
  const run = limitConcurrency(2)
  return {
    async hash(password) {
      const salt = randomBytes(16)
      const parameters = { logN, r: 8, p: 1 }
      const key = await run(() => derive(password, salt, parameters))
      return `$scrypt$ln=${parameters.logN},r=${parameters.r},p=${parameters.p}$${salt.toString('base64url')}$${key.toString('base64url')}`
    },
    async verify({ hash, password }) {
      const stored = parse(hash)
      if (!stored) return false
      const key = await run(() => derive(password, stored.salt, stored.parameters))
      return key.length === stored.key.length && timingSafeEqual(key, stored.key)
    },
  }
}

function derive(password: string, salt: Buffer, { logN, r, p }: Parameters): Promise<Buffer> {
  const N = 2 ** logN
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may arrive in another Unicode form.
    scrypt(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function parse(hash: string): { parameters: Parameters; salt: Buffer; key: Buffer } | null {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(hash)
  if (!match) return null
  const [logN, r, p] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (logN > 20 || r > 16 || p > 4) return null
  return { parameters: { logN, r, p }, salt: Buffer.from(match[4]!, 'base64url'), key: Buffer.from(match[5]!, 'base64url') }
}

function limitConcurrency(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let free = limit
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
