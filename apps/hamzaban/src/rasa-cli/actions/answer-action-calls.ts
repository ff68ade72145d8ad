import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import {
  type ActionCall,
  ActionExecutionRejection,
  type ActionExecutor,
  ActionNotFoundError,
} from '@hamzaban/action-sdk';

/** A call holds the domain and, from the real Rasa, the whole conversation. */
const MAX_CALL_BYTES = 32 * 1024 * 1024;

const inflated = promisify(inflate);

/** What answers calls. */
export interface ActionCallsOptions {
  readonly executor: ActionExecutor;
  /** Origins that browsers may call from; `*` for all. */
  readonly corsOrigins: readonly string[];
  /** Hears of actions that failed. */
  readonly onFailure: (action: string, error: unknown) => void;
}

/** Answers as rasa-sdk's server does (rasa-compat 18): `POST /webhook`, `GET /health`, `GET /actions`. */
export function answerActionCalls(options: ActionCallsOptions): RequestListener {
  const { executor, corsOrigins, onFailure } = options;
  return (request, response) => {
    allowOrigin(request, response);
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === '/webhook' && request.method === 'POST') {
      answerCall(request, response).catch((error) => response.destroy(error instanceof Error ? error : undefined));
      return;
    }
    request.resume();
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (path === '/health' && isRead(request)) send(response, 200, { status: 'ok' });
    else if (path === '/actions' && isRead(request)) {
      send(
        response,
        200,
        executor.names.map((name) => ({ name })),
      );
    } else send(response, 404, { error: 'There are POST /webhook, GET /health and GET /actions.' });
  };

  async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === null) {
      // What is still to come would be read for nothing.
      response.setHeader('connection', 'close');
      send(response, 413, { error: `A call may have ${MAX_CALL_BYTES} bytes.` });
      response.on('finish', () => request.destroy());
      return;
    }
    const call = await readCall(request, body);
    if (call === null) return send(response, 400, { error: 'Invalid body request' });
    if (!call.next_action) return send(response, 200, null);
    try {
      send(response, 200, await executor.run(call as ActionCall));
    } catch (error) {
      if (error instanceof ActionExecutionRejection) {
        return send(response, 400, { error: error.message, action_name: error.actionName });
      }
      if (error instanceof ActionNotFoundError) {
        return send(response, 404, { error: error.message, action_name: error.actionName });
      }
      onFailure(call.next_action, error);
      send(response, 500, { error: error instanceof Error ? error.message : String(error) });
    }
  }

  function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
    const { origin } = request.headers;
    if (origin === undefined || !(corsOrigins.includes('*') || corsOrigins.includes(origin))) return;
    response.setHeader('access-control-allow-origin', corsOrigins.includes('*') ? '*' : origin);
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('vary', 'origin');
  }
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** null when it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_CALL_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** null when it is no call. */
async function readCall(request: IncomingMessage, body: Buffer): Promise<Partial<ActionCall> | null> {
  try {
    const isDeflated = request.headers['content-encoding'] === 'deflate';
    const text = isDeflated ? await inflated(body, { maxOutputLength: MAX_CALL_BYTES }) : body;
    const call: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    return isCall(call) ? call : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError || isZlib(error)) {
      return null;
    }
    throw error;
  }
}

function isZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** A call names no action, or names one and brings a conversation. */
function isCall(value: unknown): value is Partial<ActionCall> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { next_action: name, tracker } = value as Record<string, unknown>;
  if (name === undefined || name === null || name === '') return true;
  return typeof name === 'string' && typeof tracker === 'object' && tracker !== null;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
