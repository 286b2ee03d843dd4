// The protected resources: who I am, my orders (a scope), a transfer (a scope, and a bound token where DPoP is on).
import type { Hono } from 'hono';
import { readBearer, scopesOf } from '../bearer.ts';
import { answerRefusal, isRefusal, NO_STORE, refusal } from '../refusal.ts';
import { readJson } from '../request-body.ts';
import type { Server } from '../server.ts';

const ORDERS = [
  { id: 1001, item: 'Espresso machine', amount: '249.00' },
  { id: 1002, item: 'Coffee beans, 1 kg', amount: '18.50' },
] as const;

export function routeApi(app: Hono, server: Server): void {
  app.get('/api/me', async (context) => {
    const claims = await readBearer(context, server);
    if (isRefusal(claims)) return answerRefusal(context, claims);
    const { sub, client_id, exp } = claims;
    return context.json({ username: sub, client_id, scope: scopesOf(claims), exp }, 200, NO_STORE);
  });
  app.get('/api/orders', async (context) => {
    const claims = await readBearer(context, server, { scope: 'orders:read' });
    if (isRefusal(claims)) return answerRefusal(context, claims);
    return context.json({ orders: ORDERS }, 200, NO_STORE);
  });
  app.post('/api/transfer', async (context) => {
    const claims = await readBearer(context, server, { scope: 'transfer', bound: true });
    if (isRefusal(claims)) return answerRefusal(context, claims);
    const body = await readJson(context);
    if (isRefusal(body)) return answerRefusal(context, body);
    const { to, amount } = body;
    if (typeof to !== 'string' || !/^[\w.@-]{1,100}$/.test(to) || !isAmount(amount))
      return answerRefusal(
        context,
        refusal('invalid_request', 'to must be a name, amount a number above 0'),
      );
    return context.json({ from: claims.sub, to, amount }, 200, NO_STORE);
  });
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
