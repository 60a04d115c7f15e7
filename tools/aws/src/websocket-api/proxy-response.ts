import { z } from 'zod';
import { FunctionError } from '../lambda/function-error.ts';

const ProxyResponse = z.object({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  body: z.string().nullish(),
});

/** The response of a function to a route. */
export type ProxyResponse = z.output<typeof ProxyResponse>;

/** @throws FunctionError when a function has returned something else. */
export function parseProxyResponse(returned: unknown): ProxyResponse {
  const { data } = ProxyResponse.safeParse(returned);
  if (data) return data;
  throw new FunctionError(
    'Malformed',
    'The function returned no statusCode with an optional body.',
  );
}

export function isSuccess({ statusCode }: ProxyResponse): boolean {
  return statusCode >= 200 && statusCode < 300;
}
