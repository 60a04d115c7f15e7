import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { UserError } from '@quartet/cloudformation/user-error';

/** The part of `docker image inspect` that is read here. */
export interface Inspected {
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string;
  /** Empty for an image that never was in a registry. */
  readonly RepoDigests?: readonly string[];
  readonly Config: Readonly<Record<string, unknown>>;
  /** The digests of its layers, uncompressed, from the lowest. */
  readonly RootFS: { readonly Layers: readonly string[] };
}

/** An engine that builds, gives out and takes in images, by its own client. */
export interface Engine {
  /** The id of what was built. */
  build(args: readonly string[], dockerfile?: Readable): Promise<string>;
  inspect(image: string): Promise<Inspected>;
  /** An archive of the image, which must be read to its end. */
  save(image: string, read: (archive: Readable) => Promise<void>): Promise<void>;
  load(archive: Readable): Promise<void>;
  remove(images: readonly string[]): Promise<void>;
  /** True when an engine is running. */
  isAvailable(): Promise<boolean>;
}

/** An engine behind the client at `QUARTET_DOCKER`, or the first `docker` on the path. */
export function dockerEngine(program = process.env['QUARTET_DOCKER'] ?? 'docker'): Engine {
  const run = (args: readonly string[], streams: Streams = {}) => docker(program, args, streams);
  return {
    build: (args, dockerfile) =>
      run(['build', '--quiet', ...args], dockerfile && { input: dockerfile }),
    inspect: async (image) => {
      const [inspected] = JSON.parse(await run(['image', 'inspect', image])) as [Inspected];
      return inspected;
    },
    save: async (image, read) => void (await run(['save', image], { output: read })),
    load: async (archive) => void (await run(['load', '--quiet'], { input: archive })),
    remove: async (images) => void (await run(['image', 'rm', ...images])),
    isAvailable: () =>
      run(['version']).then(
        () => true,
        () => false,
      ),
  };
}

interface Streams {
  readonly input?: Readable;
  readonly output?: (stdout: Readable) => Promise<void>;
}

/** The output of the client; throws a UserError with its error output. */
async function docker(program: string, args: readonly string[], streams: Streams): Promise<string> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const { input, output } = streams;
  const given = input ? pipeline(input, child.stdin) : child.stdin.end();
  const [code, complaint, printed] = await Promise.all([
    ended,
    text(child.stderr),
    output ? output(child.stdout).then(() => '') : text(child.stdout),
    Promise.resolve(given).catch(() => undefined),
  ]).catch((cause: unknown) => {
    throw new UserError(`${program} could not be run.`, { cause });
  });
  if (code === 0) return printed.trim();
  throw new UserError(`${program} ${args.join(' ')}: ${complaint.trim()}`);
}
