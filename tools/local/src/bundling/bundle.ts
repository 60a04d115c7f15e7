import type { Bundler } from '@quartet/delivery/bundler';
import { UserError } from '@quartet/cloudformation/user-error';
import type { Home } from '../state-dir/home.ts';
import type { Release } from '../scheduler/release.ts';
import { file, withBuildLock } from '../context/workspace.ts';
import { buildFailureReason } from './build-failure-reason.ts';
import { copyRelease } from './releases.ts';

/** The sources that the bundle of a service is made of. */
export function sourcesOf(service: string): readonly string[] {
  return [file(`apps/${service}/src`), file('libs')];
}

interface BundlingOptions {
  readonly service: string;
  readonly home: Home;
  readonly signal: AbortSignal;
}

export interface ServiceBundling extends AsyncDisposable {
  /**
   * Bundles the service from its sources as they are now, without Nx, which takes three times as long.
   * @throws UserError with the reason when it cannot be bundled
   */
  bundle(): Promise<Release>;
}

/** Bundles a service in this process, whose bundler remembers what has not changed. */
export function openBundling({ service, home, signal }: BundlingOptions): ServiceBundling {
  let bundler: Bundler | undefined;
  let latestBuild: Promise<void> | undefined;

  async function build(): Promise<void> {
    const { openBundler } = await import('@quartet/delivery/bundler');
    signal.throwIfAborted();
    bundler ??= openBundler({ root: file('.'), project: `apps/${service}`, logLevel: 'silent' });
    await bundler.build().catch((error: Error) => {
      signal.throwIfAborted();
      throw buildError(error);
    });
  }
  return {
    bundle: () =>
      withBuildLock(signal, async () => {
        await (latestBuild = build());
        return copyRelease(home, service);
      }),
    [Symbol.asyncDispose]: async () => {
      await latestBuild?.catch(() => undefined);
      await bundler?.[Symbol.asyncDispose]();
    },
  };
}

function buildError(error: Error): UserError {
  return new UserError(`The build failed: ${buildFailureReason(error.message)}`, { cause: error });
}
