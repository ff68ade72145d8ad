import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { errorCodes } from '@hamzaban/contracts';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

const DESCRIPTION = `Support chatbot for online shops. A shop exchanges its API key for a token (POST /auth), sends its visitors'
messages (POST /webhook) and reads conversations. Errors are problem bodies (RFC 9457) in Persian or English
(Accept-Language); their codes: ${Object.keys(errorCodes).join(', ')}.`;

/** OpenAPI 3.1 made from the routes' own schemas at \`/openapi.json\`, and a page over it at \`/docs\`. */
export async function registerApiDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hamzaban',
        version: '0.1.0',
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'access_token of POST /auth' },
          adminKey: { type: 'http', scheme: 'bearer', description: 'a platform key, ak_live_…' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    // The page styles itself inline; its own policy allows that for its own addresses only.
    staticCSP: true,
    uiConfig: { docExpansion: 'list', deepLinking: true, defaultModelsExpandDepth: 0 },
    theme: { title: 'Hamzaban API' },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
