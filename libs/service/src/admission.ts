import { problemBody, statusOf } from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { Request, RequestHandler, Response } from 'express';
import { type AdaptiveLimit, createAdaptiveLimit } from './adaptive-limit.ts';
import { type Priority, priorityLimits } from './priority.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** True for a request that was rejected before any work, because too many others are in flight. */
    isRejected?: boolean;
  }
}

/** Rejects what a task cannot do soon, before it costs anything. */
export type Admission = (priority: Priority) => RequestHandler;

interface InFlight {
  count: number;
  readonly limit: AdaptiveLimit;
}

/** Counts the requests in flight of each priority, and rejects those above its limit with 503. */
export function createAdmission(limits = priorityLimits): Admission {
  const open = (priority: Priority): InFlight => ({
    count: 0,
    limit: createAdaptiveLimit(limits[priority]),
  });
  const all: Readonly<Record<Priority, InFlight>> = {
    saga: open('saga'),
    write: open('write'),
    read: open('read'),
    list: open('list'),
  };
  return (priority) => {
    const inFlight = all[priority];
    return (req, res, next) => {
      if (inFlight.count >= inFlight.limit.value()) return reject(req, res);
      inFlight.count += 1;
      const began = performance.now();
      res.once('close', () => {
        if (isSample(res)) inFlight.limit.record(performance.now() - began, inFlight.count);
        inFlight.count -= 1;
      });
      next();
    };
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
function reject(req: Request, res: Response): void {
  req.isRejected = true;
  const body = problemBody(tooMuch);
  res.writeHead(statusOf(tooMuch.code), {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'Retry-After': 1 + Math.floor(Math.random() * longestPause),
  });
  res.end(body);
}

const admit: RequestHandler = (_req, _res, next) => next();

/** Admits every request. */
export const admitAll: Admission = () => admit;
