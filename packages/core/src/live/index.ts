export { liveRoutes, type LiveRoutes } from './live-routes.ts'
