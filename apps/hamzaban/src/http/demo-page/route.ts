import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { problemSchema } from '@hamzaban/contracts';
import { AppError } from '@hamzaban/platform';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { HttpServices } from '../http-services.ts';

const USER_ID = /^demo-[0-9a-f-]{36}$/;
const FILES = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/demo/page.css', 'page.css', 'text/css; charset=utf-8'],
  ['/demo/page.js', 'page.js', 'text/javascript; charset=utf-8'],
  ['/demo/icon.svg', 'icon.svg', 'image/svg+xml'],
] as const;
const FONT = 'vazirmatn-arabic-wght-normal.woff2';

const sessionRequestSchema = z
  .strictObject({ user_id: z.string().regex(USER_ID).optional() })
  .meta({ id: 'DemoSessionRequest' });
const sessionResponseSchema = z
  .strictObject({ access_token: z.string(), user_id: z.string(), expires_in: z.int().positive() })
  .meta({ id: 'DemoSession' });

/**
 * A page at `/` that talks to the demo shop, for whoever has a browser and nothing else. Its tokens come from the demo
 * shop's publishable key, so they can send messages of one visitor and read nothing; his id is drawn here and cannot be
 * guessed.
 */
export async function registerDemoPage(app: FastifyInstance, services: HttpServices): Promise<void> {
  const folder = join(import.meta.dirname, 'public');
  const font = createRequire(import.meta.url).resolve(`@fontsource-variable/vazirmatn/files/${FONT}`);
  for (const [path, file, type] of FILES) serve(path, await readFile(join(folder, file)), type);
  serve(`/demo/fonts/${FONT}`, await readFile(font), 'font/woff2');

  const schema = {
    summary: 'A token for one visitor of the demo page',
    tags: ['demo'],
    body: sessionRequestSchema,
    response: { 200: sessionResponseSchema, 404: problemSchema, 429: problemSchema },
  };
  app.post<{ Body: z.infer<typeof sessionRequestSchema> }>('/demo/session', { schema }, async (request, reply) => {
    const userId = request.body.user_id ?? `demo-${randomUUID()}`;
    const token = await services.demoToken(userId);
    if (token === null) throw new AppError('not_found');
    reply.header('cache-control', 'no-store');
    return {
      access_token: token.token,
      user_id: userId,
      expires_in: token.expiresInSeconds,
    };
  });

  function serve(path: string, content: Buffer, type: string): void {
    app.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=3600')
        .serializer((value: unknown) => value as string)
        .send(content),
    );
  }
}
