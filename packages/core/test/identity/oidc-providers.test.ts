import { describe, expect, it } from 'vitest'
import { readProviders } from '../../src/identity/index.ts'

const entra = { key: 'entra-id', title: 'Entra', issuer: 'https://login.example/tenant', clientId: 'tenon' }

describe('the sign-in providers', () => {
  it('are none where nobody named one', () => expect(readProviders([], { TENON_OIDC_CLIENT_SECRET: 'alone' })).toEqual([]))

  it('come from the configuration, each with its own secret from the environment', () => {
    const secrets = { TENON_OIDC_ENTRA_ID_CLIENT_SECRET: 'one', TENON_OIDC_CLIENT_SECRET: 'not this one' }
    expect(readProviders([entra], secrets)).toEqual([{ ...entra, scopes: ['openid', 'email', 'profile'], clientSecret: 'one' }])
  })

  it('come from the environment alone, called by their host where they have no title', () => {
    const environment = { TENON_OIDC_ISSUER: 'https://login.example', TENON_OIDC_CLIENT_ID: 'tenon', TENON_OIDC_CLIENT_SECRET: 'two' }
    expect(readProviders([], environment)).toMatchObject([{ key: 'company', title: 'login.example', issuer: 'https://login.example', clientId: 'tenon', clientSecret: 'two' }])
    expect(readProviders([entra], { ...environment, TENON_OIDC_TITLE: 'Company' }).map(({ title }) => title)).toEqual(['Entra', 'Company'])
  })

  it('may do without a secret, and on this machine without https', () => {
    expect(readProviders([{ ...entra, issuer: 'http://localhost:9000' }])).toMatchObject([{ issuer: 'http://localhost:9000', clientSecret: null }])
  })

  it.each([
    ['a key that no address can hold', { key: 'En tra' }],
    ['no title', { title: ' ' }],
    ['no client id', { clientId: '' }],
    ['scopes without openid', { scopes: ['email'] }],
    ['an issuer without https', { issuer: 'http://login.example' }],
    ['an issuer that only looks like this machine', { issuer: 'http://localhost.evil.example' }],
    ['the address of the discovery document for an issuer', { issuer: 'https://login.example/.well-known/openid-configuration' }],
    ['an issuer that is no address', { issuer: 'login.example' }],
    ['an issuer with a query', { issuer: 'https://login.example/?tenant=1' }],
  ])('are refused with %s', (_name, fault) => {
    expect(() => readProviders([{ ...entra, ...fault }])).toThrow(expect.objectContaining({ code: 'OIDC_CONFIG_INVALID' }))
  })

  it('are refused where two have one key, and where the environment names half a provider', () => {
    const code = expect.objectContaining({ code: 'OIDC_CONFIG_INVALID' })
    expect(() => readProviders([entra, entra])).toThrow(code)
    expect(() => readProviders([], { TENON_OIDC_ISSUER: 'https://login.example' })).toThrow(code)
    expect(() => readProviders([], { TENON_OIDC_CLIENT_ID: 'tenon' })).toThrow(code)
  })
})
