import { at, type Schema } from './schema.ts';

/** An AsyncAPI document, as far as its comparison reads it. */
export interface AsyncApi {
  readonly info: { readonly version: string };
  readonly channels: Readonly<Record<string, Channel>>;
  readonly operations: Readonly<Record<string, AsyncOperation>>;
}

interface Channel {
  readonly address: string;
  readonly messages: Readonly<Record<string, { readonly payload: Schema }>>;
}

export interface AsyncOperation {
  /** The action of the service: a client receives what it sends. */
  readonly action: 'send' | 'receive';
  readonly channel: Reference;
  readonly messages: readonly Reference[];
  readonly reply?: { readonly messages: readonly Reference[] };
}

interface Reference {
  readonly $ref: string;
}

/** The payloads that references mean, by the names of their messages. */
export function payloadsOf(
  document: AsyncApi,
  references: readonly Reference[] = [],
): ReadonlyMap<string, Schema> {
  const named = references.map(({ $ref }) => {
    const { payload } = at(document, $ref) as { readonly payload: Schema };
    return [$ref.split('/').at(-1) ?? '', payload] as const;
  });
  return new Map(named);
}

/** The address of the channel of an operation. */
export function addressOf(document: AsyncApi, { channel }: AsyncOperation): string {
  return (at(document, channel.$ref) as Channel).address;
}
