import type { LoadRequest } from './load.ts';

export function headersOf({ token, apiKey }: LoadRequest): Readonly<Record<string, string>> {
  const authorization = { Authorization: `Bearer ${token}` };
  return apiKey === undefined ? authorization : { ...authorization, 'X-Api-Key': apiKey };
}
