import { defineErrors } from '../errors/tenon-error.ts'

export const webhookErrors = defineErrors({
  WEBHOOK_URL_INVALID: { status: 422, message: '"{url}" is no address that facts can be sent to. Write one that begins with https:// and has no user name, password or fragment.' },
  WEBHOOK_URL_PLAIN: { status: 422, message: '"{url}" is not encrypted. Use https://; plain http:// is only for private addresses that the configuration of the company allows.' },
  WEBHOOK_ADDRESS_PRIVATE: { status: 422, message: '"{host}" is an address inside of a network. Use a public one, or allow its range in the configuration of the company.' },
  WEBHOOK_FACT_UNKNOWN: { status: 422, message: 'No enabled plugin tells "{fact}". Choose facts of the list.' },
  WEBHOOK_FILTER_INVALID: { status: 422, message: 'The condition on "{member}" cannot be used: {reason}. Correct it or remove it.' },
  WEBHOOK_INACTIVE: { status: 409, message: 'The webhook "{name}" is switched off, so nothing can be sent. Switch it on first.' },
  WEBHOOK_DELIVERY_ALIVE: { status: 409, message: 'This delivery is on its way already. Wait until it arrived or was given up.' },
  EVENT_NOT_DEAD: { status: 409, message: 'This event was not given up: it was delivered, or is still tried. Load the list again.' },
  WEBHOOK_RANGE_INVALID: { status: 500, message: '"{range}" is no range of addresses that webhooks could reach. Write it like 10.1.0.0/16 or fd00::/8 in `company.webhooks.privateRanges`.' },
  WEBHOOK_UNSEALABLE: { status: 500, message: 'This process has no secret of the server, so it cannot keep secrets of webhooks. Make webhooks in the running server.' },
})
