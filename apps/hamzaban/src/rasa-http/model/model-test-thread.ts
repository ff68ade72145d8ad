import { parentPort, workerData } from 'node:worker_threads';
import { loadAgent } from '../../rasa-cli/load-agent.ts';
import type { ModelTestData, ModelTestMessage } from './model-test.ts';
import { testIntents } from './test-intents.ts';
import { testStories } from './test-stories.ts';

const { modelPath, test } = workerData as ModelTestData;
let message: ModelTestMessage;
try {
  const { agent } = await loadAgent(modelPath);
  const body = test.kind === 'stories' ? testStories(agent, test.yaml, test.isEndToEnd) : testIntents(agent, test);
  message = { kind: 'done', body };
} catch (error) {
  message = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}
parentPort?.postMessage(message);
