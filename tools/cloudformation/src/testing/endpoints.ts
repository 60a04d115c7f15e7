import type { LocalEndpoints } from '../model/local-endpoints.ts';

/** The endpoints of specs that read a model. */
export const endpoints: LocalEndpoints = {
  edge: 'http://localhost:8080',
  listeners: { 80: 'http://127.0.0.1:7080', 8080: 'http://127.0.0.1:7081' },
  cloud: 'http://127.0.0.1:7090',
  database: '127.0.0.1:5499',
  names: {
    orders: 'http://127.0.0.1:7010',
    users: 'http://127.0.0.1:7020',
    payments: 'http://127.0.0.1:7030',
    products: 'http://127.0.0.1:7040',
  },
};
