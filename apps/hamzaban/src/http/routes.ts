import type { FastifyInstance } from 'fastify';
import { registerAdmin } from './admin/route.ts';
import { admit } from './admit.ts';
import { registerAuth } from './auth/route.ts';
import { registerAgentActions } from './conversations/agent/route.ts';
import { registerListConversations } from './conversations/list/route.ts';
import { registerListMessages } from './conversations/messages/route.ts';
import { allowOrigins } from './cross-origin.ts';
import { registerDemoPage } from './demo-page/route.ts';
import type { HttpServices } from './http-services.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import { registerWebhook } from './webhook/route.ts';

/** All routes but the health checks and the API's description. Every call counts against its address. */
export async function registerRoutes(app: FastifyInstance, services: HttpServices, metrics: Metrics): Promise<void> {
  await app.register(async (limited) => {
    limited.addHook('onRequest', async (request, reply) => admit(services.limits, reply, { address: request.ip }));
    allowOrigins(limited, services.origins);
    registerAuth(limited, services);
    registerWebhook(limited, services, metrics);
    registerListConversations(limited, services);
    registerListMessages(limited, services);
    registerAgentActions(limited, services);
    registerAdmin(limited, services);
    await registerDemoPage(limited, services);
  });
}
