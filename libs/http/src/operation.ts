import type { ProblemCode } from '@quartet/problem';
import type { RequestHandler } from 'express';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * The callers of an operation: anyone, a client with an API key (checked by the gateway), a user, an admin,
 * or a service.
 */
export type Who = 'anyone' | 'key' | 'user' | 'admin' | 'service';

/**
 * The contract of an endpoint. The guard, the OpenAPI document and the authorisation specs are made from it.
 */
export interface Operation {
  readonly summary: string;
  readonly who: Who;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Response bodies by status; null for none. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** The failures that are particular to it; those that follow from its shape are added. */
  readonly problems?: readonly ProblemCode[];
}

/** One line of a service's table: method, Express path, the maker of the handler, the promise. */
export type Route<Deps> = readonly [Method, string, (deps: Deps) => RequestHandler, Operation];

export function operation(promise: Operation): Operation {
  return promise;
}
