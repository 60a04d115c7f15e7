import express from 'express';
import pg from 'pg';

/** The floor: Express as it comes, one row by its key, and nothing else. */
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
