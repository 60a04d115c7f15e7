import type { Deps } from '../deps.ts';
import { decide, keyOf, type Command } from '../domain/change.ts';
import type { SavedPayment } from '../domain/payment.ts';
import { operationOf } from '../domain/payment.ts';
import { executeOperation } from './execute-operation.ts';

/**
 * Records a command and has the provider fulfil it. Of two at once, one talks to the provider and the
 * other gets the present state.
 */
export async function executeCommand(deps: Deps, command: Command): Promise<SavedPayment> {
  const { payment, begun } = await deps.payments.apply(command);
  const key = keyOf(command);
  if (operationOf(payment, key)?.state !== 'PENDING') return payment;
  const claim = begun ?? (await deps.operations.claim(key));
  const settled = claim && (await executeOperation(deps, claim, payment));
  const latest = settled ?? (await deps.payments.get(command.id));
  decide(latest, command);
  return latest;
}
