import { z } from 'zod';

const pattern =
  /^pm_(ok|declined|insufficient_funds|hang|charge_then_drop|charge_then_500|slow_\d{1,6}|flaky_\d{1,3})$/;

/** How the customer pays. */
export const Method = z
  .string()
  .regex(pattern, 'must be a known payment method')
  .meta({ example: 'pm_ok' });
