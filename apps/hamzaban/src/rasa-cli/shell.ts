import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { type AgentTurn, explainTurn } from '@hamzaban/bot';
import { type ActionServer, type LogEntry, newTracker, type TrackerSnapshot } from '@hamzaban/dialogue';
import type { Command } from 'commander';
import type { Terminal } from '../cli/terminal.ts';
import { UsageError } from '../cli/usage-error.ts';
import { readRasaEnvironment } from '../config/rasa-environment.ts';
import { readSetupFile } from '../rasa-http/setup/read-setup-file.ts';
import { packActionsOfProject } from './actions/pack-actions-of-project.ts';
import { loadAgent } from './load-agent.ts';
import { decisionSourcesBeside } from './shell/decision-sources-beside.ts';
import { showExplanation } from './shell/show-explanation.ts';

interface ShellOptions {
  readonly model: string;
  readonly conversationId?: string;
  readonly debug?: boolean;
  readonly json?: boolean;
  readonly endpoints: string;
}

/** `rasa shell`: a conversation on the terminal; `rasa shell nlu` prints how each line is understood. */
export function addShellCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('shell')
    .description('talk to a trained bot on the terminal; `rasa shell nlu` shows how a text is understood')
    .argument('[part]', 'nlu: only understand')
    .option('-m, --model <path>', 'model file, or folder whose newest model is taken', 'models')
    .option('--conversation-id <id>', 'sender id of the conversation')
    .option('--endpoints <file>', 'where custom actions are run', 'endpoints.yml')
    .option('--debug', 'for each answer: intent, entities, policy, rule or story with its file, confidence, slots')
    .option('--json', 'a line of JSON for each turn, with what --debug shows')
    .action(async (part: string | undefined, options: ShellOptions) => {
      if (part !== undefined && part !== 'nlu')
        throw new UsageError(`There is no "rasa shell ${part}": nlu, or nothing.`);
      if (command.getOptionValueSource('endpoints') === 'cli' && !existsSync(options.endpoints))
        throw new UsageError(`There is no file ${options.endpoints} (--endpoints).`);
      const actionServer = part === 'nlu' ? null : await actionServerOf(options.endpoints);
      const { agent, file } = await loadAgent(options.model, {
        optionsFor: async () => ({ log }),
        ...(part !== 'nlu' && { actions: { server: actionServer, findPackActions: packActionsOfProject(warn) } }),
      });
      if (part === 'nlu') return understandLines(agent.parse, terminal, options.json === true);
      const isExplained = options.debug === true || options.json === true;
      const sources = isExplained ? decisionSourcesBeside(file, terminal) : null;
      (options.json === true ? terminal.err : terminal.out)(
        "Bot loaded. Type a message and press enter (use '/stop' to exit): ",
      );
      const senderId = options.conversationId ?? randomUUID();
      let snapshot: TrackerSnapshot = newTracker(senderId);
      await eachLine(terminal, async (line) => {
        const message = { senderId, text: line, inputChannel: 'cmdline', messageId: randomUUID() };
        const before = agent.dialogue.describe(snapshot);
        const turn: AgentTurn = await agent.respond(snapshot, message);
        snapshot = turn.tracker;
        if (options.json !== true) show(turn);
        if (sources === null) return;
        const after = agent.dialogue.describe(snapshot);
        const explanation = explainTurn({ text: line, turn, before, after, sourceOf: sources.find });
        if (options.json === true) terminal.out(JSON.stringify(explanation));
        else showExplanation(explanation, terminal);
      });
    });

  function warn(sentence: string): void {
    terminal.err(terminal.colors.yellow(sentence));
  }

  function log({ level, message, fields }: LogEntry): void {
    const { yellow, red } = terminal.colors;
    const detail = Object.entries(fields).map(([name, value]) => `${name} ${String(value)}`);
    if (level !== 'info') terminal.err((level === 'error' ? red : yellow)(`${message}: ${detail.join(', ')}`));
  }

  function show({ messages }: AgentTurn): void {
    for (const { text, buttons, quickReplies, image, attachment, custom } of messages) {
      if (text !== undefined) terminal.out(text);
      if (image !== undefined) terminal.out(`Image: ${image}`);
      if (attachment !== undefined) terminal.out(`Attachment: ${JSON.stringify(attachment)}`);
      for (const [index, button] of (quickReplies ?? buttons ?? []).entries()) {
        terminal.out(
          `  ${index + 1}: ${String(button['title'])} (${String(button['payload'] ?? button['url'] ?? '')})`,
        );
      }
      if (custom !== undefined) terminal.out(`Custom json: ${JSON.stringify(custom, undefined, 2)}`);
    }
  }
}

/** The action server that an endpoints file names, if there is such a file and it names one. */
async function actionServerOf(endpoints: string): Promise<ActionServer | null> {
  const setup = await readSetupFile(endpoints, process.env);
  if (setup?.['action_endpoint'] === undefined) return null;
  const { openActionServer } = await import('../actions/compose.ts');
  return openActionServer(setup, endpoints, readRasaEnvironment(process.env));
}

async function understandLines(parse: (text: string) => unknown, terminal: Terminal, isLine: boolean): Promise<void> {
  (isLine ? terminal.err : terminal.out)('NLU model loaded. Type a message and press enter to parse it.');
  await eachLine(terminal, async (line) =>
    terminal.out(JSON.stringify(parse(line), undefined, isLine ? undefined : 2)),
  );
}

/** Does something with each line of the standard input until `/stop`, its end, or nobody reads the answers. */
async function eachLine(terminal: Terminal, take: (line: string) => Promise<void>): Promise<void> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  prompt();
  for await (const line of lines) {
    if (line.trim() === '/stop') break;
    await take(line);
    if (terminal.isAbandoned) break;
    prompt();
  }
  lines.close();
}

function prompt(): void {
  if (process.stdin.isTTY) process.stdout.write('Your input ->  ');
}
