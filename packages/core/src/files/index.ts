export { addAttachmentTypes } from './schema.ts'
export { fileRoutes } from './file-routes.ts'
