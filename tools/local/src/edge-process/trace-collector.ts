import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from '@quartet/logging';
import { endServer } from '@quartet/aws/http/end-server';
import { readUpTo } from '@quartet/aws/http/read-up-to';
import type { OtlpTraces } from '@quartet/console/views/otlp';

interface TraceCollectorOptions {
  /** Base URL of an OTLP/HTTP receiver, such as `http://localhost:4318`. */
  readonly url: string;
  readonly onSpans: (traces: OtlpTraces) => void;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

/** Receives the spans of all processes here, for the console, and sends them on to the user's receiver. */
export interface TraceCollector {
  listen(port: number): Promise<void>;
  close(): Promise<void>;
}

const maxBytes = 8 * 1024 * 1024;
const timeout = 5_000;

/** https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export function createTraceCollector({ url, onSpans, log }: TraceCollectorOptions): TraceCollector {
  const target = `${url.replace(/\/$/, '')}/v1/traces`;
  let isFailing = false;

  /** An outage is reported once, and so is its end; the spans of an outage are lost. */
  const forward = async (body: string): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(timeout);
    try {
      const { ok, status } = await fetch(target, { method: 'POST', headers, body, signal });
      if (!ok) throw new Error(`${target} returned ${status}`);
      if (isFailing) log.info(`spans reach ${target} again`);
      isFailing = false;
    } catch (err) {
      if (!isFailing) log.warn({ err }, `spans do not reach ${target}`);
      isFailing = true;
    }
  };
  const receive = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await readUpTo(maxBytes, req);
    const traces = body && parse(body.toString());
    if (req.method !== 'POST' || req.url !== '/v1/traces' || !traces) {
      return void res.writeHead(400).end();
    }
    onSpans(traces);
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    await forward(body.toString());
  };
  const server = createServer((req, res) => {
    receive(req, res).catch(() => res.destroy());
  });
  return {
    listen: async (port) => void (await once(server.listen(port, '127.0.0.1'), 'listening')),
    close: () => endServer(server),
  };
}

function parse(text: string): OtlpTraces | undefined {
  try {
    const traces = JSON.parse(text) as Partial<OtlpTraces>;
    return Array.isArray(traces.resourceSpans) ? (traces as OtlpTraces) : undefined;
  } catch {
    return undefined;
  }
}
