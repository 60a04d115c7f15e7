import { fileURLToPath } from 'node:url';

/** The files that node runs. The services are built. */
export const program = {
  products: file('../../../dist/apps/products/main.mjs'),
  bareExpress: file('sides/bare-express.ts'),
  usualAssembly: file('sides/usual-assembly.ts'),
} as const;

function file(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
