import { problemBody, statusOf } from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { RequestHandler, Response } from 'express';
import { type AdaptiveLimit, createAdaptiveLimit } from './adaptive-limit.ts';
import { createEventLoopDelay } from './event-loop-delay.ts';
import { type Priority, priorityLimits } from './priority.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** True for a request that was rejected before any work, because too many others are in flight. */
    isRejected?: boolean;
  }
}

/** Rejects what a task cannot do soon, before it costs anything. */
export interface Admission {
  /** Counts the requests of a priority that are in flight, and rejects those above its limit with 503. */
  readonly admit: (priority: Priority) => RequestHandler;
  /** True when a further request of the priority would be rejected. */
  readonly isFull: (priority: Priority) => boolean;
}

interface InFlight {
  count: number;
  readonly limit: AdaptiveLimit;
}

export function createAdmission(limits = priorityLimits): Admission {
  const gauges = { now: () => performance.now(), delay: createEventLoopDelay() };
  const open = (priority: Priority): InFlight => ({
    count: 0,
    limit: createAdaptiveLimit(limits[priority], gauges),
  });
  const all: Readonly<Record<Priority, InFlight>> = {
    saga: open('saga'),
    write: open('write'),
    read: open('read'),
    list: open('list'),
  };
  const isFull = (priority: Priority) => all[priority].count >= all[priority].limit.value();
  return { isFull, admit: (priority) => admitUnless(() => isFull(priority), all[priority]) };
}

function admitUnless(isFull: () => boolean, inFlight: InFlight): RequestHandler {
  return (req, res, next) => {
    if (isFull()) {
      req.isRejected = true;
      return reject(res);
    }
    inFlight.count += 1;
    const began = performance.now();
    res.once('close', () => {
      if (isSample(res)) inFlight.limit.record(performance.now() - began, inFlight.count);
      inFlight.count -= 1;
    });
    next();
  };
}

/** An answer that took its full work; refusals are quick, and say nothing about it. */
function isSample({ writableFinished, statusCode }: Response): boolean {
  return writableFinished && (statusCode < 400 || statusCode >= 500);
}

const longestPause = 3;

const tooMuch = new Problem('unavailable', 'The service has too much to do.');

/**
 * Answers without Express, since a rejection must cost less than the work. The pause differs, so that clients do not
 * come back all at once.
 */
export function reject(res: Response): void {
  const body = problemBody(tooMuch);
  res.writeHead(statusOf(tooMuch.code), {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'Retry-After': 1 + Math.floor(Math.random() * longestPause),
  });
  res.end(body);
}

const passThrough: RequestHandler = (_req, _res, next) => next();

/** Admits every request. */
export const admitAll: Admission = { admit: () => passThrough, isFull: () => false };
