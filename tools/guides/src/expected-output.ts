import type { Block } from './blocks.ts';

/** The blocks that printed something else than the page shows, each with its output. */
export function wrongOutputs(
  blocks: readonly Block[],
  outputs: readonly string[],
): readonly (readonly [commands: string, output: string | undefined])[] {
  return blocks.flatMap(({ commands, output }, index) =>
    output === undefined || matches(outputs[index] ?? '', output)
      ? []
      : [[commands, outputs[index]] as const],
  );
}

/** Compares an output with the expected one, in which `…` stands for any text, and white space does not count. */
export function matches(output: string, expected: string): boolean {
  const parts = compact(expected).split('…').map(escape);
  return new RegExp(`^${parts.join('.*')}$`).test(compact(output));
}

function compact(text: string): string {
  return text.replace(/\s+/g, '');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
