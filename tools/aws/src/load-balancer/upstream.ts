import { Pool } from 'undici';
import type { Target } from '../protocol/messages.ts';
import type { Upstream } from './registered-target.ts';

/** Limits of AWS: for a connection, and for the head of an answer. */
const connectTimeout = 10_000;
const maxHeaderSize = 32 * 1024;

/** Opens the way to a task. Connections are made when requests come, and kept for the idle timeout, in seconds. */
export function createUpstream(target: Target, idleTimeout: number): Upstream {
  const idle = idleTimeout * 1_000;
  const pool = new Pool(new URL(target.url).origin, {
    connect: { timeout: connectTimeout },
    pipelining: 1,
    headersTimeout: idle,
    bodyTimeout: idle,
    keepAliveTimeout: idle,
    keepAliveMaxTimeout: idle,
    maxHeaderSize,
    autoSelectFamily: false,
    allowH2: false,
  });
  return { target, pool, idle, fault: undefined };
}
