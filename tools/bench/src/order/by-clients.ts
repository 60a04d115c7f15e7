import { randomInt } from 'node:crypto';
import type { Client } from 'pg';
import { withClient } from '../sql.ts';
import type { Floor, FloorPlan } from './floor.ts';
import { type Script, variables } from './script.ts';

/** Runs the transactions from this process, like pgbench but with more overhead. */
export function byClients({ shares, clients }: FloorPlan): Floor {
  const seats = shares.flatMap((share) => Array.from({ length: clients }, () => share));
  return {
    client: 'bare pg clients, for pgbench is not installed,',
    run: (ordersEach) =>
      Promise.all(
        seats.map(({ url, script }) =>
          withClient(url, async (client) => {
            for (const statement of script.prepare) await client.query(statement);
            for (let order = 0; order < ordersEach; order++) await repeat(client, script);
          }),
        ),
      ),
  };
}

async function repeat(client: Client, { calls }: Script): Promise<void> {
  const drawn = Object.entries(variables).map(([name, [first, last]]) => {
    return [`:${name}`, String(randomInt(first, last + 1))] as const;
  });
  for (const call of calls) {
    await client.query(drawn.reduce((text, [name, value]) => text.replaceAll(name, value), call));
  }
}
