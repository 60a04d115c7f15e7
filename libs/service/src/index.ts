export type { AppDeps } from './app-deps.ts';
export { createServiceApp } from './create-service-app.ts';
export { createLimits, type Limits } from './limits.ts';
export { again, loop, type LoopOptions, type Worker } from './loop.ts';
export { runService } from './run-service.ts';
export type { ServiceParts } from './service-parts.ts';
export { type ServiceConfig, serviceSettings } from './settings.ts';
export { createWorkPool, type QueueLimits, type WorkPool } from './work-pool.ts';
