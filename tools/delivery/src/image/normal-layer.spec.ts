import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract, type Header, pack } from 'tar-stream';
import { normalLayer } from './normal-layer.ts';

type File = readonly [header: Partial<Header> & Pick<Header, 'name'>, body?: string | undefined];

async function tar(...files: readonly File[]): Promise<Buffer> {
  const made = pack();
  for (const [header, body = ''] of files) made.entry(header, body);
  made.finalize();
  return buffer(made);
}

async function headersOf(layer: Buffer): Promise<readonly Header[]> {
  const headers: Header[] = [];
  for await (const entry of Readable.from([layer]).pipe(extract())) {
    headers.push(entry.header);
    entry.resume();
  }
  return headers;
}

const folder: File = [{ name: 'app/', type: 'directory', mode: 0o755 }];
const main: File = [{ name: 'app/main.mjs', mode: 0o644 }, 'listen();'];

it('forgets when, by whom and in which order it was made', async () => {
  const one = await tar(folder, main);
  const other = await tar(
    [{ ...main[0], mtime: new Date('2026-01-01'), mode: 0o664, uname: 'ann' }, main[1]],
    [{ ...folder[0], mtime: new Date('2026-01-02'), mode: 0o700 }],
  );
  expect(one).not.toEqual(other);
  expect(await normalLayer(one)).toEqual(await normalLayer(other));
});

it('keeps what is in a file, and what it is called', async () => {
  const layer = await normalLayer(await tar(folder, main));
  const others = [
    await tar(folder, [main[0], 'listen(8080);']),
    await tar(folder, [{ ...main[0], name: 'app/other.mjs' }, main[1]]),
    await tar(folder, [{ ...main[0], uid: 1000 }, main[1]]),
  ];
  for (const other of others) expect(await normalLayer(other)).not.toEqual(layer);
});

it('keeps which files can be run, and where a link leads', async () => {
  const layer = await tar(
    [{ name: 'app/run', mode: 0o711 }, '#!'],
    [{ name: 'app/link', type: 'symlink', linkname: 'run' }],
  );
  expect(await headersOf(await normalLayer(layer))).toEqual([
    expect.objectContaining({ name: 'app/link', type: 'symlink', linkname: 'run' }),
    expect.objectContaining({ name: 'app/run', mode: 0o755, mtime: new Date(0) }),
  ]);
});
