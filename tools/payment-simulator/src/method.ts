import { z } from 'zod';

const pattern =
  /^pm_(ok|declined|insufficient_funds|authentication_required|partial|hang|charge_then_drop|charge_then_500|slow_\d{1,6}|flaky_\d{1,3})$/;

export const Method = z.string().regex(pattern, 'must be a payment method of the simulator');

/** The simulated behaviour for one payment. */
export interface Behaviour {
  readonly declineReason?: 'declined' | 'insufficient_funds' | 'authentication_required';
  /** The part of the amount that is approved. */
  readonly approves?: number;
  /** Delay before the operation, in milliseconds. */
  readonly delay?: number;
  /** True when there is neither an effect nor a response. */
  readonly hangs?: true;
  /** The loss of the first response of each operation, after its effect. */
  readonly lostResponse?: 'drop' | 'error';
  /** Failures of each operation, without an effect, before it succeeds. */
  readonly failures?: number;
}

const fixedBehaviours: Readonly<Record<string, Behaviour>> = {
  pm_declined: { declineReason: 'declined' },
  pm_insufficient_funds: { declineReason: 'insufficient_funds' },
  pm_authentication_required: { declineReason: 'authentication_required' },
  pm_partial: { approves: 0.5 },
  pm_hang: { hangs: true },
  pm_charge_then_drop: { lostResponse: 'drop' },
  pm_charge_then_500: { lostResponse: 'error' },
};

export function behaviourOf(method: string): Behaviour {
  const [, kind, count] = /^pm_(slow|flaky)_(\d+)$/.exec(method) ?? [];
  if (kind === 'slow') return { delay: Number(count) };
  if (kind === 'flaky') return { failures: Number(count) };
  return fixedBehaviours[method] ?? {};
}
