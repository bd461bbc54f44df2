/** Open work that goes to a successor. */
export { handOverWork, openWork } from './hand-over.ts'
export type { HandedOver, Handover, HandoverScope, Successor } from './handover-types.ts'
