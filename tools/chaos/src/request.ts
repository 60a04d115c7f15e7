import type { Api, Order, ProblemOf } from '@quartet/client';

export interface Request {
  readonly role: 'admin' | 'shopper';
  /** The call of the API that sends it. */
  readonly call: (api: Api) => Promise<Answer<ResponseBody>>;
  /** Accepts a response that is not definite. */
  readonly isEnough?: (answer: ClientResponse) => boolean;
}

/** A response as the client of the API returns it. */
export interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

export interface ClientResponse {
  readonly status: number;
  readonly body: ResponseBody;
  /** A repeated request would get the same response. A response with Retry-After is not definite. */
  readonly definite: boolean;
}

type Declined = ProblemOf<'payment_declined'>;

/** The fields that customers read; a problem names its order as `orderId`. */
export interface ResponseBody {
  readonly id?: Order['id'];
  readonly orderId?: Declined['orderId'];
  readonly status?: Order['status'] | Declined['status'] | number;
  readonly code?: string & (Declined['code'] | string);
  readonly total?: Order['total'];
}

export type Money = NonNullable<Order['total']>;
