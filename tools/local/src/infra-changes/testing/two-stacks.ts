import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answered, send } from '@quartet/aws/conformance/testing/send';
import type { InfraOverride } from '@quartet/infra/overrides/infra-override';
import { startSmallStack, type SmallStack } from '../../testing/small-stack.ts';
import { synthesis } from '../../testing/synthesis.ts';

/** The report of an echo task on itself. */
interface EchoReport {
  readonly service: string;
  /** Paths that the balancer has checked. */
  readonly checked: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Two systems that differ by what was changed in infra, both running. */
export interface TwoStacks {
  /** The results from both stacks, the unchanged one first. */
  both<Value>(look: (stack: SmallStack) => Value | Promise<Value>): Promise<readonly Value[]>;
  close(): Promise<void>;
}

interface Difference {
  /** @default what infra says now */
  readonly before?: InfraOverride;
  readonly after: InfraOverride;
  /** A change of the templates that no table of infra expresses. */
  readonly rewrite?: (folder: string) => void;
}

export async function runBoth(difference: Difference): Promise<TwoStacks> {
  await using cleanup = new AsyncDisposableStack();
  const { before = {}, after, rewrite } = difference;
  const { folder } = synthesis({ before, after });
  const copies = mkdtempSync(join(tmpdir(), 'quartet-changed-'));
  cleanup.defer(() => rmSync(copies, { recursive: true }));
  cpSync(folder('before'), join(copies, 'before'), { recursive: true });
  cpSync(folder('after'), join(copies, 'after'), { recursive: true });
  rewrite?.(join(copies, 'after'));
  const stacks: SmallStack[] = [];
  for (const name of ['before', 'after'] as const) {
    const stack = await startSmallStack(join(copies, name), ['orders', 'users']);
    cleanup.defer(() => stack.close());
    stacks.push(stack);
  }
  const owned = cleanup.move();
  return {
    both: (look) => Promise.all(stacks.map(look)),
    close: () => owned.disposeAsync(),
  };
}

/** A request of a client. */
export function ask({ endpoints }: SmallStack, path: string, headers = {}): Promise<Answered> {
  return send(endpoints.edge, { path, headers });
}

export async function echoReportAt(url: string): Promise<EchoReport> {
  const response = await fetch(url);
  return (await response.json()) as EchoReport;
}
