import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen } from '@quartet/testing';

/** The reaction of a task to a request: a status, or something that no task should do. */
export type TaskBehaviour = number | keyof typeof misbehaviours;

/** A task that does what it is told, to requests and to health checks. */
export interface FaultyTask extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly ReceivedByTask[];
  /** Health checks since it was last told. */
  checks(): number;
  answerChecksWith(behaviour: TaskBehaviour): void;
  /** Answers the requests that are silent so far. */
  release(): void;
  /** Ends as a process that is killed. */
  die(): Promise<void>;
}

interface ReceivedByTask {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const ok = 'HTTP/1.1 200 OK\r\n';

const misbehaviours = {
  silent: () => undefined,
  closes: (socket: Socket) => socket.end(),
  resets: (socket: Socket) => socket.resetAndDestroy(),
  'speaks no HTTP': (socket: Socket) => socket.end('hello\r\n\r\n'),
  'sends a broken header': (socket: Socket) => socket.end(`${ok}no colon\r\n\r\n`),
  'sends too large a head': (socket: Socket) =>
    socket.end(`${ok}x: ${'x'.repeat(33 * 1024)}\r\ncontent-length: 0\r\n\r\n`),
  'closes within its answer': (socket: Socket) => socket.end(`${ok}content-length: 9\r\n\r\nhalf`),
} as const;

export async function startFaultyTask(
  id: string,
  behaviour: TaskBehaviour = 200,
): Promise<FaultyTask> {
  const received: ReceivedByTask[] = [];
  const waiting = new Set<() => void>();
  let check: TaskBehaviour = 200;
  let checks = 0;
  const { url, close } = await listen(async (req, res) => {
    if (req.url === '/health') {
      checks++;
      return behave(check, req, () => res.writeHead(Number(check)).end());
    }
    const { method, headers } = req;
    received.push({ method, url: req.url, headers, body: await text(req).catch(() => 'cut') });
    if (behaviour === 'silent') waiting.add(() => res.end(id));
    else behave(behaviour, req, () => res.writeHead(Number(behaviour)).end(id));
  });
  return {
    url,
    received,
    checks: () => checks,
    answerChecksWith: (next) => {
      check = next;
      checks = 0;
    },
    release: () => waiting.forEach((answer) => answer()),
    die: close,
    [Symbol.asyncDispose]: close,
  };
}

function behave(behaviour: TaskBehaviour, { socket }: IncomingMessage, answer: () => void): void {
  if (typeof behaviour === 'number') answer();
  else misbehaviours[behaviour](socket);
}
