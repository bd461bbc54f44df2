export { addCommentTypes } from './schema.ts'
