import type { IncomingMessage } from 'node:http';

/** Paths of the console, of health checks and of spans themselves. */
const ignored = /^\/(?:__console|v1\/traces|health)(?:[/?]|$)/;
const ids = /(?<=\/)(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[^/]+=)(?=\/|$)/gi;

/** Traces what passes through the edge; loads and does nothing when nothing is traced. */
export async function openTracing(): Promise<void> {
  if (!process.env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) return;
  const { startTracing } = await import('@quartet/telemetry');
  startTracing(process.env, {
    routeOf,
    isIgnored: ({ url = '' }) => ignored.test(url),
  });
}

/** The path with `:id` for each id, so that requests of one kind have one name. */
export function routeOf({ url = '' }: Pick<IncomingMessage, 'url'>): string {
  return (url.split('?')[0] ?? '').replaceAll(ids, ':id');
}
