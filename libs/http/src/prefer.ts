import type { Request } from 'express';
import { z } from 'zod';

/** https://www.rfc-editor.org/rfc/rfc7240#section-4.1 */
const respondAsync = 'respond-async';

export const PreferHeaders = z.object({
  Prefer: z
    .string()
    .optional()
    .meta({
      description: `\`${respondAsync}\` has the answer come at once, without waiting for the end (RFC 7240)`,
    }),
});

/** True for a client that does not want to wait for the end of what it starts; other preferences are ignored. */
export function prefersAsync(req: Request): boolean {
  const preferences = req.get('prefer')?.split(',') ?? [];
  return preferences.some((each) => each.trim().toLowerCase() === respondAsync);
}
