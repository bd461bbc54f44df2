export { attachByRule, type NewFile } from './attachments.ts'
export { addAttachmentTypes } from './schema.ts'
export { fileRoutes } from './file-routes.ts'
