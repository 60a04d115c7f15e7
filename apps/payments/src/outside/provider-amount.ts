import { z } from 'zod';

/** Minor units in a report of the provider. The sum of thousands of them is still a safe integer. */
export const ProviderAmount = z.int().min(0).max(1_000_000_000_000);
