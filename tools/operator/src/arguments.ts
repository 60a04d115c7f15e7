import { parseArgs } from 'node:util';

type Decision = 'retry' | 'undo';

export type Command =
  | { readonly kind: 'list reviews' }
  | { readonly kind: 'settle a review'; readonly orderId: string; readonly decision: Decision }
  | { readonly kind: 'list dead letters' }
  | { readonly kind: 'replay dead letters'; readonly ids: readonly string[] }
  | { readonly kind: 'redrive queues'; readonly stage: string };

/** A parsed command line. */
interface Wish {
  readonly command: Command;
  /** The URL of the edge; without it, that of the Quartet that runs here. */
  readonly url: string | undefined;
}

export const usage = `npm run operator -- reviews
npm run operator -- reviews settle <order> retry|undo
npm run operator -- dead-letters
npm run operator -- dead-letters replay [<event> …]
npm run operator -- queues redrive <stage>

all but the last with --url <address> for another Quartet than the one that runs here`;

/** @throws Error with the usage for arguments that are invalid */
export function readArguments(args: readonly string[]): Wish {
  const { positionals, values } = parse(args);
  const [noun, verb, ...rest] = positionals;
  const command = commandOf(verb === undefined ? `${noun}` : `${noun} ${verb}`, rest);
  return { command, url: values.url };
}

function parse(args: readonly string[]) {
  const options = { url: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw refusal();
  }
}

function commandOf(name: string, rest: readonly string[]): Command {
  if (name === 'reviews') return { kind: 'list reviews' };
  if (name === 'dead-letters') return { kind: 'list dead letters' };
  if (name === 'dead-letters replay') return { kind: 'replay dead letters', ids: rest };
  if (name === 'reviews settle') return settling(rest);
  if (name === 'queues redrive' && rest.length === 1) {
    return { kind: 'redrive queues', stage: String(rest[0]) };
  }
  throw refusal();
}

function settling([orderId, decision, ...more]: readonly string[]): Command {
  const isDecision = decision === 'retry' || decision === 'undo';
  if (orderId === undefined || !isDecision || more.length > 0) throw refusal();
  return { kind: 'settle a review', orderId, decision };
}

function refusal(): Error {
  return new Error(`Invalid arguments. Usage:\n\n${usage}`);
}
