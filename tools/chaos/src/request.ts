import type { EdgeRequest } from '@quartet/local-client/edge';

export interface Request extends EdgeRequest {
  readonly role: 'admin' | 'shopper';
  /** Accepts a response that is not definite. */
  readonly isEnough?: (answer: ClientResponse) => boolean;
}

export interface ClientResponse {
  readonly status: number;
  readonly body: ResponseBody;
  /** A repeated request would get the same response. A response with Retry-After is not definite. */
  readonly definite: boolean;
}

/** The fields that customers read; a problem names its order as `orderId`. */
export interface ResponseBody {
  readonly id?: string;
  readonly orderId?: string;
  readonly status?: string | number;
  readonly code?: string;
  readonly total?: Money | null;
  readonly accessToken?: string;
}

export interface Money {
  readonly amount: number;
  readonly currency: string;
}
