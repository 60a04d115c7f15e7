import { z } from 'zod';
import { FunctionError } from '../lambda/function-error.ts';

const ProxyAnswer = z.object({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  body: z.string().nullish(),
});

/** What a function answers to a route. */
export type ProxyAnswer = z.output<typeof ProxyAnswer>;

/** @throws FunctionError when a function has returned something else. */
export function readProxyAnswer(returned: unknown): ProxyAnswer {
  const { data } = ProxyAnswer.safeParse(returned);
  if (data) return data;
  throw new FunctionError(
    'Malformed',
    'The function returned no statusCode with an optional body.',
  );
}

export function isGood({ statusCode }: ProxyAnswer): boolean {
  return statusCode >= 200 && statusCode < 300;
}
