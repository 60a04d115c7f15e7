import { type Logger, pino } from 'pino';
import { z } from 'zod';
import { context } from './context.ts';
import { describeError } from './describe-error.ts';
import { onlyAllowed } from './fields.ts';
import { withMetrics } from './metrics.ts';

export type { Logger } from 'pino';

export const loggingSettings = {
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Lowest level that is logged'),
  LOG_FORMAT: z
    .enum(['json', 'pretty'])
    .optional()
    .describe('Format of log lines; by default pretty on a terminal and json elsewhere'),
  STAGE: z
    .string()
    .optional()
    .describe('Stage of the cloud; when set, JSON log lines also carry CloudWatch metrics'),
};

interface LoggingConfig {
  readonly LOG_LEVEL: string;
  readonly LOG_FORMAT?: 'json' | 'pretty' | undefined;
  readonly STAGE?: string | undefined;
}

/**
 * One logger per process. It writes synchronously, so that a crash loses no line, and lets only the
 * fields of the list in fields.ts pass: a secret cannot get into a log by being part of an object.
 */
export function createLogger(service: string, config: LoggingConfig): Logger {
  const pretty = (config.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty';
  const options = {
    level: config.LOG_LEVEL,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...context() }),
    formatters: {
      log: config.STAGE === undefined ? onlyAllowed : withMetrics(config.STAGE),
      level: (label: string) => ({ level: label }),
    },
    serializers: { err: describeError },
  };
  if (!pretty) return pino(options, pino.destination({ dest: 1, sync: true }));
  return pino({
    ...options,
    formatters: { log: onlyAllowed },
    transport: {
      target: 'pino-pretty',
      options: {
        ignore: 'pid,hostname,service,traceparent',
        singleLine: true,
        translateTime: 'HH:MM:ss.l',
      },
    },
  });
}
