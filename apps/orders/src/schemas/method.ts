import { z } from 'zod';

const ofSimulator =
  /^pm_(ok|declined|insufficient_funds|authentication_required|partial|hang|charge_then_drop|charge_then_500|slow_\d{1,6}|flaky_\d{1,3})$/;

/** An id that Stripe has given, or one of the names that its test mode knows. */
const ofStripe = /^pm_([A-Za-z\d]{14,64}|card_[A-Za-z\d_]{1,64})$/;

/** The customer's payment method; the provider decides which methods exist. */
export const Method = z
  .string()
  .regex(new RegExp(`${ofSimulator.source}|${ofStripe.source}`), 'must be a known payment method')
  .meta({ example: 'pm_ok' });
