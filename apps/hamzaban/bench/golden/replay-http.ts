import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { JsonValue, ResponseVariation } from '@hamzaban/rasa-project';
import pino from 'pino';
import { validatingActions } from '../../../../packages/dialogue/bench/validating-actions.ts';
import { openRasaServer, type RasaServer } from '../../src/rasa-http/compose.ts';
import { compareReplies, type Reply } from './compare-replies.ts';
import type { Comparison } from './golden-report.ts';
import { authOf, type HttpMode, modeOf, signAgain, tokenOf } from './http-mode.ts';
import { type HttpProject, trainHttpProject } from './http-project.ts';
import type { HttpCall, HttpRecording } from './http-recording.ts';

/** Trains the recorded project, makes every recorded call of our server, and compares the replies. */
export async function replayHttp(
  recording: HttpRecording,
  paths: { readonly golden: string; readonly project: string },
): Promise<Comparison> {
  const modelName = recordedModelName(recording);
  const project = await trainHttpProject(paths.project, {
    golden: paths.golden,
    project: recording.project,
    modelName,
    components: recordedComponents(recording),
    assistantId: /"assistant_id":"([^"]+)"/.exec(JSON.stringify(recording))?.[1] ?? 'golden',
  });
  const tokens = await signAgain(recording.calls);
  const differences: string[] = [];
  let meantDifferences = 0;
  for (const { mode, calls } of runsOf(recording.calls)) {
    const server = await startServer(mode, recording.calls, project);
    for (const { index, call } of calls) {
      const reply = await send(server, call, { project, tokens });
      const { difference, isMeant } = compareReplies(reply, recordedReply(call));
      if (isMeant) meantDifferences++;
      const { method, path } = call.request;
      if (difference !== null) differences.push(`call ${index} ${method} ${path} ${call.label ?? ''}: ${difference}`);
    }
    await server.close();
  }
  await rm(project.folder, { recursive: true, force: true });
  return { conversations: recording.calls.length, differences, meantDifferences };
}

interface HttpRun {
  readonly mode: HttpMode;
  readonly calls: { readonly index: number; readonly call: HttpCall }[];
}

/** Calls in order, those of one server together. */
function runsOf(calls: readonly HttpCall[]): readonly HttpRun[] {
  const runs: HttpRun[] = [];
  for (const [index, call] of calls.entries()) {
    const mode = modeOf(call);
    if (runs.at(-1)?.mode !== mode) runs.push({ mode, calls: [] });
    runs.at(-1)?.calls.push({ index, call });
  }
  return runs;
}

/** The name of the recorded model file, without suffix, so that ours can have the same. */
function recordedModelName({ calls }: HttpRecording): string {
  for (const { body } of calls) {
    const file =
      body !== null && typeof body === 'object' && !Array.isArray(body)
        ? (body as { model_file?: unknown }).model_file
        : undefined;
    if (typeof file === 'string') return basename(file, '.tar.gz');
  }
  return 'golden';
}

/** Components of the recorded pipeline besides the tokenizer: a failure names the one that it came from. */
function recordedComponents(recording: HttpRecording): readonly string[] {
  const named = [...JSON.stringify(recording).matchAll(/node run_([A-Za-z]+)\d+\./g)].map(([, name = '']) => name);
  return [...new Set(named)];
}

async function startServer(mode: HttpMode, calls: readonly HttpCall[], project: HttpProject): Promise<RasaServer> {
  const server = await openRasaServer({
    logger: pino({ level: 'silent' }),
    trackerStore: { kind: 'memory' },
    actionServer: validatingActions,
    auth: authOf(mode, calls),
    hasApi: mode !== 'no-api',
    hasRest: true,
    origins: mode === 'api' ? ['*'] : [],
    requestTimeoutMs: 60_000,
    modelsFolder: `${project.folder}/models`,
    maxPredictions: 10,
    chooseVariation: ([first]) => first as ResponseVariation,
  });
  if (mode !== 'no-model') await server.models.load(project.modelPath);
  return server;
}

async function send(
  { app }: RasaServer,
  { request }: HttpCall,
  context: { readonly project: HttpProject; readonly tokens: ReadonlyMap<string, string> },
): Promise<Reply> {
  const { method, path, body, headers } = request;
  const text = body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const token = tokenOf(headers);
  const signed = token === null ? undefined : context.tokens.get(token);
  const reply = await app.inject({
    method: method as 'GET',
    url: path,
    headers: {
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...headers,
      ...(signed !== undefined && { Authorization: `Bearer ${signed}` }),
    },
    ...(text !== undefined && { payload: text.replaceAll('PROJECT/', `${context.project.folder}/`) }),
  });
  return {
    status: reply.statusCode,
    contentType: String(reply.headers['content-type'] ?? ''),
    body: parsed(reply.body),
  };
}

function recordedReply({ status, content_type: type, body }: HttpCall): Reply {
  return { status, contentType: type === null || type === 'None' ? '' : type, body };
}

/** As the recordings have it: JSON where it is JSON, text otherwise. */
function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
