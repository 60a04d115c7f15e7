export { type AppDeps, createServiceApp } from './create-service-app.ts';
export { createLimits, type Limits } from './limits.ts';
export { again, loop, type LoopOptions, type Worker } from './loop.ts';
export { runService, type ServiceParts } from './run-service.ts';
export { type ServiceConfig, serviceSettings } from './settings.ts';
