import express, { type RequestHandler } from 'express';
import helmet from 'helmet';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import pg from 'pg';
import { pinoHttp } from 'pino-http';

/** A typical stack of libraries with their default settings. */
const { DATABASE_URL, JWKS_URL = '', PORT, TOKEN_AUDIENCE = '', TOKEN_ISSUER = '' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL });
const keys = createRemoteJWKSet(new URL(JWKS_URL));

const authenticate: RequestHandler = async (req, _res, next) => {
  const token = req.headers.authorization?.slice('Bearer '.length) ?? '';
  await jwtVerify(token, keys, { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE });
  next();
};

const app = express();

app.get('/health/ready', (_req, res) => {
  res.json({ status: 'ready' });
});

app.use(pinoHttp(), helmet(), express.json(), authenticate);

app.get('/api/products/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM product WHERE id = $1', [req.params.id]);
  res.json(rows[0]);
});

app.listen(Number(PORT), '127.0.0.1');
