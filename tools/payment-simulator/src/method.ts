import { z } from 'zod';

const pattern =
  /^pm_(ok|declined|insufficient_funds|hang|charge_then_drop|charge_then_500|slow_\d{1,6}|flaky_\d{1,3})$/;

export const Method = z.string().regex(pattern, 'must be a payment method of the simulator');

/** How the company behaves towards one payment. */
export interface Conduct {
  readonly refusal?: 'declined' | 'insufficient_funds';
  /** Milliseconds until anything happens. */
  readonly delay?: number;
  /** Nothing ever happens, and no answer comes. */
  readonly hangs?: true;
  /** How the first answer of each operation gets lost after its effect. */
  readonly loss?: 'drop' | 'error';
  /** How often each operation fails, without an effect, before it works. */
  readonly failures?: number;
}

const named: Readonly<Record<string, Conduct>> = {
  pm_declined: { refusal: 'declined' },
  pm_insufficient_funds: { refusal: 'insufficient_funds' },
  pm_hang: { hangs: true },
  pm_charge_then_drop: { loss: 'drop' },
  pm_charge_then_500: { loss: 'error' },
};

export function conductOf(method: string): Conduct {
  const [, kind, count] = /^pm_(slow|flaky)_(\d+)$/.exec(method) ?? [];
  if (kind === 'slow') return { delay: Number(count) };
  if (kind === 'flaky') return { failures: Number(count) };
  return named[method] ?? {};
}
