import express from 'express';
import pg from 'pg';

/** The baseline: plain Express that reads one row by its key. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const app = express();

app.get('/health/ready', (_req, res) => {
  res.json({ status: 'ready' });
});

app.get('/api/products/:id', async (req, res) => {
  const { rows } = await pool.query({
    name: 'product-by-id',
    text: 'SELECT * FROM product WHERE id = $1',
    values: [req.params.id],
  });
  res.json(rows[0]);
});

app.listen(Number(process.env.PORT), '127.0.0.1');
