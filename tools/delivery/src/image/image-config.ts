import type { Inspected } from './engine.ts';
import type { Platform } from './store.ts';

/** The configuration keys that affect a running task. */
const copiedKeys = [
  'User',
  'ExposedPorts',
  'Env',
  'Entrypoint',
  'Cmd',
  'WorkingDir',
  'Labels',
  'StopSignal',
  'Healthcheck',
] as const;

/** The configuration of an image in the OCI format, which does not say when and by what it was built. */
export function imageConfig(inspected: Inspected, diffIds: readonly string[]): Buffer {
  const { Config } = inspected;
  return Buffer.from(
    JSON.stringify({
      created: new Date(0).toISOString(),
      ...platformOf(inspected),
      config: Object.fromEntries(
        copiedKeys.flatMap((key) => (Config[key] ? [[key, sorted(Config[key])]] : [])),
      ),
      rootfs: { type: 'layers', diff_ids: diffIds },
    }),
  );
}

export function platformOf({ Os, Architecture, Variant }: Inspected): Platform {
  return { os: Os, architecture: Architecture, ...(Variant && { variant: Variant }) };
}

/** `linux/arm64`; all variants of ARM that the cloud has are one. */
export function nameOf({ os, architecture }: Platform): string {
  return `${os}/${architecture}`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
