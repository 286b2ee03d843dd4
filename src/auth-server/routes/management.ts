// What the demonstration lets anyone change: settings, the key that signs, people. JSON alone, which no other site's form can send.
import type { Hono } from 'hono';
import { answerRefusal, isRefusal, NO_STORE, refusal } from '../refusal.ts';
import { readJson, readTexts } from '../request-body.ts';
import type { Server } from '../server.ts';
import { keepSettings, readSettings, settingsOf } from '../settings.ts';
import { rotateKeys } from '../signing-keys.ts';
import { addUser } from '../users.ts';

export function routeManagement(app: Hono, server: Server): void {
  app.get('/auth/settings', async (context) =>
    context.json(await settingsOf(server), 200, NO_STORE),
  );
  app.put('/auth/settings', async (context) => {
    const body = await readJson(context);
    if (isRefusal(body)) return answerRefusal(context, body);
    const settings = readSettings(body);
    if (typeof settings === 'string')
      return answerRefusal(context, refusal('invalid_request', settings));
    await keepSettings(server, settings);
    return context.json(settings, 200, NO_STORE);
  });
  app.post('/auth/keys', async (context) => {
    const body = await readJson(context);
    if (isRefusal(body)) return answerRefusal(context, body);
    return context.json({ kid: await rotateKeys(server) }, 201, NO_STORE);
  });
  app.post('/auth/users', async (context) => {
    const body = await readJson(context);
    if (isRefusal(body)) return answerRefusal(context, body);
    const texts = readTexts(body, ['username', 'password']);
    if (isRefusal(texts)) return answerRefusal(context, texts);
    const username = texts.get('username') ?? '';
    const refused = await addUser(server, username, texts.get('password') ?? '');
    if (refused) return answerRefusal(context, refused);
    return context.json({ username }, 201, NO_STORE);
  });
}
