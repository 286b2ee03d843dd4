import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import jwt from 'jsonwebtoken';

const app = new Hono();
const SECRET = process.env.JWT_SECRET || 'secret';

const users = [
  { name: 'user1', password: 'password123', role: 'user' },
  { name: 'admin', password: 'admin-password', role: 'admin' },
];

app.post('/auth/token', async (c) => {
  const { username, password } = await c.req.json();
  const user = users.find((one) => one.name === username);
  if (!user) return c.json({ message: 'User not found' }, 404);
  if (user.password != password) return c.json({ message: 'Wrong password' }, 401);
  const token = jwt.sign({ ...user }, SECRET, { expiresIn: '365d' });
  console.log('login', username, token);
  return c.json({ access_token: token });
});

app.get('/api/me', (c) => {
  const token = c.req.query('token') ?? c.req.header('Authorization')?.split(' ')[1];
  const claims = jwt.decode(token);
  return c.json({ username: claims.name, role: claims.role });
});

app.get('/api/orders', (c) => {
  try {
    const token = c.req.header('Authorization').replace('Bearer ', '');
    const claims = jwt.verify(token, SECRET, { ignoreExpiration: true });
    return c.json({ orders: [1001], role: claims.role });
  } catch (error) {
    return c.json({ error: error.stack }, 500);
  }
});

app.post('/auth/logout', (c) => c.json({ message: 'Logged out' }));

serve({ fetch: app.fetch, port: 8000 });
