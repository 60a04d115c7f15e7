import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import request from 'supertest';
import { docsAsset } from './index.ts';

it.each(['.quartet', 'Meine Projekte ü', '100%'])(
  'The files of the docs page are served from below a folder named %s',
  async (name) => {
    const parent = mkdtempSync(join(tmpdir(), 'docs-'));
    const root = join(parent, name, 'docs');
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, 'swagger-ui.css'), 'body {}');
    const app = express().get('/docs', docsAsset('swagger-ui.css', root));
    const { status, text } = await request(app).get('/docs');
    rmSync(parent, { recursive: true });
    expect([status, text]).toEqual([200, 'body {}']);
  },
);
