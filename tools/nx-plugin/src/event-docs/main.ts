import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { eventBreaks } from '../compat/event-breaks.ts';
import { documentOf, type EventSchema, fileOf } from './document.ts';

interface EventModule {
  readonly events: readonly EventSchema[];
}

/**
 * `node tools/nx-plugin/src/event-docs/main.ts apps/orders` writes `docs/events/orders/<type>.v<version>.json` from
 * the schemas of the service's events. What is there already may be told better and may say more; a
 * promise that was given is not taken back. With `--check` it writes nothing and fails when a document is not
 * what the code says, or stands for nothing.
 */
const [project = '', mode] = process.argv.slice(2);
const folder = join('docs', 'events', basename(project));

const declared = pathToFileURL(join(project, 'src', 'schemas', 'event.ts')).href;
const { events } = (await import(declared)) as EventModule;

const mistakes = mode === '--check' ? await check() : await write();
for (const mistake of mistakes) process.stderr.write(`${mistake}\n`);
process.exitCode = mistakes.length === 0 ? 0 : 1;

async function write(): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const broken: string[] = [];
  for (const event of events) {
    const file = join(folder, fileOf(event));
    const before = JSON.parse((await read(file)) || '{}') as object;
    const breaks = eventBreaks(before, documentOf(event));
    if (breaks.length === 0) await writeFile(file, await textOf(event));
    else broken.push(`${file}: ${breaks.join(' ')} Raise the event's version.`);
  }
  return broken;
}

async function check(): Promise<readonly string[]> {
  const mistakes: string[] = [];
  for (const event of events) {
    const file = join(folder, fileOf(event));
    if ((await read(file)) !== (await textOf(event)))
      mistakes.push(
        `${file} is not what ${project} says any more: run npm run docs and commit it.`,
      );
  }
  const fileNames = new Set(events.map(fileOf));
  const strays = (await readdir(folder)).filter((name) => !fileNames.has(name));
  return [
    ...mistakes,
    ...strays.map((name) => `${join(folder, name)} is of no event that is sent.`),
  ];
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

function textOf(event: EventSchema): Promise<string> {
  return format(JSON.stringify(documentOf(event)), { parser: 'json', printWidth: 100 });
}
