import type { ProblemCode } from '@quartet/problem';
import type { RequestHandler } from 'express';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * The callers of an operation: anyone, a client with an API key (checked by the gateway), a user, an admin,
 * or a service.
 */
export type Who = 'anyone' | 'key' | 'user' | 'admin' | 'service';

/** A successful answer as clients know it. */
export interface DescribedAnswer {
  readonly description: string;
  /** @default - no body */
  readonly body?: z.ZodType;
  /** Headers besides those that every answer has. */
  readonly headers?: z.ZodObject;
}

/**
 * The contract of an endpoint. The guard, the OpenAPI document and the authorisation specs are made from it.
 */
export interface Operation {
  readonly summary: string;
  /** The effect, and what a client must know to use it. Only internal operations may do without. */
  readonly description?: string;
  readonly who: Who;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Successful answers by status; a mere schema, or null for no body, suffices for internal operations. */
  readonly answers: Readonly<Record<number, DescribedAnswer | z.ZodType | null>>;
  /** The failures that are particular to it; those that follow from its shape are added. */
  readonly problems?: readonly ProblemCode[];
  /** The name of the event, where the operation is the webhook of another company. */
  readonly webhook?: string;
}

/** One line of a service's table: method, Express path, the maker of the handler, the promise. */
export type Route<Deps> = readonly [Method, string, (deps: Deps) => RequestHandler, Operation];

export function operation(promise: Operation): Operation {
  return promise;
}
