import { milliseconds } from '@quartet/config';
import { loggingSettings } from '@quartet/logging';
import { z } from 'zod';
import { defaultTimeouts } from '@quartet/aws/websocket-api/limits';

/** The environment of the edge; the runner sends everything else in messages. */
export const Config = z.object({
  ...loggingSettings,
  AWS_REGION: z.string().default('us-east-1').describe('what functions are told of it'),
  SOCKET_IDLE: milliseconds(defaultTimeouts.idle).describe('that a quiet WebSocket stays open'),
  SOCKET_LIFETIME: milliseconds(defaultTimeouts.lifetime).describe('that any WebSocket stays open'),
  STOP_LIMIT: milliseconds(28_000).describe('for the requests that run'),
});
