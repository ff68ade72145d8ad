import {
  ActionFailedError,
  ActionRejectedError,
  type ActionRequest,
  type ActionResult,
  type ActionServer,
} from '@hamzaban/dialogue';
import { ActionExecutionRejection } from './action.ts';
import type { ActionCall, ActionExecutor } from './action-executor.ts';

/** What running actions in the bot's own process needs. */
export interface InProcessActionServerDeps {
  readonly executor: ActionExecutor;
  /** For one action. An action that never waits cannot be interrupted: only trusted ones belong in a process. */
  readonly timeoutMs: number;
  readonly timers: {
    setTimeout(go: () => void, delayMs: number): unknown;
    clearTimeout(handle: unknown): void;
  };
}

/** Actions in the bot's own process, for packs that are trusted. */
export function createInProcessActionServer(deps: InProcessActionServerDeps): ActionServer {
  const { executor, timeoutMs, timers } = deps;
  return {
    async run(request: ActionRequest): Promise<ActionResult> {
      const name = request.next_action;
      const { promise, reject } = Promise.withResolvers<never>();
      const timer = timers.setTimeout(
        () => reject(new ActionFailedError(name, `Failed to execute custom action '${name}': it takes too long.`)),
        timeoutMs,
      );
      try {
        return await Promise.race([executor.run(request as unknown as ActionCall), promise]);
      } catch (error) {
        if (error instanceof ActionExecutionRejection) throw new ActionRejectedError(error.actionName, error.message);
        if (error instanceof ActionFailedError) throw error;
        const why = error instanceof Error ? error.message : String(error);
        throw new ActionFailedError(name, `Failed to execute custom action '${name}': ${why}`, error);
      } finally {
        timers.clearTimeout(timer);
      }
    },
  };
}
