import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { ActionFailedError, ActionRejectedError, type ActionServer } from '@hamzaban/dialogue';
import {
  type CircuitBreaker,
  createCircuitBreaker,
  createSafeFetch,
  EgressError,
  type Lookup,
  type Passage,
  type SafeResponse,
} from '@hamzaban/net';
import { writeActionCall } from './action-call.ts';
import type { ActionEndpoint } from './action-endpoint.ts';
import { addressOf } from './address-of.ts';
import { egressFailure } from './failure-text.ts';
import { createPlaces } from './places.ts';
import { BadAnswerError, readActionAnswer, readRejection } from './read-action-answer.ts';

/** What a client of an action server needs. Make one for each endpoint and share it: its limits count for all who use it. */
export interface ActionServerClientDeps {
  /** For one action, waiting for a free place included. Rasa waits 300 s. */
  readonly timeoutMs: number;
  readonly clock: { now(): number };
  /** Hosts that may be asked, as `safeFetch` takes them. Default: the endpoint's own host and port, and no other. */
  readonly allowHosts?: readonly string[];
  /** Requests are sent deflated (Rasa: `COMPRESS_ACTION_SERVER_REQUEST`). Default false. */
  readonly isCompressed?: boolean;
  /** Of an answer. Default 1 MiB. */
  readonly maxBytes?: number;
  /** Actions running at the same time; more wait. Default 64. */
  readonly maxInFlight?: number;
  /** PEM certificates to trust instead of the usual ones: the content of the endpoint's `cafile`. */
  readonly ca?: string;
  readonly lookup?: Lookup;
}

const MAX_ANSWER_BYTES = 1024 * 1024;
const MAX_IN_FLIGHT = 64;
/** A burst of as many messages is worked off; beyond it, failing at once is kinder than memory running full. */
const MAX_WAITING = 2000;
/** Under the shortest idle time of usual servers (gunicorn 2 s; Sanic and Node 5 s), so that a request seldom meets a closing connection. */
const IDLE_MS = 1500;
/** An action that hangs five times one after another is not called again for a while; other actions are. */
const BREAKER = { failuresToOpen: 5, openMs: 10_000 };

const deflated = promisify(deflate);

/**
 * A client of a server that speaks Rasa's action protocol (rasa-compat 18): rasa-sdk's, or `rasa run actions`.
 *
 * Rejects with `ActionRejectedError` when the action does not want to run, with `ActionFailedError` for everything else:
 * its message says in one sentence what was wrong. Nothing is sent twice, except that a server that asks for the domain
 * (449) gets the call again with it. An action that hangs is fenced off by a breaker of its own, so that the others of
 * the same server go on. Throws `BadAllowanceError` for a wrong entry of `allowHosts`.
 */
export function createActionServerClient(endpoint: ActionEndpoint, deps: ActionServerClientDeps): ActionServer {
  const { timeoutMs, clock, isCompressed = false, maxInFlight = MAX_IN_FLIGHT, ca, lookup } = deps;
  const { url, headers } = addressOf(endpoint);
  const safeFetch = createSafeFetch({
    allowPrivate: deps.allowHosts ?? [`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`],
    isClosedToPublic: true,
    timeoutMs,
    maxBytes: deps.maxBytes ?? MAX_ANSWER_BYTES,
    maxRedirects: 0,
    keepAlive: { idleMs: IDLE_MS, maxIdle: maxInFlight },
    ...(ca !== undefined && { ca }),
    ...(lookup !== undefined && { lookup }),
  });
  const places = createPlaces(maxInFlight, MAX_WAITING);
  // By action, and only actions of a domain are called: bounded.
  const breakers = new Map<string, CircuitBreaker>();

  return {
    async run(request) {
      const name = request.next_action;
      const fail = (why: string, cause?: unknown) =>
        new ActionFailedError(name, `Failed to execute custom action '${name}': ${why}.`, cause);
      const breaker = breakerOf(name);
      const rests = () => fail('it did not answer several times just now and rests for some seconds');
      if (breaker.state === 'open') throw rests();
      const signal = AbortSignal.timeout(timeoutMs);
      const giveBack = await places.take(signal);
      if (giveBack === null) {
        throw fail(signal.aborted ? lateness() : 'too many actions are waiting for the action server');
      }
      try {
        const hasDomain = !endpoint.isDomainSelective || request.declaresDomain;
        const call = writeActionCall(request, hasDomain);
        const passage = breaker.enter();
        if (passage === null) throw rests();
        const response = await ask(call, passage, signal);
        if (response.status !== 449 || hasDomain) return resultOf(response);
        return resultOf(await ask(writeActionCall(request, true), passage, signal));
      } catch (error) {
        throw error instanceof BadAnswerError ? fail(`the action server answered ${error.message}`, error) : error;
      } finally {
        giveBack();
      }

      async function ask(call: string, passage: Passage, signal: AbortSignal): Promise<SafeResponse> {
        try {
          const response = await post(call, signal);
          passage.succeeded();
          return response;
        } catch (error) {
          if (!(error instanceof EgressError)) {
            passage.failed();
            throw error;
          }
          const isLate = error.reason === 'aborted' || error.reason === 'timeout';
          if (isLate || error.reason === 'too_large') passage.failed();
          else passage.succeeded();
          throw fail(isLate ? lateness() : egressFailure(error), error);
        }
      }

      function resultOf({ status, body }: SafeResponse) {
        if (status === 200) return readActionAnswer(body);
        if (status === 404)
          throw fail('the action server has no action of this name (404): register it there, or correct the domain');
        const rejection = status === 400 ? readRejection(body) : null;
        if (rejection !== null) throw new ActionRejectedError(rejection.action, rejection.error ?? undefined);
        throw fail(`the action server answered with status ${status}; see its log`);
      }
    },
  };

  function breakerOf(name: string): CircuitBreaker {
    const breaker = breakers.get(name) ?? createCircuitBreaker({ clock, ...BREAKER });
    breakers.set(name, breaker);
    return breaker;
  }

  function lateness(): string {
    return `the action server did not answer within ${timeoutMs / 1000} s`;
  }

  async function post(call: string, signal: AbortSignal): Promise<SafeResponse> {
    if (!isCompressed) return safeFetch(url, { method: 'POST', headers, body: call, signal });
    const body = await deflated(call);
    return safeFetch(url, { method: 'POST', headers: { ...headers, 'content-encoding': 'deflate' }, body, signal });
  }
}
