import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract, type Header, pack } from 'tar-stream';

interface Entry {
  readonly header: Partial<Header> & Pick<Header, 'name'>;
  readonly body: Buffer;
}

/**
 * The same layer whoever built it, and when: its files in the order of their names, without times, users'
 * names and the umask of the machine.
 */
export async function normalLayer(tar: Buffer): Promise<Buffer> {
  const entries: Entry[] = [];
  for await (const entry of Readable.from([tar]).pipe(extract())) {
    entries.push({ header: normal(entry.header), body: await buffer(entry) });
  }
  entries.sort((one, other) => (one.header.name < other.header.name ? -1 : 1));
  const made = pack();
  for (const { header, body } of entries) made.entry(header, body);
  made.finalize();
  return buffer(made);
}

function normal({
  name,
  type,
  linkname,
  mode = 0,
  uid = 0,
  gid = 0,
}: Header): Partial<Header> & Pick<Header, 'name'> {
  const runs = type === 'directory' || (mode & 0o111) !== 0;
  return {
    name,
    type: type ?? 'file',
    uid,
    gid,
    mode: runs ? 0o755 : 0o644,
    mtime: new Date(0),
    ...(linkname && { linkname }),
  };
}
