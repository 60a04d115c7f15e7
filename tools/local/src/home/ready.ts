import { rmSync } from 'node:fs';
import type { Home } from './home.ts';
import { replaceFile } from './replace-file.ts';
import type { Account } from './secrets.ts';

/** What scripts, tests and people need to use the running stack. */
export interface ReadyContent {
  readonly url: string;
  readonly apiKey: string;
  readonly admin: Account;
  readonly shopper: Account;
  /** By service. */
  readonly databases: Readonly<Record<string, string>>;
  readonly tasks: readonly {
    readonly name: string;
    readonly service: string;
    readonly pid: number;
    readonly port: number;
  }[];
  readonly provider: { readonly url: string; readonly journal: string };
  /** Where the runner is told what to do with tasks. */
  readonly control: { readonly url: string; readonly token: string };
}

/** `ready.json`: there while everything is up, and up to date when a process was replaced. */
export interface ReadyFile {
  write(content: () => ReadyContent): void;
  update(): void;
  remove(): void;
}

export function readyFile({ ready }: Home): ReadyFile {
  let content: (() => ReadyContent) | undefined;
  let written = '';
  const update = () => {
    const text = content && `${JSON.stringify(content(), null, 2)}\n`;
    if (text === undefined || text === written) return;
    replaceFile(ready, text);
    written = text;
  };
  return {
    write: (made) => {
      content = made;
      update();
    },
    update,
    remove: () => {
      content = undefined;
      rmSync(ready, { force: true });
    },
  };
}
