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
  async function build(): Promise<void> {
    const { openBundler } = await import('@quartet/delivery/bundler');
    bundler ??= openBundler({
      ...{ root: file('.'), project: `apps/${service}`, logLevel: 'silent' },
    });
    await bundler.build();
  }
  return {
    bundle: () =>
      withBuildLock(signal, async () => {
        await build().catch(failWithReason);
        return copyRelease(home, service);
      }),
    [Symbol.asyncDispose]: async () => bundler?.[Symbol.asyncDispose](),
  };
}

function failWithReason(error: Error): never {
  const reason = buildFailureReason(error.message);
  throw new UserError(`The build failed: ${reason}`, { cause: error });
}
