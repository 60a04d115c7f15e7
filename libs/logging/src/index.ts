export { context, type RequestContext, withContext, withoutContext } from './context.ts';
export { createLogger, type Logger, loggingSettings } from './logger.ts';
export { type Metrics } from './metrics.ts';
