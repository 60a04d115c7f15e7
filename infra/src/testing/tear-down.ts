import { rmSync } from 'node:fs';

export default function tearDown(): void {
  rmSync(process.env['QUARTET_TEMPLATES'] ?? '', { recursive: true });
}
