import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { AgentTurn } from '@hamzaban/bot';
import type { TrackerSnapshot } from '@hamzaban/dialogue';
import type { Command } from 'commander';
import type { Terminal } from '../cli/terminal.ts';
import { UsageError } from '../cli/usage-error.ts';
import { loadAgent } from './load-agent.ts';

interface ShellOptions {
  readonly model: string;
  readonly conversationId?: string;
  readonly debug?: boolean;
}

/** `rasa shell`: a conversation on the terminal; `rasa shell nlu` prints how each line is understood. */
export function addShellCommand(program: Command, terminal: Terminal): void {
  program
    .command('shell')
    .description('talk to a trained bot on the terminal; `rasa shell nlu` shows how a text is understood')
    .argument('[part]', 'nlu: only understand')
    .option('-m, --model <path>', 'model file, or folder whose newest model is taken', 'models')
    .option('--conversation-id <id>', 'sender id of the conversation')
    .option('--debug', 'for each answer: intent, entities, policy and rule')
    .action(async (part: string | undefined, options: ShellOptions) => {
      if (part !== undefined && part !== 'nlu')
        throw new UsageError(`There is no "rasa shell ${part}": nlu, or nothing.`);
      const { agent } = await loadAgent(options.model);
      const isForNlu = part === 'nlu';
      terminal.out(
        isForNlu
          ? 'NLU model loaded. Type a message and press enter to parse it.'
          : "Bot loaded. Type a message and press enter (use '/stop' to exit): ",
      );
      const senderId = options.conversationId ?? randomUUID();
      const lines = createInterface({ input: process.stdin, terminal: false });
      let snapshot: TrackerSnapshot | null = null;
      prompt();
      for await (const line of lines) {
        if (line.trim() === '/stop') break;
        if (isForNlu) {
          terminal.out(JSON.stringify(agent.parse(line), undefined, 2));
        } else {
          const message = { senderId, text: line, inputChannel: 'cmdline', messageId: randomUUID() };
          const turn: AgentTurn = await agent.respond(snapshot, message);
          snapshot = turn.tracker;
          show(turn);
          if (options.debug === true) explain(turn);
        }
        prompt();
      }
      lines.close();
    });

  function prompt(): void {
    if (process.stdin.isTTY) process.stdout.write('Your input ->  ');
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

  function explain({ parse, decisions, tracker }: AgentTurn): void {
    const { dim } = terminal.colors;
    const entities = parse.entities.map(({ entity, value }) => `${entity}=${JSON.stringify(value)}`).join(' ');
    terminal.err(dim(`  intent ${parse.intent.name} ${(parse.intent.confidence ?? 0).toFixed(2)} ${entities}`));
    for (const { action, policy, confidence, reason } of decisions) {
      terminal.err(
        dim(`  ${action} by ${policy ?? '-'} ${confidence.toFixed(2)}${reason === null ? '' : ` (${reason})`}`),
      );
    }
    terminal.err(dim(`  conversation ${tracker.senderId}`));
  }
}
