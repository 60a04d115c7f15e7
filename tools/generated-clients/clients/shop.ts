/** The calls that the story makes, each by a generated client. */
export interface Shop {
  logIn(account: Account): Promise<string>;
  /** The id of a product that is in stock. */
  findProduct(): Promise<string>;
  place(token: string, order: NewOrder, key: string): Promise<Outcome>;
  get(token: string, id: string): Promise<Outcome>;
  /** The id of an order that is being processed, if there is one. */
  findProcessing(token: string): Promise<string | undefined>;
  cancel(token: string, id: string): Promise<Outcome>;
  refund(token: string, id: string, key: string): Promise<Outcome>;
  /** The message of the gateway for a user without a token. */
  withoutToken(): Promise<string>;
}

export interface Account {
  readonly email: string;
  readonly password: string;
}

export interface NewOrder {
  items: { productId: string; quantity: number }[];
  paymentMethod: string;
}

/** An order, or what a declined one tells. */
export type Outcome =
  | { readonly id: string; readonly status: string }
  | { readonly code: string; readonly orderId: string };

/** The edge that a client calls. */
export interface Edge {
  readonly url: string;
  readonly apiKey: string;
  /** Sends a request and records its answer. */
  readonly send: (request: Request) => Promise<Response>;
}

/** The query for an order that is being processed. */
export const processing = { status: 'processing', limit: 1 } as const;

interface Result {
  readonly data?: { readonly id: string; readonly status: string } | undefined;
  readonly error?: unknown;
}

/** The order in an answer. */
export function orderIn({ data, error }: Result): Outcome {
  if (data) return { id: data.id, status: data.status };
  throw unexpected(error);
}

export function unexpected(answer: unknown): Error {
  return new Error(`unexpected answer: ${JSON.stringify(answer)}`);
}
