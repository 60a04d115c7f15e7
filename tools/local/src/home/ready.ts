import { rmSync } from 'node:fs';
import type { ServiceName } from '@quartet/infra/services';
import type { Home } from './home.ts';
import type { Account } from './secrets.ts';
import { replaceFile } from './replace-file.ts';

/** What scripts, tests and people need to use the running stack. */
export interface ReadyContent {
  readonly url: string;
  readonly apiKey: string;
  readonly admin: Account;
  readonly shopper: Account;
  readonly databases: Readonly<Partial<Record<ServiceName, string>>>;
  readonly tasks: readonly { service: ServiceName; pid: number; port: number }[];
  readonly provider: { readonly url: string; readonly journal: string };
}

/** `ready.json`: there while everything is up, and up to date when a process was replaced. */
export interface ReadyFile {
  write(content: () => ReadyContent): void;
  update(): void;
  remove(): void;
}

export function readyFile({ ready }: Home): ReadyFile {
  let content: (() => ReadyContent) | undefined;
  const update = () => {
    if (content) replaceFile(ready, `${JSON.stringify(content(), null, 2)}\n`);
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
