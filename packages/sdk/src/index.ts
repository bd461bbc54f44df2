export { createClient, type Client, type ClientOptions, type RequestOptions, type TypedDocument } from './create-client.ts'
export { SdkError, type SdkErrorKind } from './sdk-error.ts'
