import { defineErrors } from '../errors/tenon-error.ts'

export const serverErrors = defineErrors({
  INTERNAL: { status: 500, message: 'Something went wrong on our side. Try again; if it happens again, give your administrator the request number {requestId}.' },
  UNAVAILABLE: { status: 503, message: 'The database does not answer at the moment. Nothing was changed; try again in a few seconds.' },
  PATH_UNKNOWN: { status: 404, message: 'There is nothing at {path}. Check the address.' },
  METHOD_REFUSED: { status: 405, message: '{path} does not take {method} requests, only {allowed}.' },
  ORIGIN_REFUSED: { status: 403, message: 'This request does not come from a page of this server. Open the server under its own address, or add the page’s origin to the trusted origins.' },
  BODY_INVALID: { status: 400, message: 'The body of the request is not what is expected: {reason}.' },
  BODY_TOO_LARGE: { status: 413, message: 'The body of the request is larger than {limit} bytes. Send less at a time.' },
  BODY_TOO_SLOW: { status: 408, message: 'The body of the request did not arrive within {seconds} seconds. Send it again.' },
  MEDIA_TYPE_REFUSED: { status: 415, message: 'Send the body as {expected}, without compression.' },
  BATCH_REFUSED: { status: 400, message: 'Several operations in one request are not supported. Send one request for each, or put the fields into one operation.' },
  BAD_USER_INPUT: { status: 400, message: '{reason}' },
  RATE_LIMITED: { status: 429, message: 'Too many requests. Wait {retryAfter} seconds, then go on more slowly.' },
  RATE_LIMIT_INVALID: { status: 500, message: 'TENON_RATE_LIMIT is "{value}". Set it to a whole number of points a minute, or to 0 to limit nobody.' },
  QUERY_TOO_COMPLEX: { status: 400, message: 'This query is too complex: {reason}. {advice}' },
  QUERY_TOO_SLOW: { status: 503, message: 'This query was stopped after {seconds} seconds. Ask for fewer rows or fewer levels at a time.' },
  INTROSPECTION_REFUSED: { status: 403, message: 'You may not read the schema. Ask an administrator for the permission core:introspect, or use the schema.graphql of this installation.' },
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The query is not valid GraphQL: {reason}' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The query does not fit the schema: {reason}' },
  PORT_TAKEN: { status: 500, message: 'Port {port} is in use by another program. Stop that program, or set PORT to another number.' },
  PORT_REFUSED: { status: 500, message: 'The system does not let this user listen on port {port} of {host} ({cause}). Set PORT to a number above 1024, or check the address.' },
})
