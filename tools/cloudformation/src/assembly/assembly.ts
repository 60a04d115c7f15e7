import type { Template } from './template.ts';

/** A cloud assembly, as `cdk synth` writes it. */
export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Folders of assets by the keys that templates know them by. */
  readonly assets: ReadonlyMap<string, string>;
}

export interface Stack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly template: Template;
}
