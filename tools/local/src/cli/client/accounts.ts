import { logIn } from '@quartet/local-client/edge';
import type { ReadyContent } from '@quartet/local-client/ready-content';

export const accounts = ['shopper', 'admin', 'nobody'] as const;

export type AccountName = (typeof accounts)[number];

/** @returns the headers of an account: the key of the client, and a token unless it is nobody's */
export async function credentialsOf(
  ready: ReadyContent,
  as: AccountName,
): Promise<Readonly<Record<string, string>>> {
  const key = { 'x-api-key': ready.apiKey };
  if (as === 'nobody') return key;
  return { ...key, authorization: `Bearer ${await logIn(ready, ready[as])}` };
}
