export { context, type RequestContext, withContext } from './context.ts';
export { createLogger, type Logger, loggingSettings } from './logger.ts';
export { type Metrics } from './metrics.ts';
